// States that need a console of their own. The connection breaks off while a check goes on: the page says so, waits, and finds its way back to the
// report. Somebody asks too often: the first page says how long to wait.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { check, picture } from "./steps";

/** A console of its own, which may be killed. */
async function start(port: number, data: string, ...settings: string[]): Promise<ChildProcess> {
  const program = process.env.MAILWORTHY_PROGRAM ?? "../target/debug/mailworthy";
  const child = spawn(program, ["serve", "--lab", "--listen", `127.0.0.1:${port}`, "--database", `sqlite:${join(data, "lost.db")}`, "--dns", "", "--workers", "1", ...settings], { stdio: "ignore" });
  await expect(async () => expect((await fetch(`http://127.0.0.1:${port}/healthz`)).ok).toBe(true)).toPass({ timeout: 30_000 });
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((exited) => child.once("exit", exited));
  child.kill("SIGKILL");
  await gone;
}

// Beside the console that all tests share, and below the ports that a lab takes.
const ports = Number(process.env.MAILWORTHY_TEST_PORT ?? 3917) + 1;

for (const [language, port, lost] of [["en-GB", ports, "Connection lost"], ["zh-CN", ports + 1, "连接中断"]] as const) {
  test(`the server dies and comes back, ${language}`, async ({ browser }) => {
    const data = mkdtempSync(join(tmpdir(), "mailworthy-lost-"));
    let child = await start(port, data);
    const context = await browser.newContext({ locale: language, baseURL: `http://127.0.0.1:${port}`, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    try {
      await page.goto("/");
      // Nobody answers for these, and one is looked at after the other: there is time.
      for (const selector of ["one", "two", "three", "four"]) {
        await context.request.post("/action/check", { form: { target: "silent.lab.test", selector }, maxRedirects: 0 });
      }
      await page.locator("#target").fill("silent.lab.test");
      const listens = page.waitForRequest(/\/events$/);
      await page.locator("form[action='/action/check'] button.button-main").click();
      await page.waitForURL(/\/runs\//);
      await listens;
      const message = page.getByRole("status").filter({ hasText: lost });
      await expect(message).toHaveCount(0);
      const run = page.url();
      await kill(child);
      await expect(message).toBeVisible();
      await picture(page, `lost-${language.slice(0, 2)}`);
      // What was known stays, and the page is not loaded again into an error of the browser.
      await expect(page.locator("main li").first()).toBeVisible();
      expect(page.url()).toBe(run);
      child = await start(port, data);
      await expect(page.locator("section[id^='area-']").first()).toBeVisible({ timeout: 90_000 });
      expect(page.url()).toBe(run);
      await expect(message).toHaveCount(0);
    } finally {
      await context.close();
      await kill(child);
    }
  });
}

for (const [language, port, said] of [["en-GB", ports + 2, "Too many checks"], ["zh-CN", ports + 3, "检测次数过多"]] as const) {
  test(`who asks too often is told how long to wait, and nothing typed is lost, ${language}`, async ({ browser }) => {
    const child = await start(port, mkdtempSync(join(tmpdir(), "mailworthy-often-")), "--checks-per-hour", "4");
    const context = await browser.newContext({ locale: language, baseURL: `http://127.0.0.1:${port}`, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    try {
      await check(page, "healthy.lab.test");
      await page.goto("/");
      await page.locator("#target").fill("no-ptr.lab.test");
      await page.locator("#ip").fill("203.0.113.12");
      await page.locator("form[action='/action/check'] button.button-main").click();
      await expect(page.getByText(said)).toBeVisible();
      await expect(page.locator("#target")).toHaveValue("no-ptr.lab.test");
      await expect(page.locator("#ip")).toHaveValue("203.0.113.12");
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await picture(page, `often-${language.slice(0, 2)}`);
    } finally {
      await context.close();
      await kill(child);
    }
  });
}
