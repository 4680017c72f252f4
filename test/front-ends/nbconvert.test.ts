// Takes long: nbconvert converts ten times, half of them with a kernel.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import MarkdownIt from "markdown-it";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectDataFolder } from "../../lib/notebook/jupyter/jupyter-command.js";
import { writeKernelspec } from "../../lib/notebook/jupyter/kernelspec.js";
import { FIGURE, isFigureData } from "../../lib/notebook/output-data.js";
import { CHROMIUM, launchChromium } from "../browser/chromium.js";
import { readPdf } from "../browser/pdf-sheets.js";
import { fewOrAll } from "../thorough.js";
import { drawn, seenFigures } from "./figures.js";
import { type Ended, ForkedProgram } from "./forked-program.js";
import { FIXTURE, figureCount, NOTEBOOKS, outputsOf, workFolder, writeFailing } from "./notebooks.js";
import { ownFolders } from "./own-folders.js";
import { NBCONVERT } from "./server.js";

const ATTEMPTS = 3;
/** For all notebooks, run one after the other. */
const ALL_MS = 900_000;
const OUTPUTS = path.basename(FIXTURE);
const PICTURES = path.resolve(".claimbook/screenshots");
/** How a notebook is converted that is not run, and what nbconvert calls the file. */
const FORMATS = {
  html: { args: ["--to", "html"], extension: "html" },
  slides: { args: ["--to", "slides"], extension: "slides.html" },
  markdown: { args: ["--to", "markdown"], extension: "md" },
  // The page that webpdf prints; its own browser would have to be downloaded.
  webpdf: { args: ["--to", "html", "--template", "webpdf"], extension: "html" },
} as const;
const missing = NBCONVERT ? "" : " (skipped: no jupyter-nbconvert)";

/** A text without blanks, which a PDF puts where lines end. */
const solid = (text: string) => text.replace(/\s+/g, "");

/** What is written along the axes of a figure. */
function axisTitles(plotly: string): string[] {
  const { layout } = JSON.parse(plotly) as {
    layout: Readonly<Record<string, { readonly title?: { readonly text?: string } }>>;
  };
  return ["xaxis", "yaxis"].flatMap((axis) => layout[axis]?.title?.text?.split("<br>") ?? []);
}

/** What nbconvert runs itself; the notebooks of the book are run by papermill and in JupyterLab, too. */
const EXECUTED = fewOrAll([FIXTURE], NOTEBOOKS);

