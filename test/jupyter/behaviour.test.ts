import path from "node:path";
import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, launchChromium } from "../browser/chromium.js";
import { drawn, opened, restartAndRunAll, runCells, seenFigures } from "./notebook-page.js";
import { workFolder } from "./notebooks.js";
import { NOTEBOOK, type Server, startServer } from "./server.js";

const missing = [...(NOTEBOOK ? [] : ["jupyter-notebook"]), ...(CHROMIUM ? [] : ["Chromium"])].join(" and ");

/** How many elements of plots the page keeps, on it and off it, after a collection of garbage. */
async function keptPlots(cdp: CDPSession): Promise<number> {
  // Asking for the objects collects too, but can miss what elements and scripts hold in a circle.
  await cdp.send("HeapProfiler.collectGarbage");
  const prototype = await cdp.send("Runtime.evaluate", { expression: "HTMLDivElement.prototype" });
  const { objects } = await cdp.send("Runtime.queryObjects", {
    prototypeObjectId: prototype.result.objectId as string,
  });
  const { result } = await cdp.send("Runtime.callFunctionOn", {
    objectId: objects.objectId as string,
    functionDeclaration:
      "function () { return this.filter((element) => element.classList.contains('js-plotly-plot')).length; }",
    returnByValue: true,
  });
  await cdp.send("Runtime.releaseObject", { objectId: objects.objectId as string });
  return result.value as number;
}

/** How many listeners to the window's size there are. */
async function resizeListeners(cdp: CDPSession): Promise<number> {
  const { result } = await cdp.send("Runtime.evaluate", { expression: "window" });
  const { listeners } = await cdp.send("DOMDebugger.getEventListeners", {
    objectId: result.objectId as string,
  });
  return listeners.filter(({ type }) => type === "resize").length;
}

