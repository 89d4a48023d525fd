// The report on paper: two or three clean pages, in both sizes and both languages.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { expect, test, type Browser } from "@playwright/test";
import { check } from "./steps";

interface Paper {
  pages: number;
  text: string;
  /** How far down each page is printed, of its height without the margins. */
  filled: number[];
}

/** The share of a page above which the last mark stands; `image` is a greyscale PGM. Margins and what the browser prints into them do not count. */
function filled(image: Buffer): number {
  const [, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 40).toString("latin1"))!.map(Number);
  const pixels = image.subarray(image.length - width * height);
  const [top, bottom] = [Math.round(height * 0.044), Math.round(height * 0.946)];
  for (let row = bottom; row > top; row -= 1) {
    if (pixels.subarray(row * width, (row + 1) * width).some((grey) => grey < 215)) return (row - top) / (bottom - top);
  }
  return 0;
}

function printed(path: string): Paper {
  const pages = Number(/Pages:\s+(\d+)/.exec(execFileSync("pdfinfo", [path], { encoding: "utf8" }))![1]);
  const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  const base = path.replace(".pdf", "");
  execFileSync("pdftoppm", ["-r", "60", "-png", path, base]);
  const images = [...Array(pages).keys()].map((page) => execFileSync("pdftoppm", ["-r", "40", "-gray", "-f", `${page + 1}`, "-l", `${page + 1}`, path], { maxBuffer: 1e8 }));
  return { pages, text, filled: images.map(filled) };
}

/** A report, and what a link to it shows, as whoever prints it gets them. */
async function paper(browser: Browser, sample: string, formats: readonly ("A4" | "Letter")[], locale: string): Promise<Paper[]> {
  const context = await browser.newContext({ locale, colorScheme: "dark" });
  const page = await context.newPage();
  await check(page, `${sample}.lab.test`);
  mkdirSync("artefacts", { recursive: true });
  const papers: Paper[] = [];
  const print = async (name: string) => {
    for (const format of formats) {
      const path = `artefacts/print-${name}-${format}-${locale.slice(0, 2)}.pdf`;
      await page.pdf({ path, format, preferCSSPageSize: false });
      papers.push(printed(path));
    }
  };
  await print(sample);
  await page.locator("#share form button").first().click();
  await page.goto(await page.locator(".record code").innerText());
  await print(`${sample}-shared`);
  await context.close();
  return papers;
}

/** Two or three pages, and none but the last with a hole at its end. */
function clean(papers: Paper[], sample: string): void {
  for (const { pages, filled } of papers) {
    expect(pages, sample).toBeLessThanOrEqual(3);
    expect(filled.slice(0, -1).filter((share) => share < 0.75), `${sample}: ${filled.map((share) => share.toFixed(2)).join(", ")}`).toEqual([]);
  }
}

for (const format of ["A4", "Letter"] as const) {
  test(`a bad report on ${format}`, async ({ browser }) => {
    const papers = await paper(browser, "burnt", [format], "en-GB");
    clean(papers, "burnt");
    const [{ pages, text }] = papers;
    expect(pages).toBeGreaterThanOrEqual(2);
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
  const good = await paper(browser, "healthy", ["A4"], "en-GB");
  clean(good, "healthy");
  expect(good[0].pages).toBeLessThanOrEqual(2);
  const chinese = await paper(browser, "no-ptr", ["A4"], "zh-CN");
  clean(chinese, "no-ptr");
  expect(chinese[0].text.replace(/\s+/g, "")).toContain("没有反向解析");
});

// Hostile records, reports with many small steps, and those whose first page is hard to fill. MAILWORTHY_PRINT_ALL takes every sample there is.
const long = ["markup", "listed-minor", "mx-half"];
const zones = "../src/lab/zones";
const all = () => readdirSync(zones).flatMap((file) => [...readFileSync(`${zones}/${file}`, "utf8").matchAll(/^; sample: (\S+)\.lab\.test$/gm)].map(([, name]) => name));
for (const sample of process.env.MAILWORTHY_PRINT_ALL ? all() : long) {
  test(`a long report, ${sample}`, async ({ browser }) => {
    clean(await paper(browser, sample, ["A4", "Letter"], "en-GB"), sample);
  });
}
