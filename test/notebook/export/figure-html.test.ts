import { expect, test } from "vitest";
import { figureHtml, type ShownFigure } from "../../../lib/notebook/export/figure-html.js";
import { barChart } from "../../../lib/plots/bar-chart.js";

const shown = ({ data, layout }: Pick<ShownFigure, "data" | "layout">): ShownFigure => ({
  title: "t",
  subtitle: "",
  alt: "a",
  caption: "c",
  width: 820,
  height: 420,
  staticSvg: "data:image/svg+xml;base64,PHN2Zy8+",
  data,
  layout,
});

test("figureHtml(figure) keeps the height that a phone draws, so that nothing below moves as it is drawn", () => {
  const categories = Array.from({ length: 30 }, (_, at) => `a category with a long name, number ${at}`);
  const { data, layout } = barChart([{ name: "n", values: categories.map((_, at) => at), colour: "first" }], {
    title: "t",
    source: "s",
    axis: { title: "x" },
    categories,
  });
  const { narrow } = layout.meta as unknown as { narrow: { layout: { height: number } } };
  expect(narrow.layout.height).toBeGreaterThan(0);
  expect(narrow.layout.height).not.toBe(layout.height);
  expect(figureHtml(shown({ data, layout } as unknown as ShownFigure))).toContain(
    `<div class="cb-static" style="--cb-narrow-height:${narrow.layout.height}px">`,
  );
});

test("figureHtml(figure, { tables }) leads to the tables that the page has read", () => {
  const figure = shown({ data: [], layout: {} });
  expect(figureHtml(figure, { tables: "#cb-tables" })).toMatch(/<a [^>]*href="#cb-tables"[^>]*>Tables<\/a>/);
  expect(figureHtml(figure)).not.toContain("Tables");
});

test("figureHtml(figure) has no such height where a phone draws the same, or the figure is another tool's", () => {
  for (const layout of [{ height: 420 }, { height: 420, meta: { narrow: { layout: {} } } }, { meta: "mine" }])
    expect(figureHtml(shown({ data: [], layout }))).toContain('<div class="cb-static"><img');
});
