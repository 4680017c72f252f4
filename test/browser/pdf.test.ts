// Takes long: a browser prints the notebooks of the book.

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exportPdfs } from "../../lib/notebook/export/pdf/export-pdfs.js";
import type { Cell, JsonObject } from "../../lib/notebook/ipynb/notebook.js";
import { writeNotebook } from "../../lib/notebook/ipynb/write-notebook.js";
import type { Displayable } from "../../lib/notebook/show/displayable.js";
import { displayed } from "../../lib/notebook/show/displayed.js";
import { tearSheet } from "../../lib/notebook/show/tear-sheet.js";
import { addMonths } from "../../lib/stats/series/calendar.js";
import { codeCell, display, markdownCell, notebook } from "../notebook/export/notebooks.js";
import { fewOrAll } from "../thorough.js";
import { CHROMIUM, inChromium } from "./chromium.js";
import { type PdfContent, readPdf } from "./pdf-sheets.js";

/** Less of a sheet is nearly empty. */
const NEARLY_EMPTY = 0.2;

describe.skipIf(!CHROMIUM)(inChromium("notebooks as PDFs"), () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-pdf-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(name: string, cells: readonly Cell[], metadata: JsonObject = {}): string {
    const file = path.join(folder, `${name}.ipynb`);
    writeNotebook(file, notebook(cells, metadata));
    return file;
  }

  async function printed(
    files: readonly string[],
    choices: { readonly single?: boolean; readonly noCode?: boolean } = {},
  ): Promise<Readonly<Record<string, PdfContent>>> {
    const pages = await exportPdfs(files, { outputDir: path.join(folder, "out"), ...choices });
    const contents = pages.map(async (page) => {
      const bytes = readFileSync(page.path);
      expect(bytes.length).toBe(page.bytes);
      // No folder of this machine goes along.
      expect(
        bytes.includes(folder) || bytes.includes("file:///") || bytes.includes("claimbook.invalid"),
      ).toBe(false);
      return [path.basename(page.path), await readPdf(bytes)] as const;
    });
    return Object.fromEntries(await Promise.all(contents));
  }

  const fills = ({ sheets }: PdfContent) => sheets.map(({ fill }) => fill);
  const paragraphs = (count: number) =>
    Array.from({ length: count }, (_, at) => `Paragraph ${at} goes on for one line.`).join("\n\n");
  const asked = (day: string) =>
    codeCell(`const asOf = "${day}";`, [], { id: "asked", metadata: { tags: ["parameters"] } });

  test("have title, numbers of pages and the day asked on, at the foot of every sheet", async () => {
    const file = write("01-a", [markdownCell(`# The gap\n\n${paragraphs(80)}`), asked("2024-07-24")]);
    const { "01-a.pdf": pdf } = await printed([file]);
    const count = pdf?.sheets.length as number;
    expect(count).toBeGreaterThan(2);
    expect(pdf?.title).toBe("The gap");
    expect(pdf?.outline[0]).toMatch(/^The gap/);
    expect(pdf?.sheets.map(({ foot }) => foot)).toEqual(
      Array.from({ length: count }, (_, at) => `The gapAs of 24 July 2024 · ${at + 1} / ${count}`),
    );
  });

  test("have no nearly empty sheet, however much text there is", async () => {
    const files = Array.from({ length: 12 }, (_, at) =>
      write(`n${at}`, [markdownCell(`# T\n\n${paragraphs(20 + at)}`)], { language_info: { name: "python" } }),
    );
    const all = Object.values(await printed(files));
    expect(all).toHaveLength(12);
    // Some would end with a few lines on a second sheet: there are enough of them to be sure.
    expect(new Set(all.map(({ sheets }) => sheets.length))).toEqual(new Set([1, 2]));
    for (const pdf of all) for (const fill of fills(pdf)) expect(fill).toBeGreaterThan(NEARLY_EMPTY);
  });

  test("have a tear sheet of ten years on one sheet, wherever it begins", async () => {
    const days = Array.from({ length: 121 }, (_, t) => addMonths("2014-06", t));
    const leg = (name: string, swing: number) => ({
      name,
      days,
      levels: days.map((_, t) => 100 * 1.01 ** t * (1 + swing * Math.sin(t))),
    });
    const { parts } = tearSheet(leg("Small", 0.1), leg("Large", 0.05), { source: "A source" });
    const outputs = parts.map((part) => display((displayed(part) as Displayable).mime));
    const files = [4, 22].map((count) =>
      write(`after-${count}`, [
        markdownCell(`# T\n\n${paragraphs(count)}`),
        codeCell("show(sheet);", outputs),
        markdownCell(paragraphs(9), "rest"),
      ]),
    );
    const all = Object.values(await printed(files));
    expect(all).toHaveLength(2);
    const ends = ["Relative wealth", "Small less Large, by month", "Excess kurtosis", "Down capture"];
    for (const { sheets } of all) {
      const holds = sheets.map(({ text }) => ends.filter((end) => text.includes(end)).length);
      expect(holds.filter((count) => count > 0)).toEqual([ends.length]);
    }
  });

  test("lead to each other's PDFs by relative links, and to their own parts", async () => {
    const one = write("01-a", [
      markdownCell(
        "# One\n\n[two](02 ü.ipynb) [two](02%20%C3%BC.ipynb#Result) [here](#Part) [web](https://x.example/)",
      ),
      markdownCell("## Part", "part"),
    ]);
    const two = write("02 ü", [markdownCell("# Two\n\n[data](../data/README.md) [gone](03-c.ipynb)")]);
    const pdfs = await printed([one, two]);
    expect(pdfs["01-a.pdf"]?.sheets[0]?.addresses).toEqual(["02%20%C3%BC.pdf#Result", "https://x.example/"]);
    expect(pdfs["01-a.pdf"]?.sheets[0]).toMatchObject({ inside: 1, dead: 0 });
    expect(pdfs["02 ü.pdf"]?.sheets[0]?.addresses).toEqual(["../data/README.md"]);
  });

  test("have code unless it is left out, and the static picture of a figure", async () => {
    const figure = {
      data: [{ type: "scatter", x: [1, 2], y: [3, 4] }],
      layout: { title: { text: "Two points" }, xaxis: { title: { text: "AXISNAME" } } },
    };
    const cells = [
      codeCell("SOURCE = 1", [display({ "text/plain": "ANSWER" })]),
      {
        ...codeCell("draw()", [], { id: "f" }),
        outputs: [
          {
            output_type: "display_data",
            metadata: {},
            data: { "application/vnd.plotly.v1+json": figure },
          } as const,
        ],
      },
    ];
    const file = write("01-a", cells, { language_info: { name: "python" } });
    const text = async (noCode: boolean) =>
      (await printed([file], { noCode }))["01-a.pdf"]?.sheets.map((sheet) => sheet.text).join(" ") ?? "";
    const [withCode, without] = [await text(false), await text(true)];
    expect(withCode).toMatch(/SOURCE.*ANSWER.*Two points.*AXISNAME/);
    expect(without).toMatch(/ANSWER.*Two points.*AXISNAME/);
    expect(without).not.toMatch(/SOURCE|draw\(\)/);
  });

  test("of notebooks without cells, title or figures are one sheet; those of another kernel have numbers as well", async () => {
    cpSync("test/notebook/export/fixtures", folder, { recursive: true });
    const pdfs = await printed([
      write("empty", []),
      write("untitled", [markdownCell("text")]),
      path.join(folder, "python.ipynb"),
    ]);
    expect(pdfs["empty.pdf"]?.sheets.map(({ foot }) => foot)).toEqual(["empty1 / 1"]);
    expect(pdfs["untitled.pdf"]?.sheets).toHaveLength(1);
    const python = pdfs["python.pdf"] as PdfContent;
    expect(python.sheets.at(-1)?.foot).toContain(`${python.sheets.length} / ${python.sheets.length}`);
    for (const fill of fills(python)) expect(fill).toBeGreaterThan(NEARLY_EMPTY);
  });

  test("go into one with its own parts and links, each notebook on a new sheet where it does not waste one", async () => {
    const files = [3, 45, 20, 4].map((count, at) =>
      write(`0${at}-n`, [
        markdownCell(
          `# Notebook ${at}\n\n[on](0${(at + 1) % 4}-n.ipynb#Part)\n\n## Part\n\n${paragraphs(count)}`,
        ),
        asked(at === 3 ? "2024-12-31" : "2024-07-24"),
      ]),
    );
    const { "book.pdf": book } = await printed(files, { single: true, noCode: true });
    expect(readdirSync(path.join(folder, "out"))).toEqual(["book.pdf"]);
    const sheets = book?.sheets ?? [];
    expect(sheets[0]?.foot).toMatch(/^Notebook 0As of 24 July 2024; As of 31 December 2024 · 1 \/ \d+$/);
    expect(sheets.flatMap(({ addresses }) => addresses)).toEqual([]);
    expect(sheets.reduce((sum, { dead }) => sum + dead, 0)).toBe(0);
    expect(sheets.reduce((sum, { inside }) => sum + inside, 0)).toBeGreaterThanOrEqual(8);
    expect(book?.outline.map((title) => title.replace(/\s*#?$/, ""))).toEqual(
      expect.arrayContaining(["Notebook 1", "Notebook 2", "Notebook 3"]),
    );
    for (const fill of fills(book as PdfContent)) expect(fill).toBeGreaterThan(NEARLY_EMPTY);
  });

  test("of this book's own notebooks have no nearly empty sheet, with code and without", async () => {
    const files = readdirSync("notebooks")
      .filter((name) => name.endsWith(".ipynb"))
      .map((name) => path.join("notebooks", name));
    const { "book.pdf": book } = await printed(files, { single: true, noCode: true });
    const alone = fewOrAll(files.slice(0, 2), files);
    const pdfs = [book as PdfContent, ...Object.values(await printed(alone))];
    expect(pdfs).toHaveLength(alone.length + 1);
    const empty = pdfs.flatMap((pdf) =>
      pdf.sheets.flatMap(({ fill, foot }) => (fill > NEARLY_EMPTY ? [] : [`${foot}: ${fill.toFixed(2)}`])),
    );
    expect(empty).toEqual([]);
    // The heads of a table do not stand alone at the foot of a sheet.
    const HEADS = /(?:Source +Vintage|Arithmetic|Reading +Value +Window +n +Fits)\s*$/;
    const texts = pdfs.flatMap(({ sheets }) => sheets.map(({ text }) => text));
    expect(texts.filter((text) => /Source +Vintage/.test(text))).not.toEqual([]);
    expect(texts.filter((text) => HEADS.test(text)).map((text) => text.slice(-80))).toEqual([]);
    for (const { sheets } of pdfs)
      for (const { foot } of sheets) expect(foot).toMatch(/(?:Asked on|As of) 24 July 2024 · /);
  });
});
