import fc from "fast-check";
import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { outputHtml } from "../../lib/notebook/export/output-html.js";
import { renderNotebook } from "../../lib/notebook/export/render-notebook.js";
import type { CodeCell, Json, MimeBundle, Notebook, Output } from "../../lib/notebook/ipynb/notebook.js";
import {
  FIGURE,
  isFigureData,
  isScoreboardData,
  isTableData,
  isVerdictData,
  readsOf,
  SCOREBOARD,
  TABLE,
  VERDICT,
} from "../../lib/notebook/output-data.js";
import { figureOutput } from "../../lib/notebook/show/figure-output.js";
import { markdown } from "../../lib/notebook/show/markdown.js";
import { scoreboard } from "../../lib/notebook/show/scoreboard.js";
import { table } from "../../lib/notebook/show/table.js";
import { verdictCard } from "../../lib/notebook/show/verdict-card.js";
import { themed } from "../../lib/plots/theme.js";
import { externalReferences } from "./export/external-references.js";
import { codeCell, display, HOSTILE, notebook, page } from "./export/notebooks.js";
import { claimResult } from "./show/claim-result.js";

/** What each kind of output carries, as a file has it. */
function carried(text: string): Record<string, MimeBundle> {
  const results = [claimResult(text, "depends", text), claimResult("fell", "contradicted", "b")];
  const outputs = {
    [FIGURE]: figureOutput({
      data: [{ type: "bar", x: [text, "b"], y: [1, 2], name: text }],
      layout: themed({ title: { text, subtitle: { text } } }),
      alt: text,
      caption: text,
    }),
    [TABLE]: table([{ [text]: text, day: "2024-07-24", value: -1.5 }], { caption: text }),
    [VERDICT]: verdictCard(results[0] as (typeof results)[0]),
    [SCOREBOARD]: scoreboard(results, { later: [claimResult(text, "supported", text)] }),
  };
  return JSON.parse(
    JSON.stringify(Object.fromEntries(Object.entries(outputs).map(([type, { mime }]) => [type, mime]))),
  );
}

const TYPES = [FIGURE, TABLE, VERDICT, SCOREBOARD];
const PLACE = { anchor: "cell-a", label: "cell [1]" };
const html = (data: MimeBundle, content = page()) =>
  outputHtml({ output_type: "display_data", data, metadata: {} }, content, PLACE);
const without = (bundle: MimeBundle, ...types: readonly string[]): MimeBundle =>
  Object.fromEntries(Object.entries(bundle).filter(([type]) => !types.includes(type)));

test("what outputs carry has its shape, also after it was written to a file", () => {
  const all = carried(HOSTILE);
  expect(isFigureData(all[FIGURE]?.[FIGURE])).toBe(true);
  expect(isTableData(all[TABLE]?.[TABLE])).toBe(true);
  expect(isVerdictData(all[VERDICT]?.[VERDICT])).toBe(true);
  expect(isScoreboardData(all[SCOREBOARD]?.[SCOREBOARD])).toBe(true);
});

test("a verdict whose numbers are none goes through a file", () => {
  const result = claimResult("a");
  const [reading] = result.estimates;
  const bare = {
    ...result,
    miss: { unit: "decimal", nearest: Number.NaN, median: 1, relative: null, direction: null },
    estimates: [{ ...(reading as NonNullable<typeof reading>), value: Number.NaN }],
  };
  const { mime } = verdictCard(bare);
  const read = JSON.parse(JSON.stringify(mime)) as MimeBundle;
  expect(html(without(read, "text/html"))).toBe(html(mime as MimeBundle));
  expect(html(read)).toContain("n/a");
});

describe.each(TYPES)("%s", (type) => {
  const bundle = carried("A & B")[type] as MimeBundle;

  test("is all that a page needs of an output: its HTML is not read", () => {
    const [content, bare] = [page(), page()];
    const whole = html(bundle, content);
    expect(whole).toMatch(/^<div class="cb-rich">/);
    expect(whole).toContain("A &amp; B");
    expect(html(without(bundle, "text/html", "text/plain"), bare)).toBe(whole);
    expect(html({ ...bundle, "text/html": "<b>other</b>" })).toBe(whole);
    expect([bare.verdicts, bare.figures]).toEqual([content.verdicts, content.figures]);
    expect([content.verdicts.length, content.figures]).toEqual([
      Number(type === VERDICT),
      Number(type === FIGURE),
    ]);
  });

  test("with hostile texts is text", () => {
    const hostile = carried(HOSTILE)[type] as MimeBundle;
    const shown = html(without(hostile, "text/html"));
    const { body } = new JSDOM(shown).window.document;
    expect(externalReferences(shown)).toEqual([]);
    expect(body.querySelectorAll("script:not([type]), [onerror], img:not(.cb-static-svg)")).toHaveLength(0);
    expect(body.textContent).toContain("<script>alert(1)</script>");
  });

  test.each<[what: string, value: Json]>([
    ["null", null],
    ["a text", "x"],
    ["a list", []],
    ["nothing", {}],
    ["a prototype", JSON.parse('{"__proto__": {"title": "x"}, "constructor": "x"}')],
    ["lists for texts", Object.fromEntries(Object.keys(bundle[type] as object).map((key) => [key, [1]]))],
  ])("that is %s costs its own output: the HTML is shown, sanitised, and nothing is counted", (_, value) => {
    const content = page();
    const damaged = { "text/html": "<b>html</b><script>alert(1)</script>", [type]: value };
    expect(html(damaged, content)).toBe('<div class="cb-rich"><b>html</b></div>');
    expect(html({ [type]: value, "text/plain": "plain" })).toBe('<pre class="cb-out cb-plain">plain</pre>');
    expect([content.verdicts.length, content.figures]).toEqual([0, 0]);
  });

  test("with any member replaced by anything breaks nothing, and no markup gets in", () => {
    const own = bundle[type] as Record<string, Json>;
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(own)), fc.jsonValue(), (key, value) => {
        const shown = html({ ...bundle, [type]: { ...own, [key]: value as Json } });
        expect(shown).not.toBe("");
        expect(shown).not.toMatch(/<script(?! type="application\/vnd)/);
      }),
      { numRuns: 40, seed: 17 },
    );
  });
});

