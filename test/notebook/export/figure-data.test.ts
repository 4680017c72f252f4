import { expect, test } from "vitest";
import { figureData } from "../../../lib/notebook/export/figure-data.js";

const layout = {
  xaxis: { title: { text: "Month" } },
  yaxis: { title: { text: "Return" }, tickformat: ".0%" },
};

test("series on the same dates stand side by side under their names", () => {
  const x = ["2024-05", "2024-06"];
  expect(
    figureData({
      data: [
        { type: "scatter", x, y: [1, 2], name: "small" },
        { type: "scatter", x, y: [3, null], name: "large" },
      ],
      layout: {},
    }),
  ).toEqual({
    columns: [{ label: "Date" }, { label: "small" }, { label: "large" }],
    rows: [
      ["2024-05", 1, 3],
      ["2024-06", 2, null],
    ],
  });
});

test("series on different dates are joined by date, in order of time, with gaps where one has none", () => {
  const { rows } = figureData({
    data: [
      { type: "scatter", x: ["2024-01-02", "2024-03-01"], y: [1, 2], name: "a" },
      { type: "scatter", x: ["2024-02-01"], y: [9], name: "b" },
    ],
    layout,
  });
  expect(rows).toEqual([
    ["2024-01-02", 1, null],
    ["2024-02-01", null, 9],
    ["2024-03-01", 2, null],
  ]);
});

test("one series is named by its axes, with the format of its numbers", () => {
  expect(figureData({ data: [{ type: "bar", x: ["a"], y: [1], name: "bars" }], layout }).columns).toEqual([
    { label: "Month" },
    { label: "Return", tickformat: ".0%" },
  ]);
});

test("bars that lie on their side have their categories first", () => {
  const { columns, rows } = figureData({
    data: [{ type: "bar", orientation: "h", y: ["gap", "ratio"], x: [1, 2] }],
    layout: { xaxis: { title: { text: "Value" } } },
  });
  expect(columns).toEqual([{ label: "" }, { label: "Value" }]);
  expect(rows).toEqual([
    ["gap", 1],
    ["ratio", 2],
  ]);
});

test("categories keep their order", () => {
  const { rows } = figureData({
    data: [
      { type: "bar", x: ["small", "large"], y: [1, 2], name: "a" },
      { type: "bar", x: ["mid", "small"], y: [3, 4], name: "b" },
    ],
    layout: {},
  });
  expect(rows.map(([key]) => key)).toEqual(["small", "large", "mid"]);
});

test("a series that has a value twice is not joined but stacked, with the names in front", () => {
  expect(
    figureData({
      data: [
        { type: "scatter", x: [1, 1], y: [2, 3], name: "a" },
        { type: "scatter", x: [1], y: [4], name: "b" },
      ],
      layout: {},
    }),
  ).toEqual({
    columns: [{ label: "series" }, { label: "x" }, { label: "value" }],
    rows: [
      ["a", 1, 2],
      ["a", 1, 3],
      ["b", 1, 4],
    ],
  });
});

test("a waterfall, whose bars share no place, is stacked; categories in two levels are read together", () => {
  const { columns, rows } = figureData({
    data: [
      { type: "bar", x: [["2024"], ["Earnings"]], y: [20], name: "Earnings" },
      { type: "bar", x: [["2024"], ["Multiple"]], y: [-5], name: "Multiple" },
      { type: "bar", x: [["2024"], ["Total"]], y: [15], name: "Total" },
    ],
    layout: { yaxis: { title: { text: "Points" } } },
  });
  expect(columns.map(({ label }) => label)).toEqual(["series", "x", "Points"]);
  expect(rows[1]).toEqual(["Multiple", "2024, Multiple", -5]);
});

test("what is said of a point is a column, and markers that say nothing are left out", () => {
  const { columns, rows } = figureData({
    data: [
      { type: "scatter", mode: "markers", x: [1, 2], y: [4, 5], customdata: ["ratio", "gap"], name: "fits" },
      { type: "scatter", mode: "markers", x: [1, 2], y: [0, 1], hoverinfo: "skip", name: "fits" },
    ],
    layout: { yaxis: { title: { text: "Rank" } } },
  });
  expect(columns.map(({ label }) => label)).toEqual(["x", "Rank", "label"]);
  expect(rows).toEqual([
    [1, 4, "ratio"],
    [2, 5, "gap"],
  ]);
});

test("numbers that stand in a grid as text are its values", () => {
  const { columns, rows } = figureData({
    data: [{ type: "scatter", mode: "text", x: ["Value"], y: ["Small"], text: ["1.0%"], name: "Return" }],
    layout: { xaxis: { title: { text: "Style" } }, yaxis: { title: { text: "Size" } } },
  });
  expect(columns.map(({ label }) => label)).toEqual(["Style", "Size", "Return"]);
  expect(rows).toEqual([["Value", "Small", "1.0%"]]);
});

test("dots whose names are on y have their names first", () => {
  const { rows } = figureData({
    data: [{ type: "scatter", mode: "markers", x: [1.03], y: ["price gap"] }],
    layout: {},
  });
  expect(rows).toEqual([["price gap", 1.03]]);
});

test("ends of error bars are columns", () => {
  const { columns, rows } = figureData({
    data: [{ type: "scatter", x: ["a"], y: [10], error_y: { array: [2], arrayminus: [3] } }],
    layout,
  });
  expect(columns.map(({ label }) => label)).toEqual(["Month", "Return", "Return from", "Return to"]);
  expect(rows).toEqual([["a", 10, 7, 12]]);
});

test("a heatmap is one row a cell", () => {
  const { columns, rows } = figureData({
    data: [{ type: "heatmap", x: ["Value", "Growth"], y: ["Small"], z: [[1, null]] }],
    layout: { xaxis: { title: { text: "Style" } }, yaxis: { title: { text: "Size" } } },
  });
  expect(columns.map(({ label }) => label)).toEqual(["Size", "Style", "value"]);
  expect(rows).toEqual([
    ["Small", "Value", 1],
    ["Small", "Growth", null],
  ]);
});

test("a histogram has its values, a series of its own axis that axis' title", () => {
  expect(figureData({ data: [{ type: "histogram", x: [1, 1] }], layout: {} }).rows).toEqual([[1], [1]]);
  const { columns } = figureData({
    data: [{ type: "scatter", x: ["a"], y: [1], yaxis: "y2" }],
    layout: { ...layout, yaxis2: { title: { text: "Drawdown" } } },
  });
  expect(columns[1]).toEqual({ label: "Drawdown" });
});

test("names lose the markup of plots and keep their text", () => {
  const { columns } = figureData({
    data: [
      { type: "bar", x: ["a"], y: [1], name: "&lt;b>bold&lt;/b>" },
      { type: "bar", x: ["a"], y: [1], name: "line<br>two" },
    ],
    layout: {},
  });
  expect(columns.map(({ label }) => label)).toEqual(["", "<b>bold</b>", "line two"]);
});

test.each([
  { data: [], layout: {} },
  { data: [{ type: "scatter", x: [], y: [] }, null, "x"], layout: {} },
])("a figure without data has no columns", (figure) => {
  expect(figureData(figure)).toEqual({ columns: [], rows: [] });
});
