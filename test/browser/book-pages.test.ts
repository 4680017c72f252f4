// Takes long: every page of the book in a browser, with axe-core, in several widths and colours.

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ExportedPage, exportNotebooks } from "../../lib/notebook/export/export-notebook.js";
import { withLive } from "../../lib/notebook/live/with-live.js";
import { Cache } from "../../lib/platform/cache/cache.js";
import { fewOrAll } from "../thorough.js";
import { axeFindings } from "./axe.js";
import {
  CHROMIUM,
  inArial,
  inChromium,
  launchChromium,
  type OpenPage,
  openOffline,
  scrolledFigures,
} from "./chromium.js";
import { brokenWords, outOfView, setFolds, sidewaysScroll, unreadableFigures } from "./legibility.js";

/** The narrowest window in which a page is read without scrolling two ways (WCAG 1.4.10), a phone, a tablet, a desk. */
const WIDTHS = [320, 390, 768, 1280];
/** By default most pages are read on a phone, where room is shortest. */
const PHONE = [390];
/** The two pages that stand for the rest at the other widths and for axe-core: the front page, and the one with the widest tables. */
const isPattern = (name: string) => ["index.html", "00-scoreboard.html"].includes(name);
/** What decides a claim: its statement, what was stated, measured and found; each reading with its value. */
const DECIDING = ".cb-scoreboard td:nth-child(-n+4), .cb-verdict td, .cb-verdict th, caption, figcaption";
/** Of text in a figure, in pixels. */
const SMALLEST = 11;

const notebooks = readdirSync("notebooks").filter((file) => file.endsWith(".ipynb"));
const files = notebooks.map((file) => path.join("notebooks", file));
const pages = ["index.html", ...notebooks.map((file) => file.replace(/ipynb$/, "html"))];

/** axe-core's findings on a page whose figures are drawn. */
async function expectNothingFound(page: Page, open: boolean): Promise<void> {
  await setFolds(page, "as loaded");
  await scrolledFigures(page);
  await setFolds(page, open);
  await expect.poll(() => axeFindings(page)).toEqual([]);
}

describe.skipIf(!CHROMIUM)(inChromium("every page of the book"), () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-book-"));
  const live = { live: withLive, cached: { library: "", cache: new Cache(path.join(folder, "cache")) } };
  let browser: Browser;
  let written: readonly ExportedPage[];
  beforeAll(async () => {
    written = exportNotebooks(files, { outputDir: folder, ...live });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe.each(pages)("%s", (name) => {
    const file = path.join(folder, name);

    // A page is loaded once a width: each test sets the folds that it needs.
    describe.each(fewOrAll(isPattern(name) ? WIDTHS : PHONE, WIDTHS))("%d pixels wide", (width) => {
      let opened: OpenPage;
      beforeAll(async () => {
        opened = await openOffline(browser, file, { width });
      });
      afterAll(() => opened?.context.close());

      test(...inArial("breaks no word and hides nothing that decides"), async () => {
        const { page } = opened;
        for (const open of [false, true]) {
          await setFolds(page, open);
          expect(await brokenWords(page)).toEqual([]);
          expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
          expect(await outOfView(page, DECIDING)).toEqual([]);
        }
      });

      if (width >= 390)
        test(...inArial("has figures whose every text can be read"), async () => {
          const { page } = opened;
          await setFolds(page, "as loaded");
          await scrolledFigures(page);
          expect(await unreadableFigures(page, ".cb-plot .main-svg", SMALLEST)).toEqual([]);
        });

      if (width === 1280)
        test("gives axe-core nothing to find, light, folds closed", async () => {
          await expectNothingFound(opened.page, false);
        });
    });

    if (fewOrAll(isPattern(name), true))
      test("gives axe-core nothing to find, 390 pixels wide, dark, folds open", async () => {
        const { page, context } = await openOffline(browser, file, { width: 390, dark: true });
        await expectNothingFound(page, true);
        await context.close();
      });
  });

  test("has less than 3 MB where it can be asked again, and all notebooks as one file less than 8 MB", () => {
    expect(written.length).toBe(files.length);
    expect(written.filter(({ bytes }) => bytes >= 3e6)).toEqual([]);
    const outputDir = path.join(folder, "single");
    const [book] = exportNotebooks(files, { outputDir, single: true, ...live });
    expect(book?.bytes).toBeLessThan(8e6);
  });

  test.each([...WIDTHS, 674])(
    "the scoreboard's measured values have room at %d pixels, on paper too",
    async (width) => {
      const { page, context } = await openOffline(browser, path.join(folder, "00-scoreboard.html"), {
        width,
      });
      for (const media of ["screen", "print"] as const) {
        await page.emulateMedia({ media });
        const widths = await page
          .locator(".cb-scoreboard td:nth-child(3)")
          .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().width));
        // The words of the miss take as much.
        if (media === "screen" || width === 674) expect(Math.min(...widths)).toBeGreaterThan(100);
      }
      await context.close();
    },
  );

  test("what a verdict's readings span is not broken on paper", async () => {
    const { page, context } = await openOffline(browser, path.join(folder, "02-july-rally.html"), {
      width: 674,
    });
    await setFolds(page, true);
    await page.emulateMedia({ media: "print" });
    const lines = await page.locator(".cb-verdict td:nth-child(3)").evaluateAll((cells) =>
      cells.map((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return new Set(Array.from(range.getClientRects(), ({ bottom }) => Math.round(bottom))).size;
      }),
    );
    expect(lines.length).toBeGreaterThan(100);
    expect(Math.max(...lines)).toBe(1);
    await context.close();
  });
});
