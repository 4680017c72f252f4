import { describe, expect, test } from "vitest";
import { figureData } from "../../lib/notebook/export/figure-data.js";
import { plainFigure } from "../../lib/notebook/show/plain-figure.js";
import { drawStaticSvg } from "../../lib/notebook/show/static-svg/static-svg.js";
import { barChart } from "../../lib/plots/bar-chart.js";
import { fanChart } from "../../lib/plots/fan-chart.js";
import type { Figure, Trace } from "../../lib/plots/figure.js";
import { heatMap } from "../../lib/plots/heat-map.js";
import { histogram } from "../../lib/plots/histogram.js";
import { type Line, lineChart } from "../../lib/plots/line-chart.js";
import { palette } from "../../lib/plots/palette.js";
import { readingsChart } from "../../lib/plots/readings-chart.js";
import { type ScatterSeries, scatterChart } from "../../lib/plots/scatter-chart.js";
import { specificationCurveChart } from "../../lib/plots/specification-curve-chart.js";
import { waterfall } from "../../lib/plots/waterfall.js";
import { specificationCurve } from "../../lib/stats/specification-curve.js";

const words = { title: "Title", source: "made up" };
const axis = { title: "Level" };
const days = ["2024-07-08", "2024-07-09", "2024-07-10", "2024-07-11", "2024-07-12"];
const line = (y: Line["y"], more: Partial<Line> = {}): Line => ({
  name: "Small caps",
  x: days.slice(0, y.length),
  y,
  colour: "first",
  ...more,
});
const lines = (own: readonly Line[], more: object = {}) => lineChart(own, { ...words, axis, ...more });
const bars = (values: readonly unknown[], more: object = {}) =>
  barChart([{ name: "Small caps", values: values as number[], colour: "first", ...more }], {
    ...words,
    axis,
    categories: ["a", "b", "c"].slice(0, values.length),
  });
const fan = (...paths: readonly (readonly unknown[])[]) =>
  fanChart(
    paths.map((values, at) => ({ name: `${1975 + at}`, values: values as number[] })),
    { ...words, axis, horizons: [0, 1, 2, 3, 4].slice(0, paths[0]?.length), horizonTitle: "Months" },
  );
const points = (own: readonly unknown[], more: Partial<ScatterSeries> = {}) =>
  scatterChart([{ name: "July", colour: "third", points: own as ScatterSeries["points"], ...more }], {
    ...words,
    xAxis: axis,
    yAxis: axis,
  });
const grid = (...rows: readonly (readonly unknown[])[]) =>
  heatMap(rows as number[][], {
    ...words,
    axis,
    rows: ["r"],
    columns: ["a", "b"],
    rowTitle: "",
    columnTitle: "",
  });
const trace = ({ data }: Figure, at = 0) => data[at] as Trace & { x: unknown[]; y: unknown[] };
const table = (figure: Figure) => figureData(plainFigure(figure));

/** How many pieces of the line the static SVG draws. */
const pieces = (figure: Figure) =>
  drawStaticSvg(figure).plot.match(new RegExp(`<path d="[^"]*" fill="none" stroke="${palette.first}"`, "g"))
    ?.length;
/** How many points of the line it draws. */
const dots = (figure: Figure) =>
  drawStaticSvg(figure).plot.match(new RegExp(`<path transform[^>]*fill="${palette.first}"`, "g"))?.length ??
  0;

