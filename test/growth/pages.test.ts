// Takes long: pages of twice the size are made, several times.

import { describe, expect, test } from "vitest";
import { contentsHtml } from "../../lib/notebook/export/contents-html.js";
import { renderNotebook } from "../../lib/notebook/export/render-notebook.js";
import { parseNotebook } from "../../lib/notebook/ipynb/parse-notebook.js";
import { expectLinear } from "./growth.js";

const SIZE = 40_000;

type Json = object | string | number;

const notebook = (cells: readonly Json[], metadata: object = {}) =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells });
const markdown = (source: string, id = "text") => ({ cell_type: "markdown", id, metadata: {}, source });
const code = (source: string, outputs: readonly Json[] = [], id = "code") => ({
  cell_type: "code",
  id,
  metadata: {},
  source,
  execution_count: 1,
  outputs,
});
const stream = (text: string) => ({ output_type: "stream", name: "stdout", text });
const shown = (data: object) => ({ output_type: "display_data", data, metadata: {} });
const error = (traceback: readonly string[]) => ({
  output_type: "error",
  ename: "Error",
  evalue: "v",
  traceback,
});
const repeat = (part: string, size: number) => part.repeat(Math.ceil(size / part.length));
const many = <T>(size: number, each: number, make: (at: number) => T) =>
  Array.from({ length: Math.ceil(size / each) }, (_, at) => make(at));
/** Three letters, another three for each of 17,576 numbers. */
const letters = (at: number) =>
  [at, Math.floor(at / 26), Math.floor(at / 676)]
    .map((part) => String.fromCharCode(97 + (part % 26)))
    .join("");

function rendered(text: string, how: object = {}): string {
  const options = { file: "n.ipynb", name: "n", link: (href: string) => href, folders: [], how };
  return renderNotebook(parseNotebook(text, "n.ipynb"), options).page.main;
}

const expectPage = (make: (size: number) => string, how: object = {}) =>
  expectLinear(SIZE, make, (text) => rendered(text, how));

