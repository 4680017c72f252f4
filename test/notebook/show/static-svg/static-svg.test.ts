// Takes long: every kind of chart is drawn.

import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { drawStaticSvg } from "../../../../lib/notebook/show/static-svg/static-svg.js";
import type { Figure, Layout, Trace } from "../../../../lib/plots/figure.js";
import { darkColours, ink, palette } from "../../../../lib/plots/palette.js";
import { themed } from "../../../../lib/plots/theme.js";

const BAD = `<script>alert(1)</script><img src="https://x.example/a.png">"'&`;

function figure(data: readonly Trace[], layout: Partial<Layout> = {}, text = "Title"): Figure {
  return {
    data,
    layout: themed({ title: { text, subtitle: { text: `Sub ${text}` } }, ...layout } as Layout),
    alt: `Alt ${text}`,
    caption: `Source ${text}`,
  };
}

const LINE: Trace = {
  type: "scatter",
  mode: "lines",
  name: "small",
  x: [1, 2, 3],
  y: [1, 4, 2],
  line: { color: palette.first },
};
const BAND: Trace = {
  type: "scatter",
  x: [1, 2, 3],
  y: [2, 5, 3],
  fill: "tonexty",
  fillcolor: "rgba(31, 111, 181, 0.2)",
  name: "band",
};
const HEAT: Trace = {
  type: "heatmap",
  x: ["a", "b"],
  y: ["c", "d"],
  z: [
    [1, 2],
    [3, null],
  ],
  colorscale: [
    [0, palette.negative],
    [1, palette.positive],
  ],
};

/** An image of one pixel. */
const PIXEL =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** The figures that the tests of every static SVG run on. */
const FIGURES: Readonly<Record<string, Figure>> = {
  lines: figure([LINE, BAND]),
  bars: figure([
    { type: "bar", x: ["a", "b"], y: [1, -2], text: ["one", "two"], marker: { color: palette.second } },
  ]),
  histogram: figure([{ type: "histogram", x: [1, 1, 2, 3, 3, 3] }]),
  "error bars": figure([
    { type: "scatter", mode: "markers", x: [1, 2], y: [3, 4], error_y: { type: "data", array: [1, 2] } },
  ]),
  heatmap: figure([HEAT]),
  box: figure([{ type: "box", y: [1, 2, 3, 9], name: "spread" }]),
  annotated: figure([LINE], {
    annotations: [{ x: 2, y: 4, text: "peak", showarrow: true, ax: 20, ay: -20 }],
    shapes: [{ type: "line", x0: 1, x1: 3, y0: 2, y1: 2, line: { color: palette.stated } }],
  }),
  "two panels": figure([LINE, { ...LINE, yaxis: "y2", name: "below" }], {
    yaxis: { domain: [0.5, 1], title: { text: "Above" } },
    yaxis2: { domain: [0, 0.4], title: { text: "Below" } },
  }),
  hostile: figure([{ type: "bar", x: [BAD], y: [1], name: BAD }], { xaxis: { title: { text: BAD } } }, BAD),
};

function svg(text: string): Element {
  return new JSDOM(text, { contentType: "image/svg+xml" }).window.document.documentElement;
}

const texts = (root: Element) => [...root.querySelectorAll("text")].map((text) => text.textContent);

