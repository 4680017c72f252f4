// Takes long: JupyterLab and Notebook in a browser run notebooks as a person does.

import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { notebookText } from "../../lib/notebook/ipynb/write-notebook.js";
import { axeFindings } from "../browser/axe.js";
import { CHROMIUM, launchChromium } from "../browser/chromium.js";
import { notebookOf } from "../notebook/notebook-of.js";
import { fewOrAll } from "../thorough.js";
import { drawn, type SeenFigure, seenFigures } from "./figures.js";
import {
  changedLines,
  FIXTURE,
  figureCount,
  NOTEBOOKS,
  outputsOf,
  withoutOutputs,
  workFolder,
} from "./notebooks.js";
import { NotebookPage } from "./page.js";
import { LAB, NOTEBOOK, type Server, startServer } from "./server.js";

const PICTURES = path.resolve(".claimbook/screenshots");
const SAVED = NOTEBOOKS.filter((file) => file !== FIXTURE);
/** Tall enough for the page to hold a notebook whole: it renders no cell that is far from what one sees. */
const VIEWPORT = { width: 1200, height: 4000 };

function expectEach(figures: readonly SeenFigure[], what: "plots" | "pictures"): void {
  for (const { plots, pictures, width, height } of figures) {
    expect({ plots, pictures }).toEqual({ plots: 0, pictures: 0, [what]: 1 });
    expect(Math.min(width, height)).toBeGreaterThan(100);
  }
}

/** Which MIME types of the outputs on a page are drawn. */
async function shownTypes(page: Page): Promise<string[]> {
  const types = await page
    .locator(".jp-OutputArea-output[data-mime-type]")
    .evaluateAll((outputs) => outputs.map((output) => output.getAttribute("data-mime-type") ?? ""));
  return [...new Set(types)].sort();
}

