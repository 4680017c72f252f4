import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, launchChromium } from "../browser/chromium.js";
import { drawn, type SeenFigure, seenFigures } from "./notebook-page.js";
import { figureCount, outputsOf, workFolder } from "./notebooks.js";
import { LAB, type Server, startServer } from "./server.js";

const missing = [...(LAB ? [] : ["jupyter-lab"]), ...(CHROMIUM ? [] : ["Chromium"])].join(" and ");
const PICTURES = path.resolve(".claimbook/screenshots");

describe.skipIf(missing !== "")(
  `in JupyterLab${missing && ` (skipped: no ${missing})`}`,
  { timeout: 300_000 },
  () => {
    const work = workFolder(["test/jupyter/outputs.ipynb"]);
    const file = path.join(work.folder, "below/outputs.ipynb");
    let server: Server;
    let browser: Browser;
    beforeAll(async () => {
      mkdirSync(PICTURES, { recursive: true });
      [server, browser] = await Promise.all([startServer(work.folder, LAB), launchChromium()]);
    });
    afterAll(async () => {
      await browser?.close();
      await server?.stop();
      work.remove();
    });

    /** The page of a notebook, tall enough for Lab to show all of its cells. */
    async function withPage<T>(name: string, use: (page: Page) => Promise<T>): Promise<T> {
      const page = await browser.newPage({ viewport: { width: 1100, height: 4000 } });
      try {
        await page.goto(`${server.url(`lab/tree/below/${name}`)}&reset`);
        await page.locator(".jp-Notebook .jp-Cell").nth(5).waitFor({ timeout: 120_000 });
        return await use(page);
      } finally {
        await page.close();
      }
    }

    const numbers = (page: Page) =>
      page.locator(".jp-CodeCell .jp-InputArea-prompt").filter({ hasText: /\d/ }).count();

    function expectEach(figures: readonly SeenFigure[], what: "plots" | "pictures"): void {
      expect(figures.map(({ plots, pictures }) => ({ plots, pictures }))).toEqual(
        Array.from({ length: 2 }, () => ({ plots: 0, pictures: 0, [what]: 1 })),
      );
    }

    test("all cells run, each figure is drawn once, and the saved file holds no plotly.js", async () => {
      await withPage("outputs.ipynb", async (page) => {
        await page.locator(".jp-Notebook .jp-Cell").first().click();
        await page.locator("li.lm-MenuBar-item", { hasText: "Run" }).click();
        await page.locator('li.lm-Menu-item[data-command="runmenu:run-all"]').click();
        const cells = await page.locator(".jp-CodeCell").count();
        await expect.poll(() => numbers(page), { timeout: 120_000 }).toBe(cells);
        await drawn(page);
        expectEach(await seenFigures(page), "plots");
        await page.screenshot({ path: path.join(PICTURES, "lab-run.png"), fullPage: true });
        await page.keyboard.press("Control+s");
        await expect.poll(() => figureCount(outputsOf(file)), { timeout: 30_000 }).toBe(2);
        expect(readFileSync(file, "utf8")).not.toContain("claimbookStart(");
      });
    });

    test("opened again it is trusted, and its figures are interactive", async () => {
      await withPage("outputs.ipynb", async (page) => {
        await page.waitForSelector(".cb-figure");
        await drawn(page);
        expectEach(await seenFigures(page), "plots");
      });
    });

    test("opened where it is not trusted, each figure is one picture", async () => {
      // Lab trusts by the file's content: changed, it is a notebook that this Jupyter has never seen.
      const text = readFileSync(file, "utf8").replaceAll("made up, for a test", "made up, by a stranger");
      writeFileSync(path.join(path.dirname(file), "stranger.ipynb"), text);
      await withPage("stranger.ipynb", async (page) => {
        await page.waitForSelector("img.cb-static-svg");
        await page.waitForTimeout(3000);
        expectEach(await seenFigures(page), "pictures");
      });
    });
  },
);