describe.each(Object.entries(FIGURES))("the static SVG of %s", (_, of) => {
  const staticSvg = drawStaticSvg(of);

  test("is the same text each time", () => {
    expect(drawStaticSvg(structuredClone(of))).toEqual(staticSvg);
  });

  test("is well-formed SVG with a title, a description and its size", () => {
    const root = svg(staticSvg.whole);
    expect(root.nodeName).toBe("svg");
    expect(root.querySelector("title")?.textContent).toBe(
      (of.layout.title.text as string).replace(/<br>/g, " "),
    );
    expect(root.querySelector("desc")?.textContent).toBe(of.alt);
    expect([staticSvg.width, staticSvg.height]).toEqual([820, 420]);
    const labels = (root.getAttribute("aria-labelledby") ?? "").split(" ");
    expect(labels.map((id) => root.querySelector(`#${id}`)?.nodeName)).toEqual(["title", "desc"]);
  });

  test("refers to nothing outside itself, and runs nothing", () => {
    for (const text of [staticSvg.plot, staticSvg.whole]) {
      const root = svg(text);
      expect([...root.querySelectorAll("script, image, use, foreignObject, a")]).toEqual([]);
      for (const element of root.querySelectorAll("*")) {
        for (const { name, value } of element.attributes) {
          if (name === "xmlns") continue;
          expect(name).not.toMatch(/^on|href/);
          expect(value).not.toMatch(/url\((?!#)|https?:/);
        }
      }
      expect(text).not.toMatch(/@import|javascript:/);
    }
  });

  test("has ids of its own, each used and each given", () => {
    const root = svg(staticSvg.plot);
    const ids = [...root.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(new RegExp(`^${staticSvg.id}-`));
    const used = [...staticSvg.plot.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id);
    for (const id of used) expect(ids).toContain(id);
  });

  test("is drawn: no coordinate is NaN or undefined", () => {
    expect(staticSvg.plot).not.toMatch(/NaN|undefined|Infinity/);
    expect(svg(staticSvg.plot).querySelectorAll("path, rect").length).toBeGreaterThan(1);
  });
});

test("drawStaticSvg shows title, subtitle and caption with the whole picture and leaves them out of the plot", () => {
  const staticSvg = drawStaticSvg(FIGURES.lines as Figure);
  expect(texts(svg(staticSvg.whole))).toEqual(
    expect.arrayContaining(["Title", "Sub Title", "Source Title", "small", "band"]),
  );
  expect(texts(svg(staticSvg.plot))).not.toContain("Title");
});

test("drawStaticSvg shows text from data as it is", () => {
  const shown = texts(svg(drawStaticSvg(FIGURES.hostile as Figure).whole)).join("\n");
  expect(shown).toContain("<script>alert(1)</script>");
});

test("drawStaticSvg gives another figure another id", () => {
  const other = drawStaticSvg(figure([{ ...LINE, y: [1, 4, 3] }, BAND]));
  expect(other.id).not.toBe(drawStaticSvg(FIGURES.lines as Figure).id);
});

test("drawStaticSvg breaks a title that is wider than the picture", () => {
  const long = "A title of many words ".repeat(12).trim();
  const lines = texts(svg(drawStaticSvg(figure([LINE], {}, long)).whole)).filter((text) =>
    text?.includes("many words"),
  );
  expect(lines.length).toBeGreaterThan(1);
});

test("drawStaticSvg turns axes and text on a dark page, and not the series", () => {
  const { plot } = drawStaticSvg(FIGURES.lines as Figure);
  const style = svg(plot).querySelector("style")?.textContent ?? "";
  expect(style).toMatch(/^@media\(prefers-color-scheme:dark\)\{/);
  expect(style).toContain(`[fill="${ink.muted}"]{fill:${darkColours[ink.muted]}}`);
  expect(style).not.toContain(palette.first);
  expect(plot).toContain(`stroke="${palette.first}"`);
});

test("drawStaticSvg draws a heatmap's cells in the scale's colours, none for a missing one", () => {
  const { plot } = drawStaticSvg(FIGURES.heatmap as Figure);
  const cells = [...svg(plot).querySelectorAll('rect[fill^="rgb("]')].map((rect) =>
    rect.getAttribute("fill"),
  );
  expect(cells).toHaveLength(3);
  // #b5472f at the lowest value, #2a9d8f at the highest.
  expect(cells).toContain("rgb(181,71,47)");
  expect(cells).toContain("rgb(42,157,143)");
  expect(svg(plot).querySelector("linearGradient")).not.toBeNull();
});

test("drawStaticSvg says that a smoothed heatmap cannot be a drawing", () => {
  expect(() => drawStaticSvg(figure([{ ...HEAT, zsmooth: "best" }]))).toThrow("leave zsmooth out");
});

test("drawStaticSvg keeps a size that the figure asks for", () => {
  const { plot, width, height } = drawStaticSvg(figure([LINE], { width: 400, height: 200 }));
  expect([width, height]).toEqual([400, 200]);
  expect(plot).toContain('viewBox="0 0 400 200"');
});

test("drawStaticSvg draws a figure without data", () => {
  expect(drawStaticSvg(figure([])).plot).toMatch(/^<svg /);
});

test("a link of a text leads to the web or to nowhere, and a picture that a figure holds is in the static SVG", () => {
  const annotations = [
    '<a href="https://example.org/a?b=1&c=2">web</a>',
    '<a href="javascript:alert(1)">script</a>',
    '<a href="data:text/html,x">data</a>',
  ].map((text) => ({ text, x: 2, y: 2, showarrow: false }));
  const source = "data:image/png;base64,iVBORw0KGgo=";
  const images = [{ source, x: 0, y: 1, sizex: 0.2, sizey: 0.2, xref: "paper", yref: "paper" }];
  const root = svg(drawStaticSvg(figure([LINE], { annotations, images })).plot);
  const links = [...root.querySelectorAll("a")].map((a) => [a.textContent, a.getAttribute("href")]);
  expect(links.filter(([text]) => text !== "")).toEqual([
    ["web", "https://example.org/a?b=1&c=2"],
    ["script", null],
    ["data", null],
  ]);
  expect([...root.querySelectorAll("image")].map((image) => image.getAttribute("href"))).toEqual([source]);
});

test("characters that XML has no place for are left out, so that the picture can be shown", () => {
  const staticSvg = drawStaticSvg(
    figure([{ type: "bar", x: ["a\u0000b\u0007c\uffff"], y: [1], name: "tab\there" }]),
  );
  expect(texts(svg(staticSvg.plot))).toContain("abc");
  expect(texts(svg(drawStaticSvg(figure([LINE], {}, "a\u0001b\ud800c")).whole))).toContain("abc");
});

test("a font whose name has spaces keeps its quotation marks", () => {
  const font = { family: "\"Courier New\", 'Times New Roman', serif" };
  const root = svg(drawStaticSvg(figure([LINE], { xaxis: { tickfont: font } })).plot);
  const families = [...root.querySelectorAll("text")].map((text) => text.getAttribute("font-family"));
  expect(families).toContain("'Courier New', 'Times New Roman', serif");
});

test("a static SVG does not depend on what was drawn before it, also when that could not be drawn", () => {
  const heat = figure([{ ...HEAT, zsmooth: "best" }]);
  const alone = Object.values(FIGURES).map((of) => drawStaticSvg(of).whole);
  const between = Object.values(FIGURES)
    .toReversed()
    .map((of) => {
      expect(() => drawStaticSvg(heat)).toThrow("no pixels");
      return drawStaticSvg(of).whole;
    });
  expect(between.toReversed()).toEqual(alone);
});

/** The static SVG of a line with a text over it, as one sees it in a document. */
function labelled(text: string): Element {
  const annotation = { x: 2, y: 4, text, showarrow: false };
  return svg(drawStaticSvg(figure([LINE], { annotations: [annotation] })).plot);
}

test("a link stands on its text and on the box around it, and does nothing else", () => {
  const text = '<a href="https://x.example/?a=1&b=2%25" popup="width=10">more</a>';
  const links = [...labelled(text).querySelectorAll("a")];
  const names = new Set(links.flatMap((link) => link.getAttributeNames()));
  expect(links.map((link) => link.getAttribute("href"))).toEqual(
    Array(2).fill("https://x.example/?a=1&b=2%25"),
  );
  expect([...names].sort()).toEqual(["href", "target"]);
});

test("a style that refers to another place is left out", () => {
  const root = labelled('<span style="color:url(http://x.example/a)">text</span>');
  expect(texts(root)).toContain("text");
  expect(root.outerHTML).not.toContain("x.example");
});

test("text that looks like plotly's own marks is shown", () => {
  const shown = ['"TOBESTRIPPED"', "url(#x)", "&amp;"];
  const { plot } = drawStaticSvg(figure([{ ...LINE, mode: "text", text: shown }]));
  expect(texts(svg(plot))).toEqual(expect.arrayContaining(shown));
});

test.each([
  ["Roboto", "Roboto"],
  ['"Roboto"', "'Roboto'"],
  ["Times New Roman, serif", "'Times New Roman', serif"],
  ["3D Font", null],
  ['"a;fill:url(https://x.example)"', null],
])("the font %s is written as %s", (family, written) => {
  const { plot } = drawStaticSvg(figure([{ ...LINE, mode: "text", text: ["a"], textfont: { family } }]));
  const text = [...svg(plot).querySelectorAll("text")].find(({ textContent }) => textContent === "a");
  expect(text?.getAttribute("font-family")).toBe(written);
  expect(plot).not.toContain("x.example");
});

test("dashes that are none are left out, and a trace without a name leaves no empty text", () => {
  const { plot } = drawStaticSvg(figure([{ ...LINE, name: "", line: { dash: "junk" } }, BAND]));
  expect(plot).not.toContain("junk");
  expect(texts(svg(plot))).not.toContain("");
});

test("nothing happens after a drawing: what plotly would do then fails in an empty element", async () => {
  const failures: unknown[] = [];
  const note = (error: unknown) => failures.push(error);
  process.on("unhandledRejection", note);
  try {
    drawStaticSvg(figure([LINE], { xaxis: { rangeslider: { visible: true } } }));
    drawStaticSvg(figure([{ type: "image", source: PIXEL }]));
    await new Promise((resolve) => setTimeout(resolve, 20));
  } finally {
    process.off("unhandledRejection", note);
  }
  expect(failures).toEqual([]);
});

test("Node's globals stay as they are", () => {
  const before = Object.getOwnPropertyNames(globalThis);
  drawStaticSvg(FIGURES.hostile as Figure);
  expect(Object.getOwnPropertyNames(globalThis)).toEqual(before);
});

test("a figure on paper of its own keeps its colours on a dark page; one on the house's turns with it", () => {
  const on = (paper_bgcolor: string): Figure => ({
    data: [{ type: "scatter", y: [1, 2] }],
    layout: { title: { text: "T" }, paper_bgcolor, font: { color: ink.text } },
    alt: "a rise",
    caption: "",
  });
  const [own, house] = ["#f5f5dc", ink.paper].map((paper) => drawStaticSvg(on(paper)));
  for (const svg of [house?.plot, house?.whole]) expect(svg).toContain("prefers-color-scheme:dark");
  for (const svg of [own?.plot, own?.whole]) expect(svg).not.toContain("prefers-color-scheme:dark");
});