describe.each([
  { name: "JupyterLab 4", program: LAB, below: "lab/tree/below/", short: "lab" },
  { name: "Notebook 7", program: NOTEBOOK, below: "notebooks/below/", short: "notebook" },
])("$name", { timeout: 300_000 }, ({ program, below, short }) => {
  const missing = [...(program ? [] : [`jupyter-${short}`]), ...(CHROMIUM ? [] : ["Chromium"])].join(" and ");
  if (missing) {
    test.skip(`opens, runs and saves notebooks (skipped: no ${missing}; see .ci/run)`);
    return;
  }
  const work = workFolder(NOTEBOOKS);
  let server: Server;
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    [server, browser] = await Promise.all([startServer(work.folder, program), launchChromium()]);
    context = await browser.newContext({ viewport: VIEWPORT });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    work.remove();
  });

  async function open(name: string): Promise<NotebookPage> {
    const notebook = new NotebookPage(await context.newPage());
    await notebook.open(`${server.url(`${below}${name}`)}${short === "lab" ? "&reset" : ""}`);
    return notebook;
  }
  const shot = (notebook: NotebookPage, state: string) =>
    notebook.page.screenshot({ path: path.join(PICTURES, `${short}-${state}.png`) });

  describe.each(SAVED)("%s", (source) => {
    const name = path.basename(source);
    const file = path.join(work.folder, "below", name);

    test("opened where nobody trusts it shows pictures; trusted, and run again, each figure is drawn once; saved, little changes", async () => {
      const notebook = await open(name);
      const { page } = notebook;
      expect(await notebook.isTrusted()).toBe(false);
      await expect.poll(() => page.locator(".cb-figure").count()).toBe(figureCount(outputsOf(source)));
      await page.waitForTimeout(1000);
      await shot(notebook, `${name}-untrusted`);
      expectEach(await seenFigures(page), "pictures");
      expect(await shownTypes(page)).toEqual(["text/html", "text/markdown"]);

      await notebook.confirmed("notebook:trust");
      await drawn(page);
      expect(await notebook.isTrusted()).toBe(true);
      expectEach(await seenFigures(page), "plots");
      expect(await shownTypes(page)).toEqual(["text/html", "text/markdown"]);

      await notebook.restartAndRunAll();
      await drawn(page);
      await shot(notebook, `${name}-run`);
      expect(await notebook.faults()).toEqual([]);
      expect(notebook.complaints).toEqual([]);
      const figures = await seenFigures(page);
      expect(figures).toHaveLength(figureCount(outputsOf(source)));
      expectEach(figures, "plots");

      const changedBefore = statSync(file).mtimeMs;
      await notebook.save();
      expect(statSync(file).mtimeMs).toBeGreaterThan(changedBefore);
      const [before, after] = [source, file].map((one) => readFileSync(one, "utf8"));
      // What is saved is the notebook as it was, with its outputs; run and saved again, it is the same.
      expect(withoutOutputs(after as string)).toEqual(withoutOutputs(before as string));
      await notebook.restartAndRunAll();
      await drawn(page);
      await notebook.save();
      expect(changedLines(after as string, readFileSync(file, "utf8"))).toEqual([]);
      await page.close();
    });
  });

  // Notebook 7 is made of JupyterLab's parts.
  if (short === "notebook" && fewOrAll(true, false)) {
    test.skip("a person at work (skipped without CLAIMBOOK_TESTS=all)");
    return;
  }

  describe("a person at work", () => {
    let notebook: NotebookPage;
    beforeAll(async () => {
      notebook = await open("outputs.ipynb");
      await notebook.restartAndRunAll();
      await drawn(notebook.page);
    });
    afterAll(() => notebook?.page.close());
    const outputs = async (place: number, text: string) =>
      expect.poll(() => notebook.outputOf(place)).toContain(text);

    test("reruns a figure's cell ten times and has one figure", async () => {
      const place = await notebook.placeOf("show(line(");
      for (let time = 0; time < 10; time += 1) {
        await notebook.run(place);
        await drawn(notebook.page);
      }
      expect((await seenFigures(notebook.page)).map(({ plots }) => plots)).toEqual([1, 1]);
    });

    test("edits a cell, reruns it and has the new figure", async () => {
      const place = await notebook.placeOf("show(line(");
      await notebook.edit(place, 'show(line("A line that is steep", 0.5));');
      await notebook.run(place);
      await drawn(notebook.page);
      expect(await notebook.outputOf(place)).toContain("A line that is steep");
      expect((await seenFigures(notebook.page)).map(({ plots }) => plots)).toEqual([1, 1]);
    });

    test("completes a name of the library with Tab", async () => {
      const place = await notebook.type("openB");
      await notebook.page.keyboard.press("Tab");
      // What is the one match is put in at once, unless the page knows the name from other cells and offers both.
      const offered = notebook.page.locator(".jp-Completer-item", { hasText: "openBook" }).first();
      const completed = async () => {
        if (await offered.isVisible()) await notebook.page.keyboard.press("Enter");
        return notebook.sourceOf(place);
      };
      await expect.poll(completed).toBe("openBook");
    });

    test("gets a docstring with Shift-Tab inside a call", async () => {
      await notebook.type("number(1");
      await notebook.page.keyboard.press("Shift+Tab");
      const tooltip = notebook.page.locator(".jp-Tooltip");
      await expect.poll(() => tooltip.textContent()).toContain("A number in words' company");
      expect(await tooltip.textContent()).toContain("@param digits decimals, default 2");
      await shot(notebook, "tooltip");
      await notebook.page.keyboard.press("Escape");
    });

    test("sees name, message, line and caret of an error, once", async () => {
      const place = await notebook.addCell('const one = 1;\nthrow new RangeError("too far");');
      await notebook.start(place);
      await outputs(place, "RangeError: too far");
      const text = await notebook.outputOf(place);
      expect(text.match(/RangeError: too far/g)).toHaveLength(1);
      expect(text).toContain('> 2 | throw new RangeError("too far");');
      expect(text).not.toContain("node_modules");
      await shot(notebook, "error");
    });

    test("interrupts an endless loop, and the kernel lives on", async () => {
      const place = await notebook.addCell('console.log("begun");\nawait null;\nfor (;;) {}');
      await notebook.start(place);
      await outputs(place, "begun");
      await notebook.command("kernelmenu:interrupt");
      await outputs(place, "Interrupted: the cell was interrupted");
      await notebook.idle();
      const next = await notebook.addCell("levels.numRows() > 0 ? 'as before' : 'gone'");
      await notebook.run(next);
      await outputs(next, "as before");
    });

    test("watches a long loop in one output, which ends with all that was done", async () => {
      const place = await notebook.addCell(
        [
          'import { progress } from "claimbook";',
          "for (const n of progress(Array.from({ length: 300 }, (_, i) => i), 'Adding'))",
          "  for (const until = Date.now() + 5; Date.now() < until; ) void n;",
        ].join("\n"),
      );
      await notebook.start(place);
      const seen = new Set<string>();
      const text = async () => {
        const shown = (await notebook.outputOf(place)).trim();
        seen.add(shown);
        return shown;
      };
      await expect.poll(text, { timeout: 60_000, interval: 50 }).toBe("Adding: 300 of 300");
      expect(
        [...seen].some((shown) => /^Adding: [1-9]\d* of 300$/.test(shown) && !shown.includes(": 300")),
      ).toBe(true);
    });

    test("saves, opens again, and the figures are interactive", async () => {
      await notebook.save();
      const file = path.join(work.folder, "below/outputs.ipynb");
      expect(readFileSync(file, "utf8")).not.toContain("claimbookStart(");
      const again = await open("outputs.ipynb");
      expect(await again.isTrusted()).toBe(true);
      await drawn(again.page);
      expectEach(await seenFigures(again.page), "plots");
      await again.page.locator(".js-plotly-plot .nsewdrag").first().hover();
      // What the pointer is at: a month and its value.
      const hovered = () => again.page.locator(".hoverlayer").first().textContent();
      await expect.poll(hovered).toMatch(/^\(\w+ 1, 202\d, \d+(\.\d+)?\)/);
      expect(again.complaints).toEqual([]);
      await again.page.close();
    });

    test("works in two notebooks at once, each with variables of its own", async () => {
      const file = path.join(work.folder, "below/other.ipynb");
      const kernelspec = { display_name: "TypeScript", language: "typescript", name: "tslab" };
      writeFileSync(file, notebookText({ ...notebookOf("1 + 1"), metadata: { kernelspec } }));
      const other = await open("other.ipynb");
      const [here, there] = [
        await notebook.addCell("const mine = 1;\nmine"),
        await other.addCell("typeof book"),
      ];
      await Promise.all([notebook.run(here), other.run(there)]);
      expect(await notebook.outputOf(here)).toBe("1");
      await expect.poll(() => other.outputOf(there)).toContain("Cannot find name 'book'");
      await other.page.close();
    });

    test("sees no error in the browser's console", () => {
      expect(notebook.complaints).toEqual([]);
    });

    test("reads everything in the dark theme, and has figures in its colours", async () => {
      const { page } = notebook;
      const readable = () => axeFindings(page, { within: ".jp-RenderedHTMLCommon", rule: "color-contrast" });
      expect(await readable()).toEqual([]);
      await page.evaluate(() =>
        window.jupyterapp?.commands.execute("apputils:change-theme", { theme: "JupyterLab Dark" }),
      );
      await expect.poll(() => page.evaluate(() => document.body.dataset.jpThemeLight)).toBe("false");
      const brightness = async () => {
        const fill = await page
          .locator(".xtick text")
          .first()
          .evaluate((element) => getComputedStyle(element).fill);
        return Number(/\d+/.exec(fill)?.[0]);
      };
      await expect.poll(brightness).toBeGreaterThan(128);
      expect(await readable()).toEqual([]);
      await shot(notebook, "dark");
    });
  });
});