describe("a page takes time in proportion to", () => {
  test.each([
    ["carriage returns", "\r"],
    ["carriage returns before line ends", "\r\r\r\n"],
    ["overwritten characters", "a\r"],
    ["backspaces", "a\b"],
    ["a colour of many numbers", "\u001b[38;5;1m"],
    ["cursors sent down", "\u001b[1000Bx"],
    ["cursors sent to the right", "\u001b[1000Cx"],
    ["sequences that never end", "\u001b[1;"],
    ["titles that never end", "\u001b]0;"],
    ["lines", "line\n"],
  ])("the %s of an output", (_, part) => {
    expectPage((size) => notebook([code("1", [stream(repeat(part, size))])]));
    expectPage((size) => notebook([code("1", [stream(`${repeat(part, size)}\n`)])]));
  });

  test("one colour with thousands of numbers", () => {
    expectPage((size) => notebook([code("1", [stream(`\u001b[${repeat("38;5;", size)}m`)])]));
  });

  test.each([
    ...["$$", "$$a{ ", "$a{ ", "x $$ ", "$5 ", "$x$ ", "\\(", "\\[", "\\\\[", "\\begin{a}", "\\ref{a"],
    ...["`", "a`b``c", "*", "**a", "_a ", "~~a ", "[", "![", "[](", "[a](<", "][", "\\", "&", "|"],
    ...[
      "<",
      "<a ",
      "<!--",
      '<a href="',
      "> ",
      "- ",
      "# h\n",
      "|a|b|\n",
      "\\begin{align}\n",
      "\\[ a\n",
      "$$ a\n",
    ],
    ...["http://a.b ", "2024-01-02 ", "```\n", "[a]: b\n"],
  ])("runs of %j in Markdown", (part) => {
    expectPage((size) => notebook([markdown(repeat(part, size))]));
  });

  test.each([
    ["a row of a table with backticks", (size: number) => `|a|b|\n|-|-|\n|${repeat("`", size)}`],
    ["a row of a table with formulas", (size: number) => `|a|b|\n|-|-|\n${repeat("$|", size)}`],
    ["what could be a table's second line", (size: number) => `|a|\n|-${repeat("\t", size)}x`],
    [
      "a line with formulas and backticks",
      (size: number) => `$x$ ${many(size, 30, (at) => `${"`".repeat(at % 50)}a`)}`,
    ],
    [
      "macros with an argument that may be left out",
      (size: number) => many(size, 40, (at) => `$\\newcommand{\\a${letters(at)}}[1][x]{y}$\n`).join(""),
    ],
    [
      "one long macro in many formulas",
      (size: number) => `$\\def\\a{${"x".repeat(size / 2)}}$\n\n${repeat("$\\a$ ", size / 2)}`,
    ],
  ])("%s", (_, source) => {
    expectPage((size) => notebook([markdown(source(size))]));
  });

  test.each([
    ...[
      "<div>",
      "<b>",
      "<a>",
      "<table><tr><td>",
      "<li>",
      "<video>",
      "<svg>",
      "<",
      "</",
      "<a '",
      '<p "$x$',
      "<!--",
    ],
    ...[
      "<div class=cb-figure>",
      "<img src=a.png>",
      "<pre'p ",
      "$$a{ ",
      "\\[",
      "Plotly.newPlot(",
      "var spec = {",
    ],
    ...["<style>a{b:c}", "<p id=a>", "</p>", "&", "<tr><td>a<td>b"],
  ])("runs of %j in HTML", (part) => {
    expectPage((size) => notebook([code("1", [shown({ "text/html": repeat(part, size) })])]));
  });

  test("formats left open before paragraphs", () => {
    const html = (size: number) =>
      `<p>${many(size / 8, 12, (at) => `<b id=${at}>`).join("")}${repeat("</p><p>x", size / 8)}`;
    expectPage((size) => notebook([code("1", [shown({ "text/html": html(size) })])]));
  });

  test.each([
    [
      "rules for one cell",
      (size: number) =>
        `<style>${repeat("#a{b:c}", size / 2)}</style><table>${repeat("<tr><td id=a>", size / 2)}`,
    ],
    ["a sheet without rules", (size: number) => `<style>${"x".repeat(size)}</style>`],
    ["attributes", (size: number) => `<div ${many(size, 8, (at) => `a${at}=1`).join(" ")}>`],
    [
      "environments of other names",
      (size: number) => many(size, 12, (at) => `\\begin{${letters(at)}}`).join(""),
    ],
  ])("%s of HTML", (_, html) => {
    expectPage((size) => notebook([code("1", [shown({ "text/html": html(size) })])]));
  });

  test("tables whose cells span, with their files", () => {
    const html = (size: number) => `<table>${repeat("<tr><td rowspan=1000 colspan=1000>a<td>b", size)}`;
    expectPage((size) => notebook([code("1", [shown({ "text/html": html(size) })])]), { embedData: true });
  });

  test("tables of one name, with their files", () => {
    const html = (size: number) => repeat("<table><tr><td>a<td>b</table>", size / 4);
    expectPage((size) => notebook([code("1", [shown({ "text/html": html(size) })])]), { embedData: true });
  });

  test.each([
    ...[
      "$a{ ",
      "\\cases{",
      "\\bbox[",
      "\\newcommand{\\a}{",
      "\\def\\a{",
      "\\require{",
      "\\begin{eqnarray}a",
      "&\\a",
    ],
  ])("runs of %j in LaTeX", (part) => {
    expectPage((size) => notebook([code("1", [shown({ "text/latex": repeat(part, size) })])]));
  });

  test("cells of one id, of none, and headings below the second level", () => {
    expectPage((size) => notebook(many(size, 30, () => code("x = 1", [stream("a")], "same"))));
    expectPage((size) => notebook(many(size, 30, () => markdown("### h", ""))));
  });

  test("outputs of one cell", () => {
    expectPage((size) =>
      notebook([
        code(
          "1",
          many(size, 20, () => stream("a\n")),
        ),
      ]),
    );
    expectPage((size) =>
      notebook([
        code(
          "1",
          many(size, 60, () => shown({ "text/html": "<p>a" })),
        ),
      ]),
    );
  });

  test("lines of a traceback, with the code and without", () => {
    expectPage((size) => notebook([code("1", [error(many(size, 4, () => "a\n"))])]));
    expectPage((size) => notebook([code("1", [stream(`Traceback (\n${repeat(" \n", size)}`)])]), {
      noCode: true,
    });
    expectPage((size) => notebook([code("1", [stream(repeat("\t", size))])]), { noCode: true });
  });

  test("columns that no two rows of a table have in common", () => {
    const data = (size: number) => many(size, 12, (at) => ({ [letters(at)]: at }));
    expectPage((size) =>
      notebook([code("1", [shown({ "application/vnd.dataresource+json": { data: data(size) } })])]),
    );
  });

  test("bytes of widgets, and boxes that hold each other", () => {
    const page = (state: object) =>
      notebook([code("1", [shown({ "application/vnd.jupyter.widget-view+json": { model_id: "w0" } })])], {
        widgets: { "application/vnd.jupyter.widget-state+json": { state } },
      });
    expectPage((size) => {
      const buffers = many(size, 60, (at) => ({
        encoding: "base64",
        path: ["list", String(at), "v"],
        data: "AAAA",
      }));
      const list = buffers.map(() => ({ dtype: "f8" }));
      return page({ w0: { model_name: "VBoxModel", state: { list }, buffers } });
    });
    expectPage((size) => {
      const box = (at: number) => ({ children: [`IPY_MODEL_w${at + 1}`, `IPY_MODEL_w${at + 1}`] });
      return page(
        Object.fromEntries(many(size, 60, (at) => [`w${at}`, { model_name: "VBoxModel", state: box(at) }])),
      );
    });
  });

  test.each(["<a>", "<li>", "_", "a", "0", "1e0", " ", "\n", "x = 1\n", "'", "/* "])(
    "runs of %j in code",
    (part) => {
      expectPage((size) => notebook([code(repeat(part, size))]));
      expectPage((size) => notebook([markdown(`\`\`\`ts\n${repeat(part, size)}\n\`\`\`\n`)]));
    },
  );

  test("texts before a day of as-of", () => {
    const cell = (source: string) => ({ ...code(source), metadata: { tags: ["parameters"] } });
    expectPage((size) => notebook([cell(repeat("as_of ", size))]));
    expectPage((size) => notebook([cell(repeat("as_of=", size))]));
  });
});

test("150,000 headings have their contents", () => {
  const headings = Array.from({ length: 150_000 }, (_, at) => ({ level: 2, text: "h", id: `h-${at}` }));
  expect(contentsHtml(headings).match(/<li/g)).toHaveLength(2 * 150_000);
});

test("JSON nested deeper than programs follow is refused", () => {
  const deep = `{"nbformat":4,"metadata":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)},"cells":[]}`;
  expect(() => rendered(deep)).toThrow(
    "n.ipynb: its JSON is nested deeper than 500 levels; open it in Jupyter",
  );
});
