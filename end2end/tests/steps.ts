import { expect, type Page } from "@playwright/test";

/** Starts a check from the first page and waits for its report, with script or without. */
export async function check(page: Page, target: string, ip = ""): Promise<void> {
  await page.goto("/");
  await page.locator("#target").fill(target);
  if (ip) await page.locator("#ip").fill(ip);
  await page.locator("form[action='/action/check'] button.button-main").click();
  await page.waitForURL(/\/runs\//);
  await finished(page);
}

/** Waits until the report of the run that is shown is there. */
export async function finished(page: Page): Promise<void> {
  await expect(page.locator("section[id^='area-']").first()).toBeVisible({ timeout: 30_000 });
}

/** Keeps a picture of the whole page among the artefacts. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `artefacts/${name}.png`, fullPage: true });
}
