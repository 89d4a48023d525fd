// What a browser must load, measured in Chromium.
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { check } from "./steps";

test("a full report stays within its budgets and asks for nothing once it is there", async ({ page }) => {
  const answers = new Map<string, Buffer>();
  page.on("response", async (response) => {
    const path = new URL(response.url()).pathname;
    if (/^\/pkg\/.*\.(wasm|css|js)$/.test(path)) answers.set(path, await response.body().catch(() => Buffer.alloc(0)));
  });
  for (const sample of ["burnt", "spf-lookups", "healthy"]) {
    await check(page, `${sample}.lab.test`);
    const html = await (await page.request.get(page.url())).body();
    const size = gzipSync(html, { level: 6 }).length;
    test.info().annotations.push({ type: "HTML", description: `${sample}: ${html.length} bytes, ${size} gzip` });
    expect(size, `${sample}: HTML`).toBeLessThanOrEqual(60 * 1024);
  }
  await page.goto(page.url());
  await page.waitForLoadState("networkidle");
  const sum = (ending: string) => [...answers].filter(([path]) => path.endsWith(ending)).reduce((bytes, [, body]) => bytes + gzipSync(body, { level: 9 }).length, 0);
  test.info().annotations.push({ type: "loaded", description: `WASM ${sum(".wasm")}, CSS ${sum(".css")}, JS ${sum(".js")} gzip` });
  expect(sum(".css")).toBeLessThanOrEqual(25 * 1024);
  expect(sum(".css")).toBeGreaterThan(0);
  // A program built for testing carries islands that nobody made small; scripts/budget.sh weighs those that are shipped.
  if (process.env.MAILWORTHY_PROGRAM?.includes("release")) expect(sum(".wasm")).toBeLessThanOrEqual(120 * 1024);

  const late: string[] = [];
  page.on("request", (request) => late.push(`${request.resourceType()} ${request.url()}`));
  await page.locator("#run > details > summary").click();
  await page.getByLabel("Show only what contains").fill("spf");
  await page.mouse.wheel(0, 4_000);
  await expect(page.locator("#trace")).toBeVisible();
  expect(late.filter((one) => !one.startsWith("eventsource"))).toEqual([]);
});
