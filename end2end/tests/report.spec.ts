// The report: the road, the first fix, the score to expect, checking one thing again, the pictures, its states.
import { mkdirSync, writeFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { check, finished, picture } from "./steps";

test("the road shows where mail stops and leads to the reasons", async ({ page }) => {
  await check(page, "no-ptr.lab.test");
  const road = page.locator("section[aria-labelledby='road']");
  await expect(road.getByRole("listitem")).toHaveCount(8);
  await expect(road.locator(".road-stops")).toContainText("reverse DNS and HELO");
  await expect(road.locator(".road-stops")).toContainText("stops mail");
  // Nobody has measured the port: that is drawn as such, not as good.
  await expect(road.getByRole("listitem").first()).toContainText("not measured");
  await expect(road.locator("svg.road-picture")).toHaveAttribute("aria-hidden", "true");
  for (const link of await road.getByRole("link").all()) {
    const target = await link.getAttribute("href");
    await expect(page.locator(target!)).toHaveCount(1);
  }
  await road.getByRole("link", { name: /SPF/ }).click();
  expect(new URL(page.url()).hash).toBe("#findings-spf");
  // What it leads to is unfolded on the way.
  await expect(page.locator("#area-spf > details")).toHaveAttribute("open", "");
});

test("sound areas are folded, others open", async ({ page }) => {
  await check(page, "no-ptr.lab.test");
  await expect(page.locator("#area-ptr > details")).toHaveAttribute("open", "");
  await expect(page.locator("#area-spf > details")).not.toHaveAttribute("open", "");
});

test("marking a fix as done shows the score to expect, without any script", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await check(page, "no-ptr.lab.test");
  const before = Number(await page.locator(".score-number b").innerText());
  expect(before).toBeLessThanOrEqual(49);
  await page.locator("#fix-ptr-missing").getByRole("link", { name: "I have done this" }).click();
  expect(new URL(page.url()).search).toBe("?done=ptr.missing");
  const expected = page.locator(".score-expected");
  await expect(expected).toContainText("when the world sees");
  expect(Number((await expected.innerText()).match(/\d+/)![0])).toBeGreaterThan(before);
  await expect(page.locator(".score-number b")).toHaveText(String(before));
  await page.locator("#fix-ptr-missing").getByRole("link", { name: "Not done after all" }).click();
  await expect(page.locator(".score-expected")).toHaveCount(0);
  await context.close();
});

