import { describe, expect, test } from "vitest";
import { drawnTypes } from "../../../lib/notebook/plotly/drawn-types.js";
import { traceFault } from "../../../lib/notebook/plotly/trace-fault.js";

const draws = `it draws ${drawnTypes().join(", ")}`;

/** Types of plotly.js that the cartesian bundle leaves out. */
const OTHERS = [
  ...["barpolar", "candlestick", "carpet", "choropleth", "choroplethmap", "cone", "contourcarpet"],
  ...["densitymap", "funnel", "funnelarea", "icicle", "indicator", "isosurface", "mesh3d", "ohlc"],
  ...["parcats", "parcoords", "sankey", "scatter3d", "scattergeo", "scattermap", "scatterpolar", "splom"],
  ...["streamtube", "sunburst", "surface", "table", "treemap", "volume", "waterfall"],
];

describe("traceFault(data)", () => {
  test("is undefined for every type that is drawn, for WebGL's names, and for no trace", () => {
    expect(traceFault([])).toBeUndefined();
    expect(traceFault(drawnTypes().map((type) => ({ type })))).toBeUndefined();
    expect(traceFault([{ type: "scattergl", y: [1] }, { y: [1] }, { x: [1] }, {}])).toBeUndefined();
  });

  test.each(OTHERS)("names %s and what is drawn", (type) => {
    const fault = traceFault([{ y: [1] }, { type }]);
    expect(fault?.what).toBe(`of type "${type}"`);
    expect(fault?.remedy.startsWith(draws)).toBe(true);
  });

  test.each([
    ["scater", 'did you mean "scatter"?'],
    ["Bar", 'did you mean "bar"?'],
    ["histogramm", 'did you mean "histogram"?'],
    ["heat-map", 'did you mean "heatmap"?'],
  ])("suggests the type that %s may have meant", (type, hint) => {
    expect(traceFault([{ type }])?.remedy).toBe(`${draws}; ${hint}`);
  });

  test("names what is no type at all", () => {
    expect(traceFault([{ type: 5 }])?.what).toBe("of type 5");
    expect(traceFault([{ type: "" }])?.what).toBe('of type ""');
  });

  test("names transforms, which plotly.js has dropped", () => {
    expect(traceFault([{ y: [1], transforms: [{ type: "filter" }] }])?.what).toBe("with transforms");
    expect(traceFault([{ y: [1], transforms: [] }])).toBeUndefined();
  });

  test.each([
    [{ open: [1], high: [2], low: [0], close: [1] }, "that has open, high, low, close and no type"],
    [{ r: [1], theta: [0] }, "that has r, theta and no type"],
    [{ lat: [1], lon: [2], mode: "markers" }, "that has lat, lon and no type"],
    [{ labels: ["a"], values: [1] }, "that has values, labels and no type"],
    [{ z: [[1]] }, "that has z and no type"],
  ])("names a trace without a type that as a scatter would be empty: %j", (trace, what) => {
    expect(traceFault([trace])?.what).toBe(what);
  });
});