describe.each<[string, unknown]>([
  ["null", null],
  ["undefined", undefined],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
])("a value that is %s", (_, missing) => {
  const gap = missing as number;

  test("is a gap in a line, also at its ends, in the figure, its alternative text and its data", () => {
    const figure = lines([line([gap, 1, gap, 3, 4])]);
    expect(trace(figure).y).toEqual([null, 1, null, 3, 4]);
    expect(trace(figure).connectgaps).toBeUndefined();
    expect(figure.alt).toBe(
      "Line chart. Small caps runs from 1.00 on 2024-07-09 to 4.00 on 2024-07-12; lowest 1.00 on 2024-07-09, highest 4.00 on 2024-07-12; 1 value is missing between.",
    );
    expect(table(figure).rows.map(([, value]) => value)).toEqual([null, 1, null, 3, 4]);
    expect(lines([line([gap, 1])]).alt).toBe("Line chart. Small caps has one value, 1.00 on 2024-07-09.");
    expect(lines([line([2, 1, gap])]).alt).toContain("to 1.00 on 2024-07-09, the last known value;");
  });

  test("has no bar, no label and no row but a missing one", () => {
    const figure = bars([1, gap, 3]);
    expect(trace(figure).y).toEqual([1, null, 3]);
    expect(trace(figure).text).toEqual(["1.00", "", "3.00"]);
    expect(figure.alt).toBe("Bar chart. Small caps: a 1.00, b no value, c 3.00.");
    expect(table(figure).rows).toEqual([
      ["a", 1],
      ["b", null],
      ["c", 3],
    ]);
  });

  test("is left out of a fan's quantiles, and a gap in its path", () => {
    const figure = fan([0, gap, 2], [0, 1, 4]);
    const median = figure.data.find(({ name }) => name === "Median");
    expect(median?.y).toEqual([0, 1, 3]);
    expect(trace(figure, 4).y).toEqual([0, null, 2]);
    expect(fan([0, 1, gap], [0, 3, gap]).alt).toContain("At 1, the last with a value, the median is 2.00");
  });

  test("leaves a point out, and parts what is joined there", () => {
    const own = [
      { x: 1, y: 1, label: "a" },
      { x: 2, y: gap, label: "b" },
      { x: gap, y: 3, label: "c" },
      { x: 4, y: 4, label: "d" },
    ];
    expect(trace(points(own)).x).toEqual([1, 4]);
    expect(trace(points(own, { joined: true })).x).toEqual([1, 2, null, 4]);
    expect(trace(points(own, { joined: true })).y).toEqual([1, null, 3, 4]);
    expect(points(own).alt).toBe("Scatter chart. July: a 1.00 and 1.00, d 4.00 and 4.00.");
  });

  test("leaves a cell of a heat map empty and is not counted in a histogram", () => {
    const map = grid([1, gap]);
    expect(trace(map).text).toEqual(["1.00", ""]);
    expect(map.layout.shapes).toHaveLength(1);
    expect(map.alt).toContain("a 1.00, b none");
    const counts = histogram([1, gap, 2], { ...words, axis, counted: "days", bins: 2 });
    expect(trace(counts).y).toEqual([1, 1]);
    expect(counts.alt).toContain("Histogram of 2 days from 1.00 to 2.00");
  });

  test("keeps its row among readings, without a dot or a verdict", () => {
    const readings = [
      { definition: "price", value: gap, fits: false },
      { definition: "total", value: 2, fits: false },
    ];
    const figure = readingsChart(readings, { ...words, axis });
    expect(trace(figure).x).toEqual([null, 2]);
    expect(figure.alt).toContain("price: no value. total: 2.00, does not fit.");
  });

  test("is refused where nothing can be drawn without it", () => {
    const step = { name: "Earnings", value: gap, colour: "second" } as const;
    expect(() => waterfall([{ name: "2024", steps: [step] }], { ...words, axis })).toThrow(
      "waterfall requires every value (2024, Earnings is missing)",
    );
    const curve = specificationCurve([{ choices: { base: "price" }, value: 1, fits: true }]);
    const blank = { ...curve, specifications: [{ choices: { base: "price" }, value: gap, fits: true }] };
    expect(() =>
      specificationCurveChart(blank, { ...words, axis, stated: { value: 1, label: "stated" } }),
    ).toThrow('specificationCurveChart: "price" has no value, and so no place in the order');
  });

  test("leaves a stated level, a mark or an interval undrawn", () => {
    const stated = { value: gap, label: "stated" };
    const marked = lines([line([1, 2])], { stated, marks: [{ x: days[0] as string, y: gap, label: "m" }] });
    expect([marked.layout.shapes, marked.layout.annotations]).toEqual([[], []]);
    expect(marked.alt).not.toContain("Marked");
    const figure = bars([1, 2, 3], { intervals: [[0, 2], [gap, 3], null] });
    expect(trace(figure).error_y).toMatchObject({
      array: [1, "none", "none"],
      arrayminus: [1, "none", "none"],
    });
    expect(table(figure).rows).toEqual([
      ["a", 1, 0, 2],
      ["b", 2, null, null],
      ["c", 3, null, null],
    ]);
  });
});

