// Nothing moves under the reader: layout shifts, measured on every page from the first one to the fresh look, in three widths and both lights.
import { expect, test, type Page } from "@playwright/test";
import { check, finished } from "./steps";

/** Shifts by page; what the reader's own hand moved does not count. */
async function watch(page: Page): Promise<Map<string, string[]>> {
  const shifts = new Map<string, string[]>();
  await page.exposeFunction("shifted", (where: string, value: number, what: string) => {
    const place = where.replace(/\/runs\/[^/]+/, "/runs/…").replace(/\/s\/.*/, "/s/…");
    shifts.set(place, [...(shifts.get(place) ?? []), `${value} ${what}`]);
  });
  await page.addInitScript(() => {
    type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node?: Node }[] };
    const report = (window as unknown as { shifted: (where: string, value: number, what: string) => void }).shifted;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        const what = entry.sources.map(({ node }) => (node instanceof Element ? node.outerHTML : (node?.textContent ?? "")).slice(0, 90));
        if (!entry.hadRecentInput) report(location.pathname, entry.value, what.join(" | "));
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  return shifts;
}

for (const width of [320, 390, 1280]) {
  for (const scheme of ["light", "dark"] as const) {
    test(`nothing moves, ${width} wide, ${scheme}`, async ({ browser }) => {
      const context = await browser.newContext({ viewport: { width, height: width < 500 ? 844 : 900 }, colorScheme: scheme });
      const page = await context.newPage();
      const shifts = await watch(page);
      const visited: string[] = [];
      const rest = async (name: string) => {
        visited.push(name);
        await page.waitForLoadState("networkidle");
        // Through the whole page, as a reader goes.
        await page.evaluate(async () => {
          for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
            scrollTo(0, y);
            await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
          }
        });
      };
      await page.goto("/");
      await rest("home");
      // The page that goes on while the check does, until the report takes its place.
      await page.locator("#target").fill("silent.lab.test");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/runs\//);
      visited.push("progress");
      await finished(page);
      await rest("a report of little");
      await check(page, "burnt.lab.test");
      await check(page, "burnt.lab.test");
      await rest("report");
      const run = page.url().split("#")[0];
      await page.goto(`${run}/compare`);
      await rest("compare");
      await page.goto(`${run}/fresh`);
      await rest("before the fresh look");
      await page.locator("main form button").first().click();
      await page.waitForLoadState("load");
      await rest("fresh look");
      await page.goto(run);
      await page.locator("#share form button").first().click();
      const link = await page.locator(".record code").innerText();
      await rest("share");
      await page.goto(link);
      await rest("shared");
      await page.goto("/");
      await rest("home with recent checks");
      const sums = [...shifts].map(([place, all]) => ({ place, sum: all.reduce((sum, one) => sum + parseFloat(one), 0), all }));
      test.info().annotations.push({ type: "shifts", description: JSON.stringify(sums.map(({ place, sum }) => [place, sum])) });
      expect(sums.filter(({ sum }) => sum >= 0.01)).toEqual([]);
      expect(visited).toHaveLength(10);
      await context.close();
    });
  }
}
