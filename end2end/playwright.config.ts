import { defineConfig, devices } from "@playwright/test";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// The program under test; the site lies beside it. Every run has a database of its own.
const program = process.env.MAILWORTHY_PROGRAM ?? "../target/debug/mailworthy";
const port = Number(process.env.MAILWORTHY_TEST_PORT ?? 3917);
process.env.MAILWORTHY_TEST_DATA ??= mkdtempSync(join(tmpdir(), "mailworthy-end2end-"));

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  timeout: 180_000,
  globalTimeout: 1_500_000,
  maxFailures: 8,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  retries: 0,
  workers: 2,
  reporter: [["list"]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: {
      executablePath: process.env.MAILWORTHY_CHROMIUM || "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
    locale: "en-GB",
  },
  projects: [
    { name: "script", use: { ...devices["Desktop Chrome"] }, testIgnore: /plain\.spec/ },
    { name: "plain", use: { ...devices["Desktop Chrome"], javaScriptEnabled: false }, testMatch: /(plain|flow)\.spec/ },
  ],
  webServer: {
    command: `${program} serve --lab --listen 127.0.0.1:${port} --database sqlite:${process.env.MAILWORTHY_TEST_DATA}/test.db --dns "" --checks-per-hour 0 --target-checks-per-hour 0`,
    url: `http://127.0.0.1:${port}/healthz`,
    reuseExistingServer: false,
    timeout: 30_000,
    stdout: "ignore",
    stderr: "pipe",
    env: { RUST_LOG: "warn" },
  },
});