test("lineChart draws a line of one point, and a value between two gaps, as a point", () => {
  const single = lines([line([1])]);
  expect(trace(single)).toMatchObject({ mode: "lines+markers", marker: { size: 6 } });
  expect(dots(single)).toBe(1);
  const inner = lines([line([1, 2, null, 4, null])]);
  expect(inner.data.map(({ mode, y, legendgroup }) => [mode, y, legendgroup])).toEqual([
    ["lines", [1, 2, null, 4, null], "Small caps"],
    ["markers", [4], "Small caps"],
  ]);
  expect(dots(inner)).toBe(1);
  expect(table(inner).rows.map(([, value]) => value)).toEqual([1, 2, null, 4, null]);
  expect(lines([line([1, 2, null, 4, 5])]).data).toHaveLength(1);
  expect(trace(lines([line([null, null])])).mode).toBe("lines");
});

test("lineChart joins days over a weekend that the line does not have, and parts it where a value is missing", () => {
  const x = ["2024-07-11", "2024-07-12", "2024-07-15", "2024-07-16"];
  expect(pieces(lines([line([1, 2, 3, 4], { x })]))).toBe(1);
  const full = [...x.slice(0, 2), "2024-07-13", ...x.slice(2)];
  expect(pieces(lines([line([1, 2, null, 3, 4], { x: full })]))).toBe(2);
});

test("a bar chart draws no interval where there is none, rather than one of no width", () => {
  const paths = (intervals: unknown) =>
    drawStaticSvg(bars([1, 2, 3], { intervals })).plot.match(/<path/g)?.length ?? 0;
  expect(paths([[0, 2], null, null])).toBe(paths([[0, 2], [1, 3], null]) - 1);
});

test("lineChart leaves a point without a day out, and takes Dates as UTC days", () => {
  const figure = lines([line([1, 2, 3], { x: [new Date("2024-07-08"), null, "2024-07-10"] })]);
  expect(trace(figure).x).toEqual(["2024-07-08", null, "2024-07-10"]);
  expect(trace(figure).y).toEqual([1, null, 3]);
});

test("lineChart fills each side of a gap by itself, and neither the gap nor the data show it", () => {
  const figure = lines([line([-1, -2, null, -3, -1], { fill: true })]);
  expect(figure.data.map(({ fill, mode, x }) => [fill, mode, (x as unknown[]).length])).toEqual([
    ["tozeroy", "markers", 2],
    ["tozeroy", "markers", 2],
    [undefined, "lines", 5],
  ]);
  expect(table(figure).columns).toHaveLength(2);
  expect(lines([line([null, -2, -1], { fill: true })]).data).toHaveLength(1);
});

test("fanChart parts bands and median where no path has a value", () => {
  const figure = fan([0, 1, null, 2, 3], [0, 2, Number.NaN, 4, 5]);
  const fills = figure.data.filter(({ fill }) => fill === "toself");
  expect(fills.map(({ name, showlegend }) => [name, showlegend])).toEqual([
    ["Middle four fifths", true],
    ["Middle four fifths", false],
    ["Middle half", true],
    ["Middle half", false],
  ]);
  expect(figure.data.find(({ name }) => name === "Median")?.y).toEqual([0, 1.5, null, 3, 4]);
});

test("a chart without any value says so in plot and caption, and can be drawn", () => {
  for (const figure of [lines([line([null, null])]), bars([null, null]), fan([null, null]), points([])]) {
    expect(figure.layout.annotations).toMatchObject([{ text: "No values" }]);
    expect(figure.layout.yaxis).toMatchObject({ showticklabels: false });
    expect(figure.caption).toMatch(/^Source: made up\. No values: /);
    expect(drawStaticSvg(figure).plot).toContain("No values");
  }
  expect(grid([null, null]).layout.annotations).toMatchObject([{ text: "No values" }]);
});

