// What only a browser with script does.
import { expect, test } from "@playwright/test";
import { check, picture } from "./steps";

test("the copy button copies the exact record", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await check(page, "no-dmarc.lab.test");
  const record = page.locator("#fix-dmarc-missing .record").first();
  await record.getByRole("button", { name: "Copy" }).click();
  await expect(record.getByRole("button")).toHaveText("Copied");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toBe(await record.locator("code").innerText());
});

test("progress arrives while the check goes on", async ({ page }) => {
  await page.goto("/");
  await page.locator("#target").fill("slow.lab.test");
  await page.locator("form[action='/action/check'] button.button-main").click();
  await expect(page.locator("section[id^='area-']").first()).toBeVisible({ timeout: 60_000 });
});

test("no page asks anybody else, logs an error or breaks its own policy", async ({ page, baseURL }) => {
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(baseURL!) && !request.url().startsWith("data:")) foreign.push(request.url());
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto("/");
  await check(page, "healthy.lab.test");
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});

test("hostile records stay text", async ({ page }) => {
  let alarmed = false;
  page.on("dialog", async (dialog) => {
    alarmed = true;
    await dialog.dismiss();
  });
  await check(page, "markup.lab.test");
  await page.locator("details summary").evaluateAll((all) => all.forEach((one) => (one as HTMLElement).click()));
  expect(await page.locator("main script, main img, main iframe").count()).toBe(0);
  expect(alarmed).toBe(false);
  await picture(page, "report-hostile");
});

test("the keyboard is enough", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("#target")).toBeFocused();
  await page.keyboard.type("healthy.lab.test");
  await page.keyboard.press("Enter");
  await expect(page.locator("section[id^='area-']").first()).toBeVisible({ timeout: 30_000 });
});