// The engine's tests do the same in every area.
for (const [sample, code, area, name] of [
  ["no-dmarc", "dmarc-missing", "dmarc", "DMARC"],
  ["no-ptr", "ptr-missing", "ptr", "Reverse DNS"],
  ["burnt", "dnsbl-listed", "dnsbl", "Blocklists"],
] as const) {
  test(`one thing alone is checked again, ${area}`, async ({ page }) => {
    await check(page, `${sample}.lab.test`);
    const whole = page.url();
    const heading = await page.locator(`#fix-${code} h3`).innerText();
    await page.locator(`#fix-${code}`).getByRole("button", { name: "Check this again" }).click();
    await page.waitForURL((url) => /\/runs\//.test(url.pathname) && !whole.includes(url.pathname));
    await finished(page);
    await expect(page.locator("section[id^='area-']")).toHaveCount(1);
    await expect(page.locator(`#area-${area}`)).toBeVisible();
    await expect(page.locator("main")).toContainText(`one part alone: ${name}`);
    // Nobody has mended it meanwhile.
    await expect(page.locator(`#fix-${code} h3`)).toHaveText(heading);
    await picture(page, `report-partial-${area}`);
    await page.getByRole("button", { name: "Check again" }).click();
    await page.waitForURL((url) => /\/runs\//.test(url.pathname));
    await finished(page);
    await expect(page.locator("#area-spf")).toHaveCount(1);
  });
}

test("the score says where the points went", async ({ page }) => {
  await check(page, "spf-lookups.lab.test");
  const points = Number(await page.locator(".score-number b").innerText());
  const lost = await page.locator(".score-lines dd").allTextContents();
  expect(lost.length).toBeGreaterThan(0);
  expect(100 - lost.reduce((sum, text) => sum + Number(text.replace("−", "")), 0)).toBe(points);
  await page.getByText("How the score is made").click();
  await expect(page.locator(".scale")).toContainText("25 points");
});

test("the trace is whole and can be searched", async ({ page }) => {
  await check(page, "no-ptr.lab.test");
  await page.locator("#run > details > summary").click();
  const rows = page.locator("#trace tbody tr");
  const all = await rows.count();
  expect(all).toBeGreaterThan(10);
  await page.getByLabel("Show only what contains").fill("v=spf1");
  await expect(rows.filter({ visible: true }).first()).toContainText("v=spf1");
  expect(await rows.filter({ visible: true }).count()).toBeLessThan(all);
  await page.getByLabel("Show only what contains").fill("nothing has this");
  await expect(page.getByText("Nothing contains that.")).toBeVisible();
});

test("each picture stands beside a table that says the same", async ({ page }) => {
  await check(page, "burnt.lab.test");
  await page.locator("details").evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
  const pictures = page.locator("figure.picture");
  expect(await pictures.count()).toBeGreaterThanOrEqual(4);
  for (const one of await pictures.all()) {
    await expect(one.locator("figcaption")).not.toBeEmpty();
    expect(await one.locator("table tbody tr").count()).toBeGreaterThan(0);
  }
  await expect(page.locator("#area-dnsbl svg[role=img]").first()).toHaveAttribute("aria-label", /listed/);
});

for (const [sample, step] of [
  ["no-ptr", "ptr-missing"],
  ["burnt", "dnsbl-listed"],
  ["spf-lookups", "spf-too-many-lookups"],
  ["no-dmarc", "dmarc-missing"],
] as const) {
  test(`the first fix of ${sample} is found at once`, async ({ page }) => {
    await check(page, `${sample}.lab.test`);
    await expect(page.locator("ol.fixes > li").first()).toHaveAttribute("id", `fix-${step}`);
    // The cause in the sentence is the heading of the first fix.
    const heading = await page.locator(`#fix-${step} h3`).innerText();
    await expect(page.locator("h1")).toContainText(heading.slice(1));
  });
}

test("what a reader hears", async ({ page }) => {
  await check(page, "no-ptr.lab.test");
  mkdirSync("artefacts", { recursive: true });
  writeFileSync("artefacts/report-no-ptr.aria.yml", await page.locator("main").ariaSnapshot());
  await expect(page.locator("section[aria-labelledby='road']")).toMatchAriaSnapshot(`
    - region "The road of your mail":
      - heading "The road of your mail" [level=2]
      - list:
        - listitem:
          - link /outbound port 25 not measured/
        - listitem:
          - link /address and blocklists in order/
        - listitem:
          - link /reverse DNS and HELO stops mail/
        - listitem:
          - link /SPF in order/
  `);
  await expect(page.locator("section[aria-labelledby='fix-first']")).toMatchAriaSnapshot(`
    - region "Fix first":
      - heading "Fix first" [level=2]
      - list:
        - listitem:
          - heading "The address 203.0.113.12 has no reverse name" [level=3]
  `);
});

test("a shared report is plain, says how long it stands and tells a preview nothing", async ({ page, browser }) => {
  await check(page, "burnt.lab.test");
  const experts = { name: "For experts", includeHidden: true };
  await expect(page.getByRole("heading", experts).first()).toBeAttached();
  await page.locator("#share form button").first().click();
  const link = await page.locator(".record code").innerText();
  const stranger = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const other = await stranger.newPage();
  await other.goto(link);
  await expect(other.locator("main")).toContainText(/readable until \d{4}-\d\d-\d\d/);
  await expect(other.locator("form[action='/action/check']")).toHaveCount(0);
  await expect(other.getByRole("link", { name: "I have done this" })).toHaveCount(0);
  // Both are told in plain words; what is for experts stays with the owner.
  await expect(other.getByText("In plain words:").first()).toBeAttached();
  await expect(other.getByRole("heading", experts)).toHaveCount(0);
  const card = await other.locator("meta[property^='og:']").evaluateAll((all) => all.map((one) => one.getAttribute("content")).join(" "));
  expect(card).toContain("/card.png");
  expect(card).not.toContain("burnt");
  expect(card).not.toContain("203.0.113");
  expect((await other.request.get("/card.png")).headers()["content-type"]).toBe("image/png");
  expect((await new AxeBuilder({ page: other }).analyze()).violations).toEqual([]);
  await picture(other, "shared-wide");
  await stranger.close();
});

test("states: no name server, no such page", async ({ page }) => {
  await check(page, "example.com");
  await expect(page.locator("h1")).toContainText("No DNS server answered");
  await expect(page.locator("section[aria-labelledby='road'], section[aria-labelledby='score']")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Check again" })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await picture(page, "state-offline");
  await page.goto("/s/nothing");
  await expect(page.locator("h1")).toContainText("Nothing here");
  await picture(page, "state-gone");
});

test("the report needs no movement and no mouse", async ({ browser }) => {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  await check(page, "no-ptr.lab.test");
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await page.locator("#area-spf summary").first().focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#area-spf > details")).toHaveAttribute("open", "");
  await context.close();
});

test("every stop of the keyboard is seen, and every fold is one", async ({ page }) => {
  await check(page, "no-ptr.lab.test");
  const folds = await page.locator("summary:visible").count();
  const stops: { fold: boolean; outline: string; seen: boolean; skip: boolean }[] = [];
  await page.evaluate(() => window.scrollTo(0, 0));
  for (;;) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const here = document.activeElement;
      if (!here || here === document.body) return null;
      const box = here.getBoundingClientRect();
      const style = getComputedStyle(here);
      const seen = box.height > 0 && box.bottom > 0 && box.top < innerHeight;
      return { fold: here.matches("summary"), outline: `${style.outlineStyle} ${style.outlineWidth}`, seen, skip: here.matches(".skip") };
    });
    if (!stop || (stop.skip && stops.length > 0)) break;
    stops.push(stop);
    expect(stops.length).toBeLessThan(400);
  }
  expect(stops[0].skip).toBe(true);
  expect(stops.filter((stop) => stop.outline !== "solid 3px" || !stop.seen)).toEqual([]);
  expect(stops.filter((stop) => stop.fold).length).toBe(folds);
  // The first stop leads past the head of the page.
  await page.locator(".skip").focus();
  await page.keyboard.press("Enter");
  expect(new URL(page.url()).hash).toBe("#main");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement!.closest("main") !== null)).toBe(true);
});

for (const width of [1280, 390]) {
  test(`nothing is larger than the verdict sentence, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await check(page, "burnt.lab.test");
    const larger = await page.evaluate(() => {
      const size = (element: Element) => parseFloat(getComputedStyle(element).fontSize);
      const limit = size(document.querySelector("h1")!);
      const texts = [...document.querySelectorAll("body *")].filter((element) => !element.closest("h1, svg") && [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim()));
      return texts.filter((element) => size(element) >= limit).map((element) => element.textContent);
    });
    expect(larger).toEqual([]);
  });
}
