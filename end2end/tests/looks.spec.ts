// How the pages look, and whether everybody can use them: pictures are kept, axe must find nothing at all, in both languages.
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Browser, type Page } from "@playwright/test";
import { check, picture } from "./steps";

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${one.impact} ${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
}

async function narrow(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

/** Everything that can be hit is at least 24 pixels high and wide, or stands in a sentence. */
async function reachable(page: Page, least: number): Promise<void> {
  const small = await page.evaluate((least) => {
    const all = [...document.querySelectorAll<HTMLElement>("main a, main button, main summary, main input:not([type=hidden])")];
    return all
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest("p.inline-text, td, dd, li.walk-rung"))
      .map((one) => ({ box: one.getBoundingClientRect(), html: one.outerHTML.slice(0, 90) }))
      .filter(({ box }) => box.height < least - 0.5)
      .map(({ box, html }) => `${Math.round(box.width)}×${Math.round(box.height)} ${html}`);
  }, least);
  expect(small).toEqual([]);
}

async function everywhere(page: Page, name: string): Promise<void> {
  await picture(page, name);
  await narrow(page);
  await accessible(page);
}

const samples = { burnt: "burnt.lab.test", "no-ptr": "no-ptr.lab.test", spf: "spf-lookups.lab.test", healthy: "healthy.lab.test" };

async function visit(browser: Browser, name: string, width: number, height: number, scheme: "light" | "dark", language: "en-GB" | "zh-CN"): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale: language });
  const page = await context.newPage();
  await page.goto("/");
  await everywhere(page, `home-${name}`);
  for (const [sample, target] of Object.entries(samples)) {
    if (sample !== "burnt" && width < 390) continue;
    await check(page, target);
    await everywhere(page, `report-${sample}-${name}`);
    await reachable(page, 24);
    if (sample === "burnt") {
      // With everything unfolded, axe looks at what is folded too.
      await page.locator("details").evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
      await everywhere(page, `report-open-${name}`);
    }
  }
  await page.goto("/about/probe");
  await everywhere(page, `about-${name}`);
  await page.goto("/runs/nothing");
  await everywhere(page, `not-found-${name}`);
  await context.close();
}

for (const [name, width, height] of [["wide", 1280, 900], ["phone", 390, 844], ["small", 320, 640]] as const) {
  for (const scheme of ["light", "dark"] as const) {
    for (const language of ["en-GB", "zh-CN"] as const) {
      test(`pages, ${name}, ${scheme}, ${language}`, async ({ browser }) => {
        await visit(browser, `${name}-${scheme}-${language.slice(0, 2)}`, width, height, scheme, language);
      });
    }
  }
}

test("fingers find what they are to hit", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await check(page, "burnt.lab.test");
  const small = await page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>("main .reach, main .road-gate, main summary, main .button, main .link-button")];
    return all
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().height < 43.5)
      .map((one) => `${Math.round(one.getBoundingClientRect().height)} ${one.outerHTML.slice(0, 90)}`);
  });
  expect(small).toEqual([]);
  await context.close();
});

test("the chosen appearance is kept", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("button", { name: "Dark" })).toHaveAttribute("aria-pressed", "true");
});

test("the picture of the README", async ({ page }) => {
  await page.setViewportSize({ width: 1180, height: 820 });
  await check(page, "no-ptr.lab.test");
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: "artefacts/readme.png" });
});