describe("damaged data", () => {
  const figure = carried("Growth")[FIGURE] as MimeBundle;
  const own = figure[FIGURE] as Record<string, Json>;
  const shownFigures = (changes: Record<string, Json>, more: MimeBundle = {}) => {
    const content = page();
    html({ ...figure, ...more, [FIGURE]: { ...own, ...changes } }, content);
    return content.figures;
  };

  test("of a figure whose JSON is none, too deep, or not of its SVG is no figure", () => {
    expect(shownFigures({})).toBe(1);
    expect(shownFigures({ plotly: "{" })).toBe(0);
    expect(shownFigures({ plotly: '{"data":1,"layout":{}}' })).toBe(0);
    const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    expect(shownFigures({ plotly: `{"data":${deep},"layout":{}}` })).toBe(0);
    expect(shownFigures({ title: "Another" })).toBe(0);
    expect(shownFigures({ id: '"><script>' })).toBe(0);
    expect(shownFigures({}, { "image/svg+xml": "<svg/>" })).toBe(0);
  });

  test("of a figure makes no page of any size", () => {
    const wide = html({ ...figure, [FIGURE]: { ...own, width: 1e9, height: 1e9 } });
    expect(wide).not.toMatch(/(?:width|height)="\d{5,}"/);
  });

  test("of a table that would be far larger than its file is not set", () => {
    const columns = [{ label: "x".repeat(100_000), numeric: false }];
    const rows = Array.from({ length: 1000 }, () => ["y"]);
    expect(isTableData({ columns, rows })).toBe(false);
    expect(isTableData({ columns, rows: [["y"]] })).toBe(true);
    expect(isTableData({ columns, rows: [["y", "z"]] })).toBe(false);
  });

  test.each(["x", "2024-13-01", ""])("of a verdict on the day %j is no verdict", (asOf) => {
    const verdict = (carried("a")[VERDICT] as MimeBundle)[VERDICT] as Record<string, Json>;
    expect(isVerdictData(verdict)).toBe(true);
    expect(isVerdictData({ ...verdict, asOf })).toBe(false);
    expect(isVerdictData({ ...verdict, verdict: "constructor" })).toBe(false);
  });
});

describe("notes of a run", () => {
  const noted = (claimbook: Json): Output => ({
    output_type: "display_data",
    data: {},
    metadata: { claimbook },
  });
  const book = { asOf: "2024-07-24", until: null, askedOn: null };

  test("have their shape, or there are none", () => {
    const reads = {
      inputs: { a: "sha256:1" },
      known: { latest: "2024-07-24" },
      book,
      format: 1,
      asked: ["2024-12-31"],
    };
    expect(readsOf(noted(reads))).toEqual(reads);
    for (const damaged of [
      1,
      [],
      { ...reads, known: { latest: 5 } },
      { ...reads, asked: ["<b>"] },
      { ...reads, book: "x" },
      { ...reads, book: { asOf: "soon" } },
      { ...reads, inputs: { a: {} } },
    ])
      expect(readsOf(noted(damaged as Json))).toEqual({});
    expect(readsOf({ output_type: "stream", name: "stdout", text: "" })).toEqual({});
  });

  const render = (cells: readonly CodeCell[]) =>
    renderNotebook(notebook(cells) as Notebook, {
      file: "01-a.ipynb",
      name: "a",
      link: (href) => href,
      folders: [],
    });
  const cell = (claimbook: Json) => codeCell("1", [display(markdown`x`.mime, { claimbook })]);

  test("that are damaged cost a page its days, not the page", () => {
    expect(render([cell({ book, format: 1 })]).days).toBeDefined();
    const damaged = render([cell({ book: { ...book, asOf: HOSTILE }, format: 1 })]);
    expect(damaged.days).toBeUndefined();
    expect(damaged.page.main).toContain("<p>x</p>");
  });

  test("of another version say on the page and to its author how to get the rest", () => {
    const { page, warnings } = render([cell({ book })]);
    expect(page.main).toContain("Run it again for the rest: npx claimbook run.");
    expect(warnings).toHaveLength(1);
    expect(render([cell({ book, format: 1 })]).warnings).toEqual([]);
    expect(render([cell({})]).warnings).toEqual([]);
  });
});
