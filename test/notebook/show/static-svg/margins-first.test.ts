import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { plotlyPath } from "../../../../lib/notebook/assets.js";
import { handOutMargins, marginsFirst } from "../../../../lib/notebook/show/static-svg/margins-first.js";

/** Plotly as far as margins go: draws the axes, then the data, and adjusts the margins after that unless it is told to before. */
function plotlyLike(needed: number) {
  const graph = { _fullLayout: { _replotting: true }, margin: 0 };
  const drawn: number[] = [];
  const window: Record<string, unknown> = {};
  const plot = () => {
    graph._fullLayout._replotting = true;
    (window.beforeData as (graph: object) => void)(graph);
    drawn.push(graph.margin);
    graph._fullLayout._replotting = false;
    adjust();
  };
  const adjust = () => {
    if (graph._fullLayout._replotting || graph.margin === needed) return;
    graph.margin = needed;
    plot();
  };
  window.adjustMargins = adjust;
  return { graph, window, plot, drawn };
}

test("plotly's source has the two functions, each once", () => {
  const source = readFileSync(plotlyPath(), "utf8");
  const handed = handOutMargins(source);
  expect(handed.split("window.adjustMargins=")).toHaveLength(2);
  expect(handed.split("window.beforeData(")).toHaveLength(2);
});

test("handOutMargins leaves a source as it is that lacks one of them", () => {
  expect(handOutMargins("a.doAutoMargin=function(){}")).toBe("a.doAutoMargin=function(){}");
  expect(handOutMargins("a.drawData=function(b){}")).toBe("a.drawData=function(b){}");
});

test("data are drawn once, with the margins that labels need", () => {
  const { window, plot, drawn } = plotlyLike(7);
  const draw = marginsFirst(window);
  draw(plot);
  expect(drawn).toEqual([7]);
});

test("data are drawn once where the margins stay, also of a figure that is drawn again", () => {
  const { window, plot, drawn } = plotlyLike(0);
  const draw = marginsFirst(window);
  draw(plot);
  draw(plot);
  expect(drawn).toEqual([0, 0]);
});

test("what goes wrong in a drawing is thrown on, and the next figure is drawn", () => {
  const { window, plot, drawn } = plotlyLike(7);
  const draw = marginsFirst(window);
  expect(() =>
    draw(() => {
      throw new Error("no such trace");
    }),
  ).toThrow("no such trace");
  draw(plot);
  expect(drawn).toEqual([7]);
});
