import { expect, test } from "vitest";
import { drawnTypes } from "../../../lib/notebook/plotly/drawn-types.js";
import { typeOf } from "../../../lib/notebook/plotly/trace-types.js";
import { loadDrawing } from "../../../lib/notebook/show/static-svg/draw-plot.js";

test("drawnTypes() are the types of traces in the schema of the bundle of plotly.js", () => {
  const { plotly } = loadDrawing();
  const { traces } = (
    plotly as unknown as { PlotSchema: { get(): { traces: Readonly<Record<string, object>> } } }
  ).PlotSchema.get();
  expect(drawnTypes()).toEqual(Object.keys(traces).sort());
  expect(drawnTypes()).toContain("scatter");
});

test("typeOf(trace) is plotly's default where a trace gives none, and the type without WebGL", () => {
  expect(typeOf({})).toBe("scatter");
  expect(typeOf({ type: null })).toBe("scatter");
  expect(typeOf({ type: "scattergl" })).toBe("scatter");
  expect(typeOf({ type: "heatmapgl" })).toBe("heatmap");
  expect(typeOf({ type: "candlestick" })).toBe("candlestick");
});
