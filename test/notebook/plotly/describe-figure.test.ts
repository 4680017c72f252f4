import { expect, test } from "vitest";
import { describeFigure } from "../../../lib/notebook/plotly/describe-figure.js";

test("describeFigure says what the figure is of, how far each series reaches, its axes and days", () => {
  const data = [
    { type: "scatter", name: "<b>Small</b>", x: ["2024-07-10", "2024-07-24"], y: [1, 2.5] },
    { type: "bar", name: "Large", x: ["2024-07-10", "2024-07-24"], y: [0.001234, null] },
  ];
  const layout = { xaxis: { title: "Day" }, yaxis: { title: { text: "Growth of 1" } } };
  expect(describeFigure(data, layout, "Growth")).toBe(
    "Growth: lines and bars. Small: 2 values from 1 to 2.50. Large: 1 value from 0.00123 to 0.00123. Axes: horizontally Day, 2024-07-10 to 2024-07-24, vertically Growth of 1.",
  );
});

test("describeFigure reads percent where the axis does, bars that lie by their length, and grids by their values", () => {
  const layout = { yaxis: { tickformat: ".1%" } };
  expect(describeFigure([{ type: "scatter", y: [0.1, 0.25] }], layout, "R")).toBe(
    "R: lines. 2 values from 10.0% to 25.0%.",
  );
  expect(describeFigure([{ type: "bar", orientation: "h", x: [3, 4], y: ["a", "b"] }], {}, "R")).toBe(
    "R: bars. 2 values from 3 to 4.",
  );
  const grid = { type: "heatmap", x: [10, 20], y: [30], z: [[1, 2]] };
  expect(describeFigure([grid], {}, "R")).toBe("R: a heatmap. 2 values from 1 to 2.");
});

test("describeFigure tells six series and counts the others; without data it says so", () => {
  const many = Array.from({ length: 8 }, () => ({ type: "bar", y: [1] }));
  expect(describeFigure(many, {}, "R")).toMatch(/trace 5: 1 value from 1 to 1\. 2 more series\.$/);
  expect(describeFigure([], {}, "")).toBe("Figure: no data.");
  expect(describeFigure([{ type: "bar", x: ["a"] }], {}, "R")).toBe("R: bars. 1 value.");
});
