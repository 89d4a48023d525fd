// A second check beside the first, and the name servers asked themselves; runs with script and without.
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { check, picture } from "./steps";

async function sound(page: Page, hasScript: boolean): Promise<void> {
  const overflow = async () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  if (!hasScript) return;
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
}

test("a second check says what has changed", async ({ page }, info) => {
  await check(page, "no-ptr.lab.test");
  await expect(page.locator("main")).not.toContainText("Since the last check");
  await page.goto(`${page.url().split("#")[0]}/compare`);
  await expect(page.locator("h1")).toHaveText("The first check of this target");

  await check(page, "no-ptr.lab.test");
  const strip = page.locator("aside", { hasText: "Since the last check" });
  await expect(strip).toContainText("nothing has changed");
  await strip.getByRole("link", { name: "Compare" }).click();
  await expect(page.locator("h1")).toHaveText("Nothing has changed");
  await expect(page.locator("table tbody tr")).toHaveCount(2);
  await expect(page.locator("svg[role='img']")).toHaveAttribute("aria-label", /Scores of 2 checks/);
  await page.setViewportSize({ width: 320, height: 640 });
  await sound(page, info.project.name === "script");
  await picture(page, `compare-small-${info.project.name}`);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.locator("tbody a").first().click();
  await expect(page.locator("section[id^='area-']").first()).toBeVisible();
});

test("another target is not compared", async ({ page }) => {
  await check(page, "no-ptr.lab.test");
  await check(page, "no-dmarc.lab.test");
  await expect(page.locator("main")).not.toContainText("Since the last check");
});

test("a fresh look tells the old answers from the new", async ({ page }, info) => {
  await check(page, "waiting.lab.test");
  await expect(page.locator("h1")).toContainText("SPF");
  const run = page.url().split("#")[0];
  await page.goto(`${run}/fresh`);
  await expect(page.locator("h1")).toHaveText("Ask the name servers themselves");
  await page.getByRole("button", { name: "Ask now" }).click();
  await expect(page.locator("h1")).toContainText("2 records are new at the name servers");
  await expect(page.locator("h1")).toContainText("at most 40 minutes");
  const spf = page.locator("main li", { hasText: "waiting.lab.test TXT" }).first();
  await expect(spf).toContainText("old at the resolver");
  await expect(spf).toContainText("v=spf1 mx -all");
  await expect(spf).toContainText("v=spf1 ip4:203.0.113.231 -all");
  await expect(page.locator("main")).toContainText("the same everywhere");
  await sound(page, info.project.name === "script");
  await picture(page, `fresh-${info.project.name}`);
  await page.setViewportSize({ width: 320, height: 640 });
  await sound(page, info.project.name === "script");
  await picture(page, `fresh-small-${info.project.name}`);
});

test("a stranger learns nothing of other checks", async ({ page, browser }) => {
  await check(page, "healthy.lab.test");
  const run = page.url().split("#")[0];
  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  for (const path of ["compare", "fresh"]) expect((await other.goto(`${run}/${path}`))?.status()).toBe(404);
  expect((await other.request.post(`${run}/fresh`)).status()).toBe(404);
  await stranger.close();
});

test("the schema of the report is served", async ({ page }) => {
  const answer = await page.request.get("/report.schema.json");
  expect(answer.headers()["content-type"]).toContain("application/json");
  expect((await answer.json()).properties.schema.const).toBe("mailworthy.report/1");
});

test("compare and fresh look in the dark and in Chinese", async ({ browser }) => {
  const context = await browser.newContext({ colorScheme: "dark", locale: "zh-CN", viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await check(page, "waiting.lab.test");
  await check(page, "waiting.lab.test");
  const run = page.url().split("#")[0];
  await page.goto(`${run}/compare`);
  await expect(page.locator("h1")).toHaveText("没有变化");
  await picture(page, "compare-dark-chinese");
  await page.goto(`${run}/fresh`);
  await page.locator("main form button").first().click();
  await expect(page.locator("h1")).toContainText("最多再持续 40 分钟");
  await picture(page, "fresh-dark-chinese");
  await context.close();
});
