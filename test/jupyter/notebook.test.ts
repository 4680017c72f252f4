import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, launchChromium } from "../browser/chromium.js";
import {
  drawn,
  isTrusted,
  opened,
  picture,
  restartAndRunAll,
  runAll,
  type SeenFigure,
  save,
  seenFigures,
} from "./notebook-page.js";
import { FIXTURE, figureCount, NOTEBOOKS, outputsOf, workFolder } from "./notebooks.js";
import { NOTEBOOK, type Server, startServer } from "./server.js";

const missing = [...(NOTEBOOK ? [] : ["jupyter-notebook"]), ...(CHROMIUM ? [] : ["Chromium"])].join(" and ");

/** Screenshots for whoever wants to see them. */
const PICTURES = path.resolve(".claimbook/screenshots");

function expectEach(figures: readonly SeenFigure[], what: "plots" | "pictures"): void {
  for (const { plots, pictures, width, height } of figures) {
    expect({ plots, pictures }).toEqual({ plots: 0, pictures: 0, [what]: 1 });
    expect(Math.min(width, height)).toBeGreaterThan(100);
  }
}

describe.skipIf(missing !== "")(
  `in Jupyter Notebook${missing && ` (skipped: no ${missing})`}`,
  { timeout: 300_000 },
  () => {
    const work = workFolder(NOTEBOOKS);
    let server: Server;
    let browser: Browser;
    /** One for all pages, so that the front end's own scripts are fetched and compiled once. */
    let context: BrowserContext;

    beforeAll(async () => {
      mkdirSync(PICTURES, { recursive: true });
      [server, browser] = await Promise.all([startServer(work.folder), launchChromium()]);
      context = await browser.newContext({ viewport: { width: 1100, height: 900 } });
    });
    afterAll(async () => {
      await browser?.close();
      await server?.stop();
      work.remove();
    });

    async function withPage<T>(name: string, use: (page: Page) => Promise<T>): Promise<T> {
      const page = await context.newPage();
      try {
        await opened(page, server.url(`notebooks/below/${name}`));
        return await use(page);
      } finally {
        await page.close();
      }
    }

    describe.each(NOTEBOOKS)("%s", (source) => {
      const name = path.basename(source);
      const file = path.join(work.folder, "below", name);
      /** A picture of the notebook that has each kind of output; a whole one of the others takes longer than they do to run. */
      const shot = async (page: Page, state: string) => {
        if (source === FIXTURE) await picture(page, path.join(PICTURES, `outputs-${state}.png`));
      };

      test("runs without a question or an error, and draws each figure once", {
        timeout: 300_000,
      }, async () => {
        await withPage(name, async (page) => {
          expect(await page.locator(".modal.in").count()).toBe(0);
          // The kernel has just started: that it can be started again need be seen once.
          await (source === FIXTURE ? restartAndRunAll(page) : runAll(page));
          await drawn(page);
          await shot(page, "run");
          expect(await page.locator(".output_error, .output_stderr").allTextContents()).toEqual([]);
          expectEach(await seenFigures(page), "plots");
          await save(page);
          expect((await seenFigures(page)).length).toBe(figureCount(outputsOf(file)));
        });
        expect(figureCount(outputsOf(file))).toBeGreaterThan(0);
        // The page has plotly.js from its server, and the file has its figures only.
        expect(readFileSync(file, "utf8")).not.toContain("claimbookStart(");
      });

      test("saved and opened again it is trusted, and its figures are interactive", async () => {
        await withPage(name, async (page) => {
          expect(await isTrusted(page)).toBe(true);
          await drawn(page);
          await shot(page, "trusted");
          const figures = await seenFigures(page);
          expect(figures.length).toBe(figureCount(outputsOf(file)));
          expectEach(figures, "plots");
        });
      });

      test("opened where it is not trusted, each figure is one picture", async () => {
        const stranger = `stranger-${name}`;
        // Any change makes it a notebook that this Jupyter has never seen.
        const notebook = JSON.parse(readFileSync(file, "utf8")) as { metadata: Record<string, unknown> };
        notebook.metadata.stranger = true;
        writeFileSync(path.join(path.dirname(file), stranger), JSON.stringify(notebook));
        await withPage(stranger, async (page) => {
          expect(await isTrusted(page)).toBe(false);
          await page.waitForFunction(() =>
            [...document.querySelectorAll<HTMLImageElement>("img.cb-static-svg")].every(
              ({ complete }) => complete,
            ),
          );
          await shot(page, "untrusted");
          const figures = await seenFigures(page);
          expect(figures.length).toBe(figureCount(outputsOf(file)));
          expectEach(figures, "pictures");
        });
      });
    });
  },
);
