import { spawnSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { findChromium } from "../../lib/notebook/find-chromium.js";

export const CHROMIUM = findChromium();

/** What a test of pages is called where there is no browser to run it. */
export function inChromium(what: string): string {
  return CHROMIUM ? what : `${what} (skipped: no Chromium)`;
}

const ARIAL = /Arial|Arimo|Helvetica|Liberation|Nimbus/.test(
  spawnSync("fc-match", ["Arial"], { encoding: "utf8" }).stdout ?? "Arial",
);

/** What a test of the room that text takes is called, and whether it is skipped where there is no font of Arial's widths: figures are laid out for it. */
export const inArial = (what: string) =>
  [
    ARIAL ? what : `${what} (skipped: no font of Arial's widths, such as fonts-liberation)`,
    { skip: !ARIAL },
  ] as const;

/** A headless Chromium with a profile of its own. */
export function launchChromium(): Promise<Browser> {
  if (!CHROMIUM) throw new Error("there is no Chromium");
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export interface OpenOptions {
  readonly width?: number;
  readonly dark?: boolean;
  readonly javaScript?: boolean;
  /** Runs on the page before its own scripts. */
  readonly prepare?: () => void;
}

/** A page opened from disk with the network off, and all that it has complained of or asked for. */
export interface OpenPage {
  readonly page: Page;
  /** Messages of the console, errors, violations of the page's policy. */
  readonly complaints: readonly string[];
  /** Addresses that are neither a file's nor the page's own. */
  readonly requests: readonly string[];
  /** Closed, it leaves its page to be used again. */
  readonly context: { close(): Promise<void> };
}

/** Pages that nobody uses, by their browser and by whether they run scripts. */
const idle = new WeakMap<Browser, Readonly<Record<"scripts" | "none", Page[]>>>();

function idlePages(browser: Browser, javaScript: boolean): Page[] {
  const pages = idle.get(browser) ?? { scripts: [], none: [] };
  idle.set(browser, pages);
  return pages[javaScript ? "scripts" : "none"];
}

/** Leaves nothing of what a page showed, stored or emulated. */
async function empty(page: Page): Promise<void> {
  for (const other of page.context().pages()) if (other !== page) await other.close();
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
    location.replace("about:blank");
  });
  await page.waitForURL("about:blank");
  await page.emulateMedia({ media: null, contrast: null, forcedColors: null, reducedMotion: null });
  await page.mouse.move(0, 0);
}

/**
 * Opens a file without a network, and without what another has stored. The page was used before, unless something is prepared on it:
 * its process has compiled the scripts that all files share, which takes longer than all else of opening one.
 */
export async function openOffline(
  browser: Browser,
  file: string,
  { width = 1280, dark = false, javaScript = true, prepare }: OpenOptions = {},
): Promise<OpenPage> {
  const pages = idlePages(browser, javaScript);
  const page = (prepare ? undefined : pages.pop()) ?? (await newPage(browser, javaScript));
  if (prepare) await page.addInitScript(prepare);
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!/^(?:file|data|blob):/.test(request.url())) requests.push(request.url());
  });
  await page.goto(pathToFileURL(file).href);
  const close = async () => {
    page.removeAllListeners();
    if (prepare) return page.context().close();
    await empty(page);
    pages.push(page);
  };
  return { page, complaints, requests, context: { close } };
}

async function newPage(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled });
  await context.setOffline(true);
  return context.newPage();
}

/** Goes from figure to figure until each is drawn, and back to the top. */
export async function figuresDrawn(page: Page): Promise<void> {
  if ((await page.locator(".cb-figure").count()) === 0) throw new Error("the page has no figures");
  await scrolledFigures(page);
}

/** The same of a page that may have no figures. */
export async function scrolledFigures(page: Page): Promise<void> {
  const figures = await page.locator(".cb-figure").all();
  for (const figure of figures) {
    await figure.evaluate((element) => {
      element.scrollIntoView({ behavior: "instant" });
      // Who reaches for a figure need not rest there.
      element.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
    });
    await figure.locator(".cb-plot .main-svg").first().waitFor();
  }
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
}
