// The report on paper: two or three clean pages, in both sizes and both languages.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { expect, test, type Browser } from "@playwright/test";
import { check } from "./steps";

async function paper(browser: Browser, sample: string, format: "A4" | "Letter", locale: string): Promise<{ pages: number; text: string }> {
  const context = await browser.newContext({ locale, colorScheme: "dark" });
  const page = await context.newPage();
  await check(page, `${sample}.lab.test`);
  mkdirSync("artefacts", { recursive: true });
  const path = `artefacts/print-${sample}-${format}-${locale.slice(0, 2)}.pdf`;
  await page.pdf({ path, format, preferCSSPageSize: false });
  await context.close();
  const pages = Number(/Pages:\s+(\d+)/.exec(execFileSync("pdfinfo", [path], { encoding: "utf8" }))![1]);
  const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  execFileSync("pdftoppm", ["-r", "60", "-png", path, path.replace(".pdf", "")]);
  return { pages, text };
}

for (const format of ["A4", "Letter"] as const) {
  test(`a bad report on ${format}`, async ({ browser }) => {
    const { pages, text } = await paper(browser, "burnt", format, "en-GB");
    expect(pages).toBeGreaterThanOrEqual(2);
    expect(pages).toBeLessThanOrEqual(3);
    const flat = text.replace(/\s+/g, " ");
    expect(flat).toContain("burnt.lab.test");
    expect(flat).toContain("The road of your mail");
    expect(flat).toContain("Fix first");
    expect(flat).toContain("Score");
    expect(flat).toContain("Spamhaus ZEN");
    // What only a screen needs stays there.
    for (const nothing of ["Copy", "Check again", "Share this report", "Delete", "Every question", "Explain", "The same as a table"]) {
      expect(flat).not.toContain(nothing);
    }
  });
}

test("a good report and a Chinese one", async ({ browser }) => {
  expect((await paper(browser, "healthy", "A4", "en-GB")).pages).toBeLessThanOrEqual(2);
  const chinese = await paper(browser, "no-ptr", "A4", "zh-CN");
  expect(chinese.pages).toBeLessThanOrEqual(3);
  expect(chinese.text.replace(/\s+/g, "")).toContain("没有反向解析");
});

// Hostile records, and reports with many small steps: what takes most room.
for (const sample of ["markup", "listed-minor", "mx-half"]) {
  test(`a long report, ${sample}`, async ({ browser }) => {
    for (const format of ["A4", "Letter"] as const) {
      expect((await paper(browser, sample, format, "en-GB")).pages, format).toBeLessThanOrEqual(3);
    }
  });
}
