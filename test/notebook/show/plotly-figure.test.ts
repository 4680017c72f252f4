import { expect, test } from "vitest";
import { figureOutput } from "../../../lib/notebook/show/figure-output.js";
import { plotlyFigure } from "../../../lib/notebook/show/plotly-figure.js";
import { ink } from "../../../lib/plots/palette.js";

test("plotlyFigure keeps a title, given as text or as an object, as plain text, and derives one from axes or names", () => {
  const data = [{ y: [1, 2], name: "Small" }];
  const title = (layout: object) => plotlyFigure({ data, layout }).layout.title;
  expect(title({ title: "<b>Growth</b> of 1 &amp; more" })).toEqual({ text: "Growth of 1 & more" });
  expect(title({ title: { text: "Growth", subtitle: { text: "<i>by day</i>" } } })).toEqual({
    text: "Growth",
    subtitle: { text: "by day" },
  });
  expect(title({ xaxis: { title: "Day" }, yaxis: { title: { text: "Level<br>of 1" } } })).toEqual({
    text: "Level of 1 by Day",
  });
  expect(title({})).toEqual({ text: "Small" });
  expect(plotlyFigure({ data: [{ y: [1] }] }).layout.title).toEqual({ text: "Figure" });
  expect(plotlyFigure({ data: [{ y: [1] }], layout: null }).layout.title).toEqual({ text: "Figure" });
});

test("plotlyFigure derives an alternative text, and keeps one and a caption that are given", () => {
  const data = [
    { y: [1, null, 2.5], name: "Small" },
    { type: "pie", values: [3], labels: ["a"] },
  ];
  expect(plotlyFigure({ data, layout: { title: "T" } })).toMatchObject({
    alt: "T: lines and a pie chart. Small: 2 values from 1 to 2.50. trace 1: 1 value from 3 to 3.",
    caption: "",
  });
  expect(plotlyFigure({ data, alt: "A rise", caption: "Source: made up." })).toMatchObject({
    alt: "A rise",
    caption: "Source: made up.",
  });
});

test("plotlyFigure is plain JSON with plain texts, and WebGL's traces are drawn without it", () => {
  const { data } = plotlyFigure({
    data: [
      { x: [new Date(0)], y: new Float64Array([Number.NaN]), marker: { color: undefined } },
      { type: "scattergl", y: { dtype: "i1", bdata: "AQI=" }, text: ["a<br>b", "<b>c</b>"] },
    ],
  });
  expect(data).toEqual([
    { type: "scatter", x: ["1970-01-01T00:00:00.000Z"], y: [null], marker: {} },
    { type: "scatter", y: [1, 2], text: ["a b", "c"] },
  ]);
});

test("plotlyFigure of a figure with a template keeps its colours; else it is under the house theme, on the page's paper", () => {
  const data = [{ y: [1, 2] }];
  const template = { layout: { plot_bgcolor: "#E5ECF6", paper_bgcolor: "white" } };
  expect(plotlyFigure({ data, layout: { template } }).layout).toMatchObject({
    plot_bgcolor: "#E5ECF6",
    paper_bgcolor: "#fefefe",
    template,
  });
  const own = plotlyFigure({ data, layout: { paper_bgcolor: "white", template: "plotly_dark" } }).layout;
  expect(own.paper_bgcolor).toBe(ink.paper);
  expect(own.font).toMatchObject({ color: ink.text });
});

test("plotlyFigure shows an animation's first state without its buttons, and says so", () => {
  const frames = [{ data: [{ y: [3, 4] }], name: "a" }];
  const button = { buttons: [{ method: "animate", args: [null] }] };
  const figure = plotlyFigure({
    data: [{ y: [1, 2] }],
    layout: { title: "T", updatemenus: [button], sliders: [button] },
    frames,
    config: { responsive: true },
  });
  expect(figure.caption).toBe("Its 1 frame is not played.");
  expect(figure.layout).toMatchObject({ updatemenus: [], sliders: [] });
  expect(plotlyFigure({ data: [{ y: [1] }], frames: null }).caption).toBe("");
});

test("plotlyFigure refuses a trace that would be drawn as a line, in a frame too", () => {
  const refused = /^show cannot draw a trace of type "candlestick": it draws bar, box, /;
  expect(() => plotlyFigure({ data: [{ y: [1] }, { type: "candlestick" }] })).toThrow(refused);
  const frames = [{ data: [{ type: "candlestick" }] }];
  expect(() => plotlyFigure({ data: [{ y: [1] }], frames })).toThrow(refused);
});

test("a template that styles traces of types that are not drawn is no trace of them", () => {
  const template = {
    data: { candlestick: [{}], scatter3d: [{}] },
    layout: { scene: {}, polar: {}, geo: {} },
  };
  expect(() => plotlyFigure({ data: [{ y: [1] }], layout: { template } })).not.toThrow();
});

test.each(["bar", "box", "heatmap", "histogram", "pie", "scatter", "scattergl", "violin"])(
  "a %s trace is drawn",
  (type) => {
    const values =
      type === "heatmap" ? { z: [[1, 2]] } : type === "pie" ? { values: [1, 2] } : { y: [1, 2, 4] };
    const { mime } = figureOutput(plotlyFigure({ data: [{ type, ...values }], layout: { title: "T" } }));
    expect(mime["image/svg+xml"]).toContain("<path");
  },
);
