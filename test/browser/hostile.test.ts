// Takes long: a browser opens pages made to break it, in three windows each.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportNotebooks } from "../../lib/notebook/export/export-notebook.js";
import type { Cell } from "../../lib/notebook/ipynb/notebook.js";
import { writeNotebook } from "../../lib/notebook/ipynb/write-notebook.js";
import { notebook } from "../notebook/export/notebooks.js";
import { CHROMIUM, figuresDrawn, inChromium, launchChromium, openOffline } from "./chromium.js";
import { figure, hijacking, SENDING_SVG, shown, TALL } from "./hostile-notebooks.js";

/** What a page may be high at most, in pixels, whatever one cell holds. */
const MAX_HEIGHT = 40_000;

let folder = "";
let browser: Browser;
beforeAll(async () => {
  if (!CHROMIUM) return;
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-hostile-"));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  if (folder !== "") rmSync(folder, { recursive: true, force: true });
});

function exported(cells: readonly Cell[], options: { readonly single?: boolean } = {}): string {
  const file = path.join(folder, "01-a.ipynb");
  writeNotebook(file, notebook(cells));
  const [page] = exportNotebooks([file], { outputDir: folder, ...options });
  return page?.path ?? "";
}

/** A document opened as a browser opens a file, with all that it asks of a network. */
async function requestsOf(
  file: string,
): Promise<{ readonly requests: readonly string[]; readonly title: string }> {
  const context = await browser.newContext();
  const requests: string[] = [];
  await context.route(/^https?:/, (route) => {
    requests.push(route.request().url());
    return route.abort();
  });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  await page.waitForTimeout(500);
  const title = await page.title();
  await context.close();
  return { requests, title };
}

describe.skipIf(!CHROMIUM)(inChromium("an SVG file that a page offers"), () => {
  async function download(cells: readonly Cell[]): Promise<string> {
    const { page, context } = await openOffline(browser, exported(cells));
    const href = await page.locator('.cb-download[download$=".svg"]').first().getAttribute("href");
    await context.close();
    const file = path.join(folder, "download.svg");
    writeFileSync(file, Buffer.from((href ?? "").replace(/^[^,]*,/, ""), "base64"));
    return file;
  }

  test("sends what it is made of, opened as it came", async () => {
    const file = path.join(folder, "sending.svg");
    writeFileSync(file, SENDING_SVG);
    const { requests } = await requestsOf(file);
    expect(requests.length).toBeGreaterThan(5);
  });

  test("sends nothing and runs nothing, opened as a page offers it", async () => {
    // Within what is drawn of a figure: an SVG of another shape is no figure's, and no page offers it.
    const own = figure("t");
    const drawn = "data" in own ? String(own.data["image/svg+xml"]) : "";
    const at = drawn.lastIndexOf("<path");
    expect(at).toBeGreaterThan(0);
    const svg = `${drawn.slice(0, at)}${SENDING_SVG}${drawn.slice(at)}`;
    const { requests, title } = await requestsOf(await download([shown("x", figure("t", { svg }))]));
    expect(requests).toEqual([]);
    expect(title).not.toBe("ran");
  });

  test("looks as the figure does", async () => {
    const file = await download([shown("x", figure("the title"))]);
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    expect(await page.locator("text", { hasText: "the title" }).count()).toBeGreaterThan(0);
    expect(await page.locator("path").count()).toBeGreaterThan(1);
    await context.close();
  });
});

describe.skipIf(!CHROMIUM)(inChromium("a notebook that takes the page's names for its own"), () => {
  test.each([{}, { single: true }])("stops none of its scripts (%j)", async (options) => {
    const { page, complaints, requests, context } = await openOffline(
      browser,
      exported(hijacking(), options),
    );
    await figuresDrawn(page);
    const figures = page.locator(".cb-plate > .cb-figure");
    expect(await figures.count()).toBe(2);
    expect(await page.locator(".cb-figure[data-drawn]").count()).toBe(2);
    const theme = page.locator('.cb-top [data-action="theme"]');
    await theme.click();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
    await page.locator('.cb-top [data-action="code"]').click();
    expect(await page.locator(".cb-run > details.cb-code[open]").count()).toBe(3);
    expect(
      await page.locator('main [class*="cb-side"], main [data-action], main .cb-skip, main .cb-foot').count(),
    ).toBe(0);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
    await context.close();
  });

  test("has every heading in the contents, each link with its target", async () => {
    const { page, context } = await openOffline(browser, exported(hijacking()));
    const missing = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>("nav.cb-side a")]
        .filter(({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1))) === null)
        .map(({ hash }) => hash),
    );
    expect(missing).toEqual([]);
    await context.close();
  });
});

describe.skipIf(!CHROMIUM)(inChromium("a page stays one that can be read, whatever it holds:"), () => {
  const height = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight);

  test.each(Object.entries(TALL))("%s", async (_, cells) => {
    const file = exported(cells);
    for (const [width, javaScript] of [
      [1280, true],
      [390, true],
      [390, false],
    ] as const) {
      const { page, context } = await openOffline(browser, file, { width, javaScript });
      expect(await height(page)).toBeLessThan(MAX_HEIGHT);
      if (javaScript) {
        for (const one of await page.locator(".cb-plate > .cb-figure").all()) {
          await one.evaluate((element) => element.scrollIntoView({ behavior: "instant" }));
          await one.locator(".cb-plot .main-svg").first().waitFor();
        }
        expect(await height(page)).toBeLessThan(MAX_HEIGHT);
      }
      await context.close();
    }
  });

  test("what is long scrolls, and can be reached with the keyboard", async () => {
    const { page, context } = await openOffline(browser, exported(TALL["line breaks"] ?? []));
    const box = page.locator(".cb-rich");
    expect(await box.evaluate((element) => element.scrollHeight > element.clientHeight)).toBe(true);
    await page.waitForFunction(() => document.querySelector(".cb-rich")?.getAttribute("tabindex") === "0");
    await context.close();
  });
});
