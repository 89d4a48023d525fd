// The main job, as a newcomer does it; runs with script and without.
import { expect, test } from "@playwright/test";
import { check, finished, picture } from "./steps";

test("a lab domain without a reverse name is told so", async ({ page }, info) => {
  await check(page, "no-ptr.lab.test");
  // Who refuses is named, because their own rules say so.
  await expect(page.locator("h1")).toContainText("Gmail, Yahoo and Outlook refuse mail from here");
  await expect(page.locator("h1")).toContainText("no reverse name");
  // The first thing to do stands above everything else, and leads to its reasons.
  const first = page.locator("section[aria-labelledby='fix-first'] li").first();
  await expect(first.locator(".record code")).toHaveText("mail.no-ptr.lab.test");
  await expect(first.getByRole("link", { name: "Why we say so" })).toHaveAttribute("href", "#findings-ptr");
  const ptr = page.locator("#area-ptr");
  await expect(ptr).toContainText("stops mail");
  await expect(ptr.getByRole("link", { name: "What to do: step 1" })).toHaveAttribute("href", "#fix-ptr-missing");
  await ptr.locator("summary", { hasText: "answer" }).click();
  await expect(ptr.locator("table")).toContainText("in-addr.arpa PTR");
  await picture(page, `report-no-ptr-${info.project.name}`);
});

test("a healthy domain is told so", async ({ page }) => {
  await check(page, "healthy.lab.test");
  await expect(page.locator(".verdict-broken, .verdict-problem")).toHaveCount(0);
  await expect(page.locator("#area-spf")).toContainText("in order");
});

test("a burnt address is named with the list", async ({ page }) => {
  await check(page, "burnt.lab.test");
  await expect(page.locator("#area-dnsbl")).toContainText("Spamhaus ZEN");
  await expect(page.locator("h1")).toContainText("blocklist");
});

test("the whole way in Chinese", async ({ page }, info) => {
  await page.goto("/");
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page.locator("h1")).toHaveText("你的邮件能送达吗？");
  await check(page, "no-dmarc.lab.test");
  await expect(page.locator("#area-dmarc")).toContainText("没有 DMARC 记录");
  await picture(page, `report-chinese-${info.project.name}`);
  await page.getByRole("button", { name: "English" }).click();
  await finished(page);
  await expect(page.locator("#area-dmarc")).toContainText("has no DMARC record");
});

test("what cannot be read is named, and nothing typed is lost", async ({ page }) => {
  await page.goto("/");
  await page.locator("#target").fill("not a domain");
  await page.locator("#ip").fill("300.1.2.3");
  await page.locator("form[action='/action/check'] button.button-main").click();
  await expect(page.locator("#target-error")).toContainText("neither a domain name");
  await expect(page.locator("#ip-error")).toContainText("not an IP address");
  await expect(page.locator("#target")).toHaveValue("not a domain");
  await expect(page.locator("#ip")).toHaveValue("300.1.2.3");
  await expect(page.locator("#target")).toHaveAttribute("aria-invalid", "true");
  // Shown once.
  await page.reload();
  await expect(page.locator("#target-error")).toHaveCount(0);
});

test("a report is shared, opened by a stranger, and taken back", async ({ page, browser }, info) => {
  await check(page, "spf-lookups.lab.test");
  await page.locator("#share form button").first().click();
  const link = await page.locator(".record code").innerText();
  expect(link).toMatch(/\/s\/[A-Za-z0-9_-]{43}$/);

  const stranger = await browser.newContext({ javaScriptEnabled: info.project.name === "script" });
  const other = await stranger.newPage();
  const answer = await other.goto(link);
  expect(answer?.headers()["x-robots-tag"]).toContain("noindex");
  await expect(other.locator("#area-spf")).toContainText("look-ups");
  await expect(other.locator("body")).not.toContainText("127.0.0.1:");
  await expect(other.locator("form[action='/action/delete_run']")).toHaveCount(0);
  // The document behind the link says no more than the page.
  const document = await (await other.request.get(`${link}/report.json`)).json();
  expect([document.schema, document.evidence, document.vantage.resolver]).toEqual(["mailworthy.report/1", [], ""]);
  expect(document.findings.filter((finding: { evidence: unknown[]; details: unknown[] }) => finding.evidence.length + finding.details.length)).toEqual([]);
  await picture(other, `shared-${info.project.name}`);

  await page.goBack();
  await page.reload();
  await page.locator("form[action='/action/revoke_share'] button").click();
  await expect(page.locator("main")).toContainText("taken back");
  expect((await other.goto(link))?.status()).toBe(404);
  expect((await other.request.get(`${link}/report.json`)).status()).toBe(404);
  await stranger.close();
});

test("somebody else's report is not there", async ({ page, browser }) => {
  await check(page, "healthy.lab.test");
  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  expect((await other.goto(page.url()))?.status()).toBe(404);
  expect((await other.request.get(`${page.url()}/report.json`)).status()).toBe(404);
  expect((await other.request.get(`${page.url()}/events`)).status()).toBe(404);
  await stranger.close();
});

test("a report is deleted after asking once more", async ({ page }) => {
  await check(page, "no-ptr.lab.test");
  const url = page.url();
  await page.locator("details:has(form[action='/action/delete_run']) summary").click();
  await page.locator("form[action='/action/delete_run'] button").click();
  await expect(page.locator("main")).toContainText("deleted");
  expect((await page.goto(url))?.status()).toBe(404);
});

test("the report can be downloaded as JSON by the contract", async ({ page }) => {
  await check(page, "no-ptr.lab.test");
  const answer = await page.request.get(`${page.url()}/report.json`);
  expect(answer.headers()["content-disposition"]).toContain("attachment");
  const report = await answer.json();
  expect(report.schema).toBe("mailworthy.report/1");
  expect(report.target.domain).toBe("no-ptr.lab.test");
  const finding = report.findings.find((one: { code: string }) => one.code === "ptr.missing");
  expect(finding).toMatchObject({ area: "ptr", verdict: "broken" });
  expect(report.evidence[finding.evidence[0]].question).toContain("in-addr.arpa PTR");
});

test("without any name server nobody is accused", async ({ page }, info) => {
  await check(page, "example.com");
  await expect(page.locator("h1")).toContainText("No DNS server answered");
  await expect(page.locator(".verdict-broken, .verdict-problem")).toHaveCount(0);
  await picture(page, `report-blind-${info.project.name}`);
});