test("only the series without a value is named where others have some", () => {
  const figure = lines([line([1, 2]), line([null, null], { name: "Large caps" })]);
  expect(figure.caption).toBe("Source: made up. No values: Large caps.");
  expect(figure.alt).toContain("Large caps: no values.");
  expect(figure.layout.annotations).toEqual([]);
});

test.each<[string, () => Figure, string]>([
  [
    "x and y of a line",
    () => lines([line([1, 2], { x: days.slice(0, 3) })]),
    'lineChart: "Small caps" has 3 x values and 2 y values',
  ],
  [
    "x and y of a line in the lower panel",
    () => lines([line([1])], { lower: { axis, lines: [line([1], { name: "Gap", x: [] })] } }),
    'lineChart: "Gap" has 0 x values and 1 y value',
  ],
  [
    "values and categories",
    () => bars([1, 2], { values: [1] }),
    'barChart: "Small caps" has 1 value for 2 categories',
  ],
  [
    "intervals and categories",
    () => bars([1, 2], { intervals: [null] }),
    'barChart: "Small caps" has 1 interval for 2 categories',
  ],
  ["paths and horizons", () => fan([1, 2], [1]), 'fanChart: "1976" has 1 value for 2 horizons'],
  ["rows and columns", () => grid([1]), 'heatMap: "r" has 1 value for 2 columns'],
])("series of unequal length are refused by name: %s", (_, draw, message) => {
  expect(draw).toThrow(new RangeError(message));
});

test.each<[string, () => Figure, string]>([
  [
    "a text",
    () => lines([line([1, "0.5" as never])]),
    'lineChart: y value of "Small caps" in row 2 (2024-07-09) is "0.5", not a number',
  ],
  ["a boolean", () => bars([true]), 'barChart: value of "Small caps" in row 1 (a) is true, not a number'],
  ["a bigint", () => fan([1, 5n]), 'fanChart: value of "1975" in row 2 (1) is 5n, not a number'],
  [
    "an object",
    () => points([{ x: {}, y: 1, label: "24 July" }]),
    'scatterChart: x value of "July" in row 1 (24 July) is an object, not a number',
  ],
  ["a text in a grid", () => grid([1, "2"]), 'heatMap: value of "r" in row 2 (b) is "2", not a number'],
  [
    "a text to count",
    () => histogram(["1"] as never, { ...words, axis, counted: "days" }),
    'histogram: value of "days" in row 1 is "1", not a number',
  ],
  [
    "a text as a reading",
    () => readingsChart([{ definition: "price", value: "1" as never, fits: true }], { ...words, axis }),
    'readingsChart: value of "price" in row 1 is "1", not a number',
  ],
  [
    "no list",
    () => lines([line([], { y: undefined as never })]),
    'lineChart: the y values of "Small caps" are undefined, not a list',
  ],
  [
    "a text for a list",
    () => bars([1], { values: "123" }),
    'barChart: the values of "Small caps" are "123", not a list',
  ],
  [
    "a day that is none",
    () => lines([line([1, 2], { x: ["2024-07-08", "2024-02-30"] })]),
    'lineChart: x value of "Small caps" in row 2 is "2024-02-30", not a day YYYY-MM-DD or a month YYYY-MM',
  ],
  [
    "a day of another notation",
    () => lines([line([1], { x: ["07/08/2024"] })]),
    'lineChart: x value of "Small caps" in row 1 is "07/08/2024", not a day YYYY-MM-DD or a month YYYY-MM',
  ],
  [
    "a shade without an end",
    () => lines([line([1])], { shades: [{ from: "2024-07-08", to: null, label: "the day" }] }),
    'lineChart: end of "the day" is missing',
  ],
])("what is no number and no day is refused by name: %s", (_, draw, message) => {
  expect(draw).toThrow(new RangeError(message));
});
