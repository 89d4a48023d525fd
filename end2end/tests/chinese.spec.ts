// Chinese as it is set: no character alone on the last line of a text, and no line that begins with a mark that closes.
import { expect, test, type Page } from "@playwright/test";
import { check } from "./steps";

/** What stands badly among the texts that are seen. */
async function badly(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const blocks = [...document.querySelectorAll<HTMLElement>("h1, h2, h3, p, dd, dt, li, summary, .badge, .road-gate span, .road-gate b, figcaption")];
    const shown = blocks.filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest("svg, table, .tree, .record, .walk-rung, code"));
    const faults: string[] = [];
    for (const block of shown) {
      // Blocks of blocks are looked at part by part.
      if ([...block.querySelectorAll("*")].some((one) => !/^(inline|contents)/.test(getComputedStyle(one).display))) continue;
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      const lines: { top: number; text: string }[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent!;
        for (let place = 0; place < text.length; place += 1) {
          if (!text[place].trim()) continue;
          const range = document.createRange();
          range.setStart(node, place);
          range.setEnd(node, place + 1);
          const box = range.getBoundingClientRect();
          if (!box.height) continue;
          const last = lines.at(-1);
          if (last && Math.abs(last.top - (box.top + box.height / 2)) < box.height * 0.6) last.text += text[place];
          else lines.push({ top: box.top + box.height / 2, text: text[place] });
        }
      }
      if (!/[\u4e00-\u9fff]/.test(block.textContent!)) continue;
      // A name that fills a line by itself is broken wherever it ends.
      for (let place = 1; place < lines.length; place += 1) {
        if (!/[\u4e00-\u9fff]/.test(lines[place - 1].text) && lines[place - 1].text.length > 12) lines[place - 1].text += lines.splice(place, 1)[0].text;
      }
      const said = `${block.tagName.toLowerCase()}: ${lines.map((line) => line.text).join(" / ")}`;
      if (lines.slice(1).some((line) => /^[、。，；：！？）」』》”’…]/.test(line.text))) faults.push(`begins with a mark, ${said}`);
      const alone = lines.length > 1 ? lines.at(-1)!.text.replace(/[、。，；：！？（）「」『』《》“”’…]/g, "") : "";
      if (lines.length > 1 && /^[\u4e00-\u9fff]?$/.test(alone)) faults.push(`ends with one character, ${said}`);
    }
    return faults;
  });
}

for (const width of [320, 390]) {
  test(`Chinese lines, ${width} wide`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width, height: 844 }, locale: "zh-CN" });
    const page = await context.newPage();
    await page.goto("/");
    expect(await badly(page), "home").toEqual([]);
    const faults: string[] = [];
    for (const sample of ["burnt", "no-ptr", "no-dmarc", "spf-lookups", "healthy", "mta-sts-unmet", "parked", "closed-port"]) {
      await check(page, `${sample}.lab.test`);
      faults.push(...(await badly(page)).map((one) => `${sample}: ${one}`));
      await page.locator("details").evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
      faults.push(...(await badly(page)).map((one) => `${sample}, unfolded: ${one}`));
    }
    expect([...new Set(faults)]).toEqual([]);
    await context.close();
  });
}
