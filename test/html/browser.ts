import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after } from "node:test";
import { type Browser, type CDPSession, chromium, type Page } from "playwright-core";
import { crowding } from "../fixtures/processor-time.ts";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const found = [process.env.CHROMIUM_PATH ?? "", ...PLACES].find((path) => path !== "" && existsSync(path));

/** Why tests in a browser are skipped; false where there is one. */
export const NO_BROWSER =
  found === undefined ? "there is no Chromium here: apt-get install chromium, or set CHROMIUM_PATH" : false;

/** What a page did while it was looked at, beside being read. */
export interface Seen {
  readonly page: Page;
  /** Addresses that were asked for, the page itself aside. */
  readonly requests: string[];
  readonly dialogs: string[];
  /** Errors of scripts, and what the policy of the page refused. */
  readonly errors: string[];
}

let browser: Promise<Browser> | undefined;

after(async () => (await browser)?.close());

interface Conditions {
  readonly width?: number;
  readonly dark?: boolean;
  readonly script?: boolean;
}

const ADDRESS = "https://page.test/plan.html";
/** Playwright's own 30 s are too few for a page of 5 MB, or for the first one, where others keep the machine busy. */
const LIMIT_MS = 300_000;

/** A window of Chromium. */
interface Window {
  readonly page: Page;
  readonly debug: CDPSession;
}

async function newWindow(): Promise<Window> {
  browser ??= chromium.launch({ executablePath: found ?? "", args: ["--no-sandbox"] });
  const context = await (await browser).newContext();
  context.setDefaultTimeout(LIMIT_MS);
  const page = await context.newPage();
  return { page, debug: await context.newCDPSession(page) };
}

/** One for all looks: a window of its own for each kind takes Chromium a second of work. */
let known: Window | undefined;

async function windowFor({ width = 1280, dark = false, script = true }: Conditions): Promise<Page> {
  if (known === undefined || known.page.isClosed()) known = await newWindow();
  const { page, debug } = known;
  page.removeAllListeners();
  await page.unrouteAll();
  await page.emulateMedia({ media: null, colorScheme: dark ? "dark" : "light" });
  await page.setViewportSize({ width, height: 900 });
  await debug.send("Emulation.setScriptExecutionDisabled", { value: !script });
  return page;
}

/** Opens a page from its text, as a file is opened, in place of the one before, and watches what it does. */
export async function look(text: string, conditions: Conditions = {}): Promise<Seen> {
  const page = await windowFor(conditions);
  const seen: Seen = { page, requests: [], dialogs: [], errors: [] };
  await page.route("**/*", async (route) => {
    const url = route.request().url();
    if (url === ADDRESS) return await route.fulfill({ contentType: "text/html; charset=utf-8", body: text });
    seen.requests.push(url);
    return await route.abort();
  });
  page.on("dialog", async (dialog) => {
    seen.dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  page.on("pageerror", ({ message }) => seen.errors.push(message));
  page.on("console", (message) => {
    if (message.type() === "error") seen.errors.push(message.text());
  });
  // Nothing else can be looked at in it.
  page.on("crash", () => {
    known = undefined;
  });
  await page.goto(ADDRESS);
  return seen;
}

/** When something of the page was seen first, in ms since it was asked for. */
const PAINTED = `new Promise((painted) => {
  const observer = new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntriesByName("first-contentful-paint")) painted(startTime);
  });
  observer.observe({ type: "paint", buffered: true });
})`;

/**
 * Milliseconds until something of a page is seen, the best of three where it is too much: by the clock, as it would be if
 * nothing else ran on the machine, or the processor's for all threads of the page where those are less.
 */
export async function paintMs(text: string, enough: number, tries = 3): Promise<number> {
  const { page, debug } = await newWindow();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.route(ADDRESS, (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: text }),
  );
  await debug.send("Performance.enable");
  const before = crowding();
  await page.goto(ADDRESS, { waitUntil: "commit" });
  const byClock = await page.evaluate<number>(PAINTED);
  const alone = byClock / Math.max(before, crowding());
  const { metrics } = await debug.send("Performance.getMetrics");
  const busy = 1_000 * (metrics.find(({ name }) => name === "ProcessTime")?.value ?? Number.NaN);
  const took = Math.min(alone, busy);
  await page.context().close();
  return took < enough || tries === 1 ? took : Math.min(took, await paintMs(text, enough, tries - 1));
}

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What an accessibility checker finds. The policy of the page lets no script in: the checker comes by the debugger. */
export async function violations(page: Page): Promise<unknown> {
  await page.evaluate(readFileSync(AXE, "utf8"));
  return await page.evaluate(
    "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))",
  );
}

/** Opens all that is folded. */
export async function unfold(page: Page): Promise<void> {
  await page.locator("details").evaluateAll((all) => {
    for (const one of all) one.setAttribute("open", "");
  });
}
