// How the pages look, and whether everybody can use them: pictures are kept, axe must find nothing serious.
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { check, picture } from "./steps";

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter((one) => one.impact === "serious" || one.impact === "critical");
  expect(serious.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
}

async function narrow(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

for (const [name, width, height] of [["wide", 1280, 900], ["phone", 390, 844], ["small", 320, 640]] as const) {
  for (const scheme of ["light", "dark"] as const) {
    test(`pages, ${name}, ${scheme}`, async ({ browser }) => {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme });
      const page = await context.newPage();
      await page.goto("/");
      await narrow(page);
      await accessible(page);
      await picture(page, `home-${name}-${scheme}`);
      await check(page, "burnt.lab.test");
      await narrow(page);
      await accessible(page);
      await picture(page, `report-${name}-${scheme}`);
      await page.goto("/runs/nothing");
      await narrow(page);
      await accessible(page);
      await picture(page, `not-found-${name}-${scheme}`);
      await context.close();
    });
  }
}

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
