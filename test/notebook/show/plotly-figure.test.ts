import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { plotlyPath } from "../../../lib/notebook/assets.js";
import { figureOutput } from "../../../lib/notebook/show/figure-output.js";
import { plotlyFigure, TRACE_TYPES } from "../../../lib/notebook/show/plotly-figure.js";

test("TRACE_TYPES are those that the bundle of plotly.js registers", () => {
  const source = readFileSync(plotlyPath(), "utf8");
  const registered = [...source.matchAll(/moduleType:"trace",name:"(\w+)"/g)].map(([, name]) => name);
  expect([...TRACE_TYPES].sort()).toEqual(registered.sort());
});

test("plotlyFigure keeps a title, given as text or as an object, and derives one from axes or names", () => {
  const data = [{ y: [1, 2], name: "Small" }];
  const title = (layout: object) => plotlyFigure({ data, layout }).layout.title;
  expect(title({ title: "Growth" })).toEqual({ text: "Growth" });
  expect(title({ title: { text: "Growth", x: 0 } })).toEqual({ text: "Growth", x: 0 });
  expect(title({ xaxis: { title: "Day" }, yaxis: { title: { text: "Level" } } })).toEqual({
    text: "Level by Day",
  });
  expect(title({})).toEqual({ text: "Small" });
  expect(plotlyFigure({ data: [{ y: [1] }] }).layout.title).toEqual({ text: "Figure" });
});

test("plotlyFigure says in its alternative text what each trace has and how far it reaches", () => {
  const { alt } = plotlyFigure({
    data: [
      { y: [1, null, 2.5], name: "Small" },
      { type: "pie", values: [3], labels: ["a"] },
      { type: "bar", y: [] },
    ],
  });
  expect(alt).toBe(
    "Figure of 3 traces. Small (scatter): 2 values of y from 1 to 2.50. trace 1 (pie): 1 value of values from 3 to 3. trace 2 (bar): 0 values.",
  );
});

test("plotlyFigure is plain JSON: typed arrays are lists, dates texts, and what is no number is missing", () => {
  const { data } = plotlyFigure({
    data: [{ x: [new Date(0)], y: new Float64Array([Number.NaN]), marker: { color: undefined } }],
  });
  expect(data).toEqual([{ type: "scatter", x: ["1970-01-01T00:00:00.000Z"], y: [null], marker: {} }]);
});

test("plotlyFigure refuses a trace that would be drawn as a line, and names what is drawn", () => {
  expect(() => plotlyFigure({ data: [{ y: [1] }, { type: "candlestick" }] })).toThrow(
    new RangeError(`show cannot draw a trace of type candlestick: it draws ${TRACE_TYPES.join(", ")}`),
  );
});

test.each(["bar", "box", "heatmap", "histogram", "pie", "scatter", "violin"])(
  "a %s trace is drawn",
  (type) => {
    const values =
      type === "heatmap" ? { z: [[1, 2]] } : type === "pie" ? { values: [1, 2] } : { y: [1, 2, 4] };
    const { mime } = figureOutput(plotlyFigure({ data: [{ type, ...values }], layout: { title: "T" } }));
    expect(mime["image/svg+xml"]).toContain("<path");
  },
);
