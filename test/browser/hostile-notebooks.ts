import type { Cell, CodeCell, Output } from "../../lib/notebook/ipynb/notebook.js";
import { figureOutput } from "../../lib/notebook/show/figure-output.js";
import { themed } from "../../lib/plots/theme.js";
import { codeCell, display, markdownCell } from "../notebook/export/notebooks.js";

/** Where what is hostile would send something. */
const OUTSIDE = "https://outside.invalid";

/** A picture of one pixel. */
const PIXEL =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** A figure as a cell shows it, with another SVG file and layout where they are given. */
export function figure(title: string, { svg, layout = {} }: { svg?: string; layout?: object } = {}): Output {
  const { mime } = figureOutput({
    data: [{ type: "bar", x: ["a", "b"], y: [1, 2], name: title }],
    layout: { ...themed({ title: { text: title } }), ...layout },
    alt: title,
    caption: title,
  });
  return display({ ...(mime as Record<string, string>), ...(svg !== undefined && { "image/svg+xml": svg }) });
}

/** A code cell of its own. */
export function shown(id: string, ...outputs: Output[]): CodeCell {
  return codeCell(id, outputs, { id });
}

/** An SVG that runs and sends wherever a browser opens it, and draws nothing. */
export const SENDING_SVG = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:h.x="http://www.w3.org/1999/xhtml" onload="fetch('${OUTSIDE}/load')">
  <script>fetch("${OUTSIDE}/script"); document.title = "ran";</script>
  <h.x:script>fetch("${OUTSIDE}/prefixed"); document.title = "ran";</h.x:script>
  <h.x:img src="${OUTSIDE}/img"/><h.x:meta http-equiv="refresh" content="0;url=${OUTSIDE}/refresh"/>
  <style>@import "${OUTSIDE}/import"; rect { fill: u\\72l(${OUTSIDE}/escape#a); } @font-face { font-family: f; src: url(${OUTSIDE}/font); } text { font-family: f; }</style>
  <style>&#64;import "${OUTSIDE}/entity"; <!-- -->u<!-- -->rl(${OUTSIDE}/comment)</style>
  <image width="9" height="9" href="${OUTSIDE}/image"/><image width="9" height="9" xlink:href="${OUTSIDE}/xlink"/>
  <image width="9" height="9"><set attributeName="href" to="${OUTSIDE}/animated"/></image>
  <use href="${OUTSIDE}/use#a"/><rect width="9" height="9" filter="url(${OUTSIDE}/filter#a)"/>
  <filter id="f"><feImage href="${OUTSIDE}/fe"/></filter><rect width="9" height="9" filter="url(#f)"/>
  <foreignObject width="9" height="9"><img xmlns="http://www.w3.org/1999/xhtml" src="${OUTSIDE}/foreign"/></foreignObject>
  <text y="9">words</text></svg>`;

/** Ids and names that scripts of a page, and plotly.js, look for on its window. */
const NAMES = [
  ...[
    "__proto__",
    "constructor",
    "prototype",
    "body",
    "head",
    "document",
    "window",
    "self",
    "top",
    "location",
  ],
  ...[
    "claimbookDraw",
    "claimbookLoad",
    "claimbookPlotly",
    "claimbookDrawOne",
    "claimbookDarkColours",
    "Plotly",
  ],
  ...[
    "PlotlyConfig",
    "PLOTLYENV",
    "PlotlyLocales",
    "MathJax",
    "PolyBool",
    "define",
    "exports",
    "module",
    "require",
  ],
  ...[
    "process",
    "chrome",
    "requestIdleCallback",
    "matchMedia",
    "localStorage",
    "cb-main",
    "cb-plotly",
    "cb-data",
  ],
  ...[
    "getElementById",
    "querySelectorAll",
    "ResizeObserver",
    "addEventListener",
    "ready",
    "action",
    "scripts",
  ],
];

/** Cells that take the page's classes, ids and data for their own, in markdown, raw cells and outputs. */
export function hijacking(): Cell[] {
  const classes = [
    `<figure class="cb-figure"></figure><div class="cb-plate"><figure class="cb-figure"><img class="cb-static-svg" alt="x"></figure></div>`,
    `<div class="cb-scoreboard" data-ready="1"><table><tbody><tr data-verdict="depends"><td>x</td></tr><tr data-verdict="__proto__"><td>y</td></tr></tbody></table></div>`,
    `<div class="cb-scoreboard"><div class="cb-scoreboard"><table></table></div></div>`,
    `<nav class="cb-side"><a href="#%E0%A4%A">x</a><a href="#%">y</a></nav><div class="cb-page"><div class="cb-side"><a href="#%">z</a></div></div>`,
    `<details class="cb-code" open><summary>x</summary></details><button data-action="theme">x</button><p class="cb-top"><a data-action="theme" href="#x">x</a></p>`,
    `<div class="cb-skip">skip</div><div class="cb-foot cb-page-nav">foot</div><section class="cb-verdict" data-verdict="constructor"><p class="cb-claim">x</p></section>`,
    `<pre class="cb-table"><table class="cb-formula"><caption class="cb-cell">x</caption></table></pre>`,
  ].join("\n");
  const ids = NAMES.map(
    (name) => `<a id="${name}" name="${name}">x</a><img id="${name}" name="${name}" alt="x" src="${PIXEL}">`,
  ).join("\n");
  const headings = NAMES.map((name) => `## ${name}`).join("\n\n");
  return [
    markdownCell(`# Hijack\n\n${headings}`, "headings"),
    markdownCell(`${ids}\n\n${classes}`, "markdown"),
    { cell_type: "raw", id: "raw", metadata: { format: "text/html" }, source: ids + classes },
    shown("html", display({ "text/html": ids + classes })),
    shown("figure-a", figure("constructor")),
    shown("figure-b", figure("second")),
  ];
}

const svgOf = (width: number, height: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="9" height="9"/></svg>`;
const MANY = 20_000;

/** Cells each of which would make a page of a million pixels, by what they are. */
export const TALL: Readonly<Record<string, readonly Cell[]>> = {
  "a printed text": [shown("x", { output_type: "stream", name: "stdout", text: "line\n".repeat(MANY) })],
  "a text as value": [shown("x", display({ "text/plain": "line\n".repeat(MANY) }))],
  "an error": [
    shown("x", {
      output_type: "error",
      ename: "Error",
      evalue: "line\n".repeat(MANY),
      traceback: ["line\n".repeat(MANY)],
    }),
  ],
  "many outputs": [
    shown(
      "x",
      ...Array.from(
        { length: 20_000 },
        (_, at): Output => ({
          output_type: "stream",
          name: at % 2 ? "stdout" : "stderr",
          text: "a\n",
        }),
      ),
    ),
  ],
  "line breaks": [shown("x", display({ "text/html": "a<br>".repeat(MANY) }))],
  "line breaks in markdown": [markdownCell("a<br>".repeat(MANY))],
  "line breaks in a raw cell": [
    { cell_type: "raw", id: "x", metadata: { format: "text/html" }, source: "a<br>".repeat(MANY) },
  ],
  "a table": [shown("x", display({ "text/html": `<table>${"<tr><td>a<td>b".repeat(MANY)}</table>` }))],
  "a row that says its height": [
    shown("x", display({ "text/html": `<table><tr height=1000000><td height=1000000>a<td>b</table>` })),
  ],
  "a picture that says its height": [
    markdownCell(
      `<img alt=x height=1000000 src="${PIXEL}"><img alt=x width=300 height=1000000 src="${PIXEL}">`,
    ),
  ],
  "a picture that is tall": [shown("x", display({ "image/svg+xml": svgOf(10, 1_000_000) }))],
  "a picture and its metadata": [
    shown("x", display({ "image/svg+xml": svgOf(10, 10) }, { "image/svg+xml": { height: 1_000_000 } })),
    shown(
      "y",
      display(
        { "image/svg+xml": svgOf(10, 10) },
        { "image/svg+xml": { height: 1_000_000, unconfined: true } },
      ),
    ),
  ],
  styles: [
    shown(
      "x",
      display({
        "text/html": `<style>p{height:1000000px}</style><p style="height:1000000px;margin:1000000px;line-height:9999;padding-top:100000%;font-size:99999px">a<img alt=x src="${PIXEL}" style="height:1000000px">`,
      }),
    ),
  ],
  "a figure": [
    shown("x", figure("tall", { layout: { height: 1_000_000 } })),
    shown(
      "y",
      display({
        "application/vnd.plotly.v1+json": JSON.stringify({
          data: [{ type: "bar", x: [1], y: [1] }],
          layout: { height: 1_000_000 },
        }),
      }),
    ),
  ],
  "a figure on a phone": [
    shown("x", figure("tall", { layout: { meta: { narrow: { layout: { height: 1_000_000 } } } } })),
  ],
  "a formula": [
    markdownCell("$\\rule{1em}{1000000em}$ and $$\\rule{1em}{1000000pt}$$\n\n$\\raisebox{100000em}{a}$"),
  ],
  "rows of a formula": [markdownCell(`$$\\begin{matrix}${"a\\\\".repeat(5000)}\\end{matrix}$$`)],
  "a narrow nest": [
    shown("x", display({ "text/html": `${"<ul><li>".repeat(200)}${"word ".repeat(19_000)}` })),
  ],
  "a long title": [markdownCell(`# ${"word ".repeat(MANY)}\n\n## ${"word ".repeat(MANY)}`)],
  "many headings": [markdownCell(Array.from({ length: 3000 }, (_, at) => `## heading ${at}`).join("\n\n"))],
};