describe.skipIf(!NBCONVERT)(`nbconvert${missing}`, { timeout: 300_000 }, () => {
  const work = workFolder(NOTEBOOKS);
  const own = ownFolders();
  const below = (name: string) => path.join(work.folder, "below", name);

  let program: ForkedProgram;
  beforeAll(() => {
    writeKernelspec(projectDataFolder());
    const env = { ...process.env, ...own.env, JUPYTER_PATH: projectDataFolder() };
    program = new ForkedProgram(NBCONVERT as string, ["nbconvert.nbconvertapp", "main"], env);
  });
  afterAll(() => {
    program?.end();
    own.remove();
    work.remove();
  });

  /** Runs nbconvert as its user would; what it writes goes beside the notebooks. The end of what it says is in `said`. */
  async function nbconvert(names: readonly string[], ...args: readonly string[]): Promise<Ended> {
    for (let attempt = 1; ; attempt += 1) {
      const { status, said } = await program.run(path.resolve(), [...args, ...names.map(below)]);
      // On a busy machine another program can take one of the ports that were chosen for the kernel.
      if (said.includes("Kernel died before replying") && attempt < ATTEMPTS) continue;
      return { status, said: said.slice(-3000) };
    }
  }

  /** Runs nbconvert, which has to succeed. */
  async function convert(names: readonly string[], ...args: readonly string[]): Promise<void> {
    const { status, said } = await nbconvert(names, ...args);
    expect({ status, said: status === 0 ? "" : said }).toEqual({ status: 0, said: "" });
  }

  describe.skipIf(!CHROMIUM)(`a page of it${CHROMIUM ? "" : " (skipped: no Chromium)"}`, () => {
    let browser: Browser;
    /** One for all: it has compiled plotly.js once. */
    let page: Page;
    beforeAll(async () => {
      mkdirSync(PICTURES, { recursive: true });
      browser = await launchChromium();
      const context = await browser.newContext({ offline: true, viewport: { width: 1200, height: 900 } });
      page = await context.newPage();
    });
    afterAll(async () => {
      await browser?.close();
    });

    /** The page from disk, with the network off. */
    async function withPage(
      file: string,
      use: (page: Page) => Promise<void>,
      expected: readonly string[] = [],
    ): Promise<void> {
      const faults: string[] = [];
      page.on("pageerror", ({ message }) => faults.push(message));
      try {
        await page.emulateMedia({ media: null });
        await page.goto(pathToFileURL(file).href);
        await use(page);
        // The template asks a CDN for MathJax and require.js; the page does without.
        expect(faults).toEqual(expected);
      } finally {
        page.removeAllListeners("pageerror");
        await page.goto("about:blank");
      }
    }

    describe("of a notebook that it has run", () => {
      // All in one call: nbconvert itself takes as long to start as a kernel does.
      beforeAll(
        () =>
          convert(
            EXECUTED.map((file) => path.basename(file)),
            "--to",
            "html",
            "--execute",
          ),
        ALL_MS,
      );

      test.each(EXECUTED)(
        "%s draws each figure once with the network off, and prints pictures",
        async (file) => {
          const html = below(path.basename(file).replace(/ipynb$/, "html"));
          const source = readFileSync(html, "utf8");
          await withPage(html, async (page) => {
            await drawn(page);
            if (file === FIXTURE)
              await page.screenshot({ path: path.join(PICTURES, "outputs.html.png"), fullPage: true });
            const onScreen = await seenFigures(page);
            expect(onScreen).toHaveLength(source.split('class="cb-figure"').length - 1);
            expect(onScreen.length).toBeGreaterThan(0);
            for (const figure of onScreen) {
              expect(figure).toMatchObject({ plots: 1, pictures: 0 });
              expect(Math.min(figure.width, figure.height)).toBeGreaterThan(100);
            }
            await page.emulateMedia({ media: "print" });
            for (const figure of await seenFigures(page))
              expect(figure).toMatchObject({ plots: 0, pictures: 1 });
          });
        },
      );
    });

    const kept = NOTEBOOKS.filter((file) => figureCount(outputsOf(file)) > 0);
    describe.runIf(kept.length > 0)("of a notebook as it is kept, not run", () => {
      /** What nbconvert has written of a notebook in a format. */
      const written = (file: string, format: keyof typeof FORMATS) =>
        path.join(below(format), path.basename(file).replace(/ipynb$/, FORMATS[format].extension));

      beforeAll(async () => {
        const names = kept.map((file) => path.basename(file));
        for (const [format, { args }] of Object.entries(FORMATS))
          await convert(names, ...args, "--output-dir", below(format));
      }, ALL_MS);

      /** Each figure of a notebook is on the page, as a picture. */
      async function expectPictures(page: Page, file: string): Promise<void> {
        const figures = await seenFigures(page);
        expect(figures).toHaveLength(figureCount(outputsOf(file)));
        for (const figure of figures) {
          expect(figure).toMatchObject({ plots: 0, pictures: 1 });
          expect(Math.min(figure.width, figure.height)).toBeGreaterThan(100);
        }
      }

      test.each(kept)("%s shows each figure as a picture", (file) =>
        withPage(written(file, "html"), (page) => expectPictures(page, file)),
      );

      test.each(kept)("%s as slides shows each figure as a picture", (file) =>
        // The template takes for granted that it has fetched its scripts.
        withPage(written(file, "slides"), (page) => expectPictures(page, file), ["require is not defined"]),
      );

      test.each(kept)("%s as markdown shows each figure as a picture, and no tag as text", async (file) => {
        const text = readFileSync(written(file, "markdown"), "utf8");
        const html = `${written(file, "markdown")}.html`;
        writeFileSync(
          html,
          `<!doctype html><meta charset="utf-8">${new MarkdownIt({ html: true }).render(text)}`,
        );
        await withPage(html, async (page) => {
          await expectPictures(page, file);
          await page.evaluate(() => {
            for (const code of document.querySelectorAll("pre, script")) code.remove();
          });
          expect(await page.locator("body").textContent()).not.toMatch(
            /<\/?(?:div|figure|img|p|section|t[dhr])\b/,
          );
        });
      });

      test.each(kept)("%s as webpdf has each figure with title, axes and source", async (file) => {
        const wanted = outputsOf(file).flatMap(({ data }) => {
          const figure: unknown = data?.[FIGURE];
          return isFigureData(figure) ? [figure] : [];
        });
        await withPage(written(file, "webpdf"), async (page) => {
          await page.emulateMedia({ media: "print" });
          const { sheets } = await readPdf(await page.pdf({ printBackground: true }));
          const text = solid(sheets.map((sheet) => sheet.text).join(" "));
          for (const { title, caption, plotly } of wanted) {
            expect(text).toContain(solid(title));
            expect(text).toContain(solid(caption));
            for (const label of axisTitles(plotly)) expect(text).toContain(solid(label));
          }
        });
      });
    });

    test("--no-input leaves the code out and the figures in", async () => {
      await convert([OUTPUTS], "--to", "html", "--execute", "--no-input", "--output", "bare");
      await withPage(below("bare.html"), async (page) => {
        await drawn(page);
        expect(await page.locator("body").textContent()).not.toContain('from "claimbook"');
        expect((await seenFigures(page)).map(({ plots }) => plots)).toEqual([1, 1]);
      });
    });

    test("a failing cell shows name, message, line and caret, and the cells behind it still stand there", async () => {
      failing();
      await convert(["failing.ipynb"], "--to", "html", "--execute", "--allow-errors");
      await withPage(below("failing.html"), async (page) => {
        const text = await page.locator("body").textContent();
        expect(text).toContain("RangeError: too far");
        expect(text).toContain('> 2 | throw new RangeError("too far");');
      });
    });
  });

  const failing = () => writeFailing(below(OUTPUTS), below("failing.ipynb"));

  test("a failing cell ends the conversion with name, message, line and caret", async () => {
    failing();
    const { status, said } = await nbconvert(["failing.ipynb"], "--to", "html", "--execute");
    expect(status).not.toBe(0);
    expect(said).toContain("RangeError: too far");
    expect(said).toContain('> 2 | throw new RangeError("too far");');
  });

  test("--to notebook gives an executed notebook: cells numbered, no errors, the loader once", async () => {
    await convert([OUTPUTS], "--to", "notebook", "--execute", "--output", "executed");
    const { cells } = JSON.parse(readFileSync(below("executed.ipynb"), "utf8")) as {
      cells: { cell_type: string; execution_count: number | null }[];
    };
    const numbers = cells.filter((cell) => cell.cell_type === "code").map((cell) => cell.execution_count);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    const outputs = outputsOf(below("executed.ipynb"));
    expect(outputs.filter(({ output_type }) => output_type === "error")).toEqual([]);
    expect(figureCount(outputs)).toBe(2);
    const html = outputs.map(({ data }) => [data?.["text/html"] ?? ""].flat().join(""));
    expect(html.filter((text) => text.includes("claimbookStart("))).toHaveLength(1);
  });

  test("--to markdown gives text, tables and pictures, and HTML that markdown takes for HTML to its end", async () => {
    await convert([OUTPUTS], "--to", "markdown", "--execute");
    const text = readFileSync(below("outputs.md"), "utf8");
    expect(text.includes("There are **547** rows")).toBe(true);
    expect(text.match(/<img class="cb-static-svg"/g)).toHaveLength(2);
    const [loader = ""] = /<div class="cb-loader">[\s\S]*?<\/div>/.exec(text) ?? [];
    expect(loader.includes("claimbookStart(")).toBe(true);
    // CommonMark ends a block of HTML at an empty line.
    expect(/\n\s*\n/.exec(loader)).toBeNull();
  });
});