describe.skipIf(missing !== "")(
  `a person in Jupyter Notebook${missing && ` (skipped: no ${missing})`}`,
  () => {
    const work = workFolder(["test/jupyter/outputs.ipynb"]);
    let server: Server;
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      [server, browser] = await Promise.all([startServer(work.folder), launchChromium()]);
      page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
      await opened(page, server.url(`notebooks/${path.posix.join("below", "outputs.ipynb")}`));
      await restartAndRunAll(page);
      await drawn(page);
    });
    afterAll(async () => {
      await browser?.close();
      await server?.stop();
      work.remove();
    });

    /** Puts a cell at the end and gives its place. */
    function addCell(code: string): Promise<number> {
      return page.evaluate((text) => {
        const { notebook } = window.Jupyter;
        notebook.insert_cell_at_bottom("code").set_text(text);
        return notebook.get_cells().length - 1;
      }, code);
    }

    /** Puts a cell at the end, with the cursor behind its one line, and gives its place. */
    async function editCell(code: string): Promise<number> {
      const place = await addCell(code);
      await page.evaluate(
        ({ at, ch }) => {
          const { notebook } = window.Jupyter;
          notebook.select(at);
          notebook.edit_mode();
          notebook.get_cell(at).code_mirror.setCursor({ line: 0, ch });
        },
        { at: place, ch: code.length },
      );
      return place;
    }

    /** The text of a cell's outputs. */
    function outputOf(place: number): Promise<string> {
      return page.evaluate(
        (at) => document.querySelectorAll(".cell")[at]?.querySelector(".output")?.textContent ?? "",
        place,
      );
    }

    test("reruns a figure's cell ten times and has one figure, and the page keeps nothing of the others", async () => {
      const cdp = await page.context().newCDPSession(page);
      const figures = (await seenFigures(page)).length;
      const before = { plots: await keptPlots(cdp), listeners: await resizeListeners(cdp) };
      expect(before.plots).toBe(figures);
      const place = await page.evaluate(() =>
        window.Jupyter.notebook.get_cells().findIndex((cell) => cell.get_text().startsWith("show(line(")),
      );
      for (let time = 0; time < 10; time += 1) {
        await runCells(page, [place]);
        await drawn(page);
      }
      expect(await seenFigures(page)).toHaveLength(figures);
      await expect
        .poll(async () => ({ plots: await keptPlots(cdp), listeners: await resizeListeners(cdp) }), {
          timeout: 20_000,
        })
        .toEqual(before);
    });

    test("opens a figure again that the front end had taken off the page", async () => {
      const [first] = await page.locator(".cb-figure").elementHandles();
      await page.evaluate(async (figure) => {
        const { parentElement } = figure as HTMLElement;
        (figure as HTMLElement).remove();
        (window as unknown as { claimbookDraw(): void }).claimbookDraw();
        await new Promise((resolve) => setTimeout(resolve, 1500));
        parentElement?.append(figure as HTMLElement);
      }, first);
      await drawn(page);
      expect((await seenFigures(page)).map(({ plots }) => plots)).toEqual([1, 1]);
    });

    /** Starts a cell and does not wait for it. */
    function start(place: number): Promise<void> {
      return page.evaluate((at) => window.Jupyter.notebook.execute_cells([at]), place);
    }

    async function expectOutput(place: number, text: string): Promise<void> {
      await expect.poll(() => outputOf(place), { timeout: 30_000 }).toContain(text);
    }

    /** For a moment after an error tslab cancels what is sent, so that "run all" stops. */
    async function errorIsOver(): Promise<void> {
      await page.waitForTimeout(1000);
    }

    test.each([
      ["a loop that never ends", "for (;;) {}"],
      ["a promise that never settles", "await new Promise<void>(() => {});"],
    ])("interrupts %s, and the kernel lives on", async (_, code) => {
      const place = await addCell(code);
      await start(place);
      await page.waitForFunction(() => window.Jupyter.notebook.kernel_busy);
      await page.waitForTimeout(1000);
      await page.evaluate(() => window.Jupyter.notebook.kernel?.interrupt());
      await expectOutput(place, "Interrupted: the cell was interrupted");
      await errorIsOver();
      const next = await addCell("levels.numRows() > 0 ? 'as before' : 'gone'");
      await start(next);
      await expectOutput(next, "as before");
    });

    test("sees name, message, line and caret of an error, once", async () => {
      const place = await addCell('const one = 1;\nthrow new RangeError("too far");');
      await start(place);
      await expectOutput(place, "RangeError: too far");
      const text = await outputOf(place);
      expect(text.match(/RangeError: too far/g)).toHaveLength(1);
      expect(text).toContain('> 2 | throw new RangeError("too far");');
      expect(text).not.toContain("node_modules");
      await errorIsOver();
    });

    test("gets a docstring with Shift-Tab inside a call", async () => {
      await editCell("number(");
      await page.keyboard.press("Shift+Tab");
      const tooltip = page.locator("#tooltip .tooltiptext");
      await expect
        .poll(() => tooltip.textContent(), { timeout: 30_000 })
        .toContain("A number in words' company");
      expect(await tooltip.textContent()).toContain("@param digits decimals, default 2");
      await page.keyboard.press("Escape");
    });

    test("completes a name of the library with Tab", async () => {
      const place = await editCell("openB");
      await page.keyboard.press("Tab");
      await expect
        .poll(() => page.evaluate((at) => window.Jupyter.notebook.get_cell(at).get_text(), place), {
          timeout: 30_000,
        })
        .toBe("openBook");
    });

    test("watches a long loop in one output, which ends with all that was done", async () => {
      const place = await addCell(
        [
          'import { progress } from "claimbook";',
          "let sum = 0;",
          "for (const n of progress(Array.from({ length: 300 }, (_, i) => i), 'Adding')) {",
          "  const until = Date.now() + 5;",
          "  while (Date.now() < until) sum += n;",
          "}",
        ].join("\n"),
      );
      await page.evaluate((at) => window.Jupyter.notebook.execute_cells([at]), place);
      const seen = new Set<string>();
      await expect
        .poll(
          async () => {
            const text = (await outputOf(place)).trim();
            seen.add(text);
            return text;
          },
          { timeout: 60_000, interval: 50 },
        )
        .toBe("Adding: 300 of 300");
      expect(
        [...seen].some((text) => /^Adding: [1-9]\d* of 300$/.test(text) && !text.startsWith("Adding: 300")),
      ).toBe(true);
    });

    test("finds nothing in the outputs of a cell that came from widgets", async () => {
      expect(await page.locator(".output_stderr").allTextContents()).toEqual([]);
    });
  },
);
