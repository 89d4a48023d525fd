// The pages between the first one and the report, in each language and light: pictures are kept, axe must find nothing.
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { check, finished, picture } from "./steps";

async function sound(page: Page, name: string): Promise<void> {
  await picture(page, name);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${one.impact} ${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

for (const [name, width, scheme, language] of [["wide", 1280, "light", "en-GB"], ["phone-dark-zh", 390, "dark", "zh-CN"]] as const) {
  test(`from the first page to the probe, ${name}`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme: scheme, locale: language });
    const page = await context.newPage();
    await page.goto("/");
    await page.locator("#target").fill("not a domain");
    await page.locator("#ip").fill("300.1.2.3");
    await page.locator("form[action='/action/check'] button.button-main").click();
    await expect(page.locator("#ip-error")).toBeVisible();
    await sound(page, `errors-${name}`);

    await page.locator("#target").fill("silent.lab.test");
    await page.locator("#ip").fill("");
    await page.locator("form[action='/action/check'] button.button-main").click();
    await page.waitForURL(/\/runs\//);
    // The page loads itself again when the run ends: not before it was looked at, and nobody walks away in that moment.
    let look = () => {};
    const looked = new Promise<void>((done) => (look = done));
    const again = /\/runs\/[^/]+$/;
    await page.route(again, async (route) => {
      await looked;
      await route.continue();
    });
    await sound(page, `going-${name}`);
    look();
    await finished(page);
    await page.unroute(again);

    await check(page, "no-ptr.lab.test");
    await page.locator("#port-25 button").first().click();
    await expect(page.locator("pre code")).toBeAttached();
    await sound(page, `probe-${name}`);
    await page.goto("/");
    await sound(page, `recent-${name}`);
    await context.close();
  });
}

test("an owner has the servers tried, and they are not tried again the same day", async ({ page }) => {
  await check(page, "healthy.lab.test");
  await page.locator("#owner").scrollIntoViewIfNeeded();
  await sound(page, "owner");
  const first = page.url();
  const tried = async () => {
    await page.locator("#owner button").click();
    await page.waitForURL((url) => url.pathname.startsWith("/runs/") && url.href !== first);
    await finished(page);
    await page.locator("#area-smtp_in > details > summary").click();
  };
  await tried();
  await expect(page.locator("#area-smtp_in")).toContainText("postmaster@healthy.lab.test");
  await expect(page.locator("#owner")).toHaveCount(0);
  await page.goto(first);
  await tried();
  await expect(page.locator("#area-smtp_in")).toContainText("less than a day ago");
});
