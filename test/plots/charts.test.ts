import { describe, expect, test } from "vitest";
import { barChart } from "../../lib/plots/bar-chart.js";
import { calendarHeatMap } from "../../lib/plots/calendar-heat-map.js";
import { fanChart } from "../../lib/plots/fan-chart.js";
import type { Figure, Trace } from "../../lib/plots/figure.js";
import { heatMap } from "../../lib/plots/heat-map.js";
import { histogram } from "../../lib/plots/histogram.js";
import { lineChart } from "../../lib/plots/line-chart.js";
import { readingsChart } from "../../lib/plots/readings-chart.js";
import { scatterChart } from "../../lib/plots/scatter-chart.js";
import { specificationCurveChart } from "../../lib/plots/specification-curve-chart.js";
import { waterfall } from "../../lib/plots/waterfall.js";
import { addMonths } from "../../lib/stats/series/calendar.js";
import { calendarReturns } from "../../lib/stats/series/calendar-returns.js";
import { specificationCurve } from "../../lib/stats/specification-curve.js";

const words = {
  title: "Title",
  subtitle: "Subtitle",
  source: "A source",
  asOf: "2024-07-24",
  note: "A note.",
};
const percent = { title: "Return, %", format: "percent" } as const;
const points = { title: "Gap, points", format: "points" } as const;

const line = {
  name: "Small",
  x: ["2024-07-10", "2024-07-11", "2024-07-12"],
  y: [0, Number.NaN, 0.05],
  colour: "first",
} as const;
const gap = { ...line, name: "Gap", y: [0, 0.01, -0.02], colour: "third", fill: true } as const;
const curve = specificationCurve([
  { choices: { legs: "a", counting: "x" }, value: 4, fits: true },
  { choices: { legs: "b", counting: "x" }, value: 1, fits: false },
]);

// Two whole years: 1% in every month but -12% in March 2023.
const twoYears = calendarReturns({
  days: Array.from({ length: 24 }, (_, t) => addMonths("2023-01", t)),
  values: Array.from({ length: 24 }, (_, t) => (t === 2 ? -0.12 : 0.01)),
});

const figures = {
  lineChart: () =>
    lineChart([line], {
      ...words,
      axis: percent,
      stated: { value: 0.09, label: "stated 9%" },
      shades: [{ from: "2024-07-10", to: "2024-07-11", label: "the day" }],
      marks: [{ x: "2024-07-12", y: 0.05, label: "peak" }],
      lower: { axis: points, lines: [gap] },
    }),
  barChart: () =>
    barChart([{ name: "Small", values: [0.01, Number.NaN], colour: "first", intervals: [[0, 0.03], null] }], {
      ...words,
      axis: percent,
      categories: ["a", "b"],
      horizontal: true,
    }),
  heatMap: () =>
    heatMap([[0.01, Number.NaN]], {
      ...words,
      axis: points,
      rows: ["r"],
      columns: ["a", "b"],
      rowTitle: "Size",
      columnTitle: "Value",
    }),
  calendarHeatMap: () => calendarHeatMap(twoYears, { ...words, axis: percent }),
  histogram: () =>
    histogram([1, 2, 2, Number.NaN, 4], {
      ...words,
      axis: { title: "Ratio" },
      counted: "windows",
      bins: 3,
      marks: [{ value: 2, label: "own" }],
    }),
  waterfall: () =>
    waterfall(
      [
        {
          name: "2024",
          steps: [
            { name: "Earnings", value: 0.2, colour: "second" },
            { name: "Multiple", value: -0.05, colour: "first" },
          ],
        },
      ],
      { ...words, axis: points },
    ),
  fanChart: () =>
    fanChart(
      [
        { name: "1975", values: [0, 0.1] },
        { name: "1991", values: [0, 0.3] },
      ],
      {
        ...words,
        axis: points,
        horizons: [0, 1],
        horizonTitle: "Months",
        own: { name: "2024", values: [0, Number.NaN], colour: "first" },
      },
    ),
  readingsChart: () =>
    readingsChart(
      [
        { definition: "price", value: 0.091, fits: true, interval: [0.05, 0.1] },
        { definition: "total return", value: 0.11, fits: false, comparison: true },
      ],
      { ...words, axis: percent, stated: { label: "flat", range: [-0.01, 0.01] } },
    ),
  scatterChart: () =>
    scatterChart(
      [
        {
          name: "July",
          colour: "third",
          joined: true,
          points: [
            { x: 0.005, y: 0.09, label: "29 July", mark: "29" },
            { x: Number.NaN, y: 0.01, label: "4 July" },
            { x: -0.006, y: 0.072, label: "24 July" },
          ],
        },
      ],
      {
        ...words,
        xAxis: percent,
        yAxis: points,
        region: { x: [-0.01, 0.01], y: [0.085, 0.095], label: "as stated" },
      },
    ),
  specificationCurveChart: () =>
    specificationCurveChart(curve, {
      ...words,
      axis: { title: "Rank", format: "whole", log: true },
      stated: { value: 4, label: "stated: 4th" },
    }),
};

describe.each(Object.entries<() => Figure>(figures))("%s", (_, draw) => {
  const figure = draw();

  test("is plain JSON: nothing is lost or turned to null on the way to a front end but missing values", () => {
    const flat = (value: unknown): unknown[] =>
      typeof value === "object" && value !== null ? Object.values(value).flatMap(flat) : [value];
    expect(
      flat([figure.data, figure.layout]).filter(
        (value) => typeof value === "number" && !Number.isFinite(value),
      ),
    ).toEqual([]);
    expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
  });

  test("has title, subtitle, source, as-of, note, and an alt text that says what kind of chart it is", () => {
    expect(figure.layout.title).toEqual({ text: "Title", subtitle: { text: "Subtitle" } });
    expect(figure.caption).toBe("Source: A source. As of 24 July 2024. A note.");
    expect(figure.alt).toMatch(
      /^(Line|Bar|Dot|Scatter|Waterfall|Fan) chart|^Heat map|^Histogram|^Specification curve/,
    );
  });
});

const trace = (figure: Figure, at = 0) => figure.data[at] as Trace & { x: unknown[]; y: unknown[] };

describe("lineChart(lines, options)", () => {
  test("leaves a gap at NaN and draws points as a hundredfold", () => {
    const figure = figures.lineChart();
    expect(trace(figure).y).toEqual([0, null, 0.05]);
    expect(trace(figure, 1).y).toEqual([0, 1, -2]);
  });

  test("says in its alt text where each line starts, ends, and turns, and what is marked", () => {
    const { alt } = figures.lineChart();
    expect(alt).toContain("Small runs from 0.0% on 2024-07-10 to 5.0% on 2024-07-12");
    expect(alt).toContain(
      "Gap runs from 0.0 points on 2024-07-10 to −2.0 points on 2024-07-12; lowest −2.0 points on 2024-07-12, highest 1.0 points on 2024-07-11",
    );
    expect(alt).toContain("Marked: stated 9%. Shaded: the day, 2024-07-10 to 2024-07-11.");
  });

  test("says so when a line has no values, in alternative text, caption and plot", () => {
    const { alt, caption, layout } = lineChart([{ ...line, x: [], y: [] }], { ...words, axis: percent });
    expect(alt).toContain("Small: no values.");
    expect(caption).toBe("Source: A source. As of 24 July 2024. A note. No values: Small.");
    expect(layout.annotations).toMatchObject([{ text: "No values" }]);
  });

  test("names a stated level at the right, or at the left where the lines leave room there", () => {
    const label = (at?: "left" | "right") => {
      const stated = { value: 0.09, label: "stated", ...(at && { at }) };
      const { layout } = lineChart([line], { ...words, axis: percent, stated });
      return (layout.annotations as unknown as { x: number; xanchor: string }[])[0];
    };
    expect(label()).toMatchObject({ x: 1, xanchor: "right" });
    expect(label("left")).toMatchObject({ x: 0, xanchor: "left" });
  });

  test("places a label on a log axis by the logarithm", () => {
    const { layout } = lineChart([line], {
      ...words,
      axis: { title: "Level", log: true },
      marks: [{ x: "2024-07-12", y: 100, label: "m" }],
    });
    expect((layout.annotations as unknown as { y: number }[])[0]?.y).toBe(2);
  });
});

test("barChart(series, options) refuses a series with another number of values than categories", () => {
  expect(() =>
    barChart([{ name: "a", values: [1], colour: "first" }], {
      ...words,
      axis: percent,
      categories: ["x", "y"],
    }),
  ).toThrow('barChart: "a" has 1 value for 2 categories');
});

test("barChart(series, options) draws intervals as distances from the value", () => {
  const [bars] = figures.barChart().data as unknown as {
    error_x: { array: number[]; arrayminus: number[] };
  }[];
  expect(bars?.error_x.array[0]).toBeCloseTo(0.02, 12);
  expect(bars?.error_x.arrayminus[0]).toBeCloseTo(0.01, 12);
});

test("heatMap(grid, options) refuses a grid of another shape than its names", () => {
  const options = { ...words, axis: points, rows: ["r"], columns: ["a", "b"], rowTitle: "", columnTitle: "" };
  expect(() => heatMap([[1]], options)).toThrow('heatMap: "r" has 1 value for 2 columns');
  expect(() => heatMap([], options)).toThrow("a grid of 1 rows by 2 columns (got 0 rows)");
});

describe("calendarHeatMap(returns, options)", () => {
  const cellsOf = (figure: Figure) => {
    const { x, y, text } = figure.data[0] as unknown as Record<"x" | "y" | "text", string[]>;
    return text.map((value, at) => `${x[at]} ${y[at]}: ${value}`);
  };

  test("writes a number into every cell, with the year's return in the last column", () => {
    const cells = cellsOf(figures.calendarHeatMap());
    expect(cells).toHaveLength(26);
    expect(cells).toContain("Mar 2023: −12.0");
    expect(cells).toContain("Year 2023: −1.8");
    expect(cells).toContain("Year 2024: 12.7");
  });

  test("says in its alternative text the highest and the lowest month, and every year", () => {
    expect(figures.calendarHeatMap().alt).toBe(
      "Heat map of Return, % by year and month, 24 months: highest 1.0% in Jan 2023, lowest −12.0% in Mar 2023. By year: 2023 −1.8%, 2024 12.7%.",
    );
  });

  test("shades months and years on scales of their own, and missing months not at all", () => {
    const part = calendarReturns({ days: ["2023-12", "2024-01"], values: [0.1, -0.05] });
    const { layout, caption } = calendarHeatMap(part, { ...words, axis: percent });
    const shades = layout.shapes as unknown as { fillcolor: string; x0: number }[];
    expect(shades.map(({ fillcolor }) => fillcolor.match(/[\d.]+\)$/)?.[0])).toEqual([
      "0.75)",
      "0.75)",
      "0.375)",
      "0.375)",
    ]);
    expect(caption).toBe("Source: A source. As of 24 July 2024. Part of a year: 2023, 2024. A note.");
  });

  test("shows whole numbers and initials on a phone", () => {
    const { narrow } = figures.calendarHeatMap().layout.meta as unknown as {
      narrow: { layout: { xaxis: { ticktext: string[] } }; traces: { text: string[] }[] };
    };
    expect(narrow.layout.xaxis.ticktext.join(" ")).toBe("J F M A M J J A S O N D Year");
    expect(narrow.traces[0]?.text.slice(0, 3)).toEqual(["1", "1", "−12"]);
  });

  test("says so when there are no values", () => {
    const none = calendarHeatMap(calendarReturns({ days: [], values: [] }), { ...words, axis: percent });
    expect(none.alt).toContain("no values");
    expect(none.layout.annotations).toMatchObject([{ text: "No values" }]);
  });
});

test("lineChart(lines, options) stacks further panels under the first, each on an axis of its own", () => {
  const panel = (title: string) => ({ axis: { title }, lines: [{ ...line, name: title }] });
  const { data, layout } = lineChart([line], {
    ...words,
    axis: percent,
    lower: [panel("middle"), panel("bottom")],
  });
  expect(data.map(({ yaxis }) => yaxis)).toEqual(["y", "y2", "y3"]);
  expect(layout).toMatchObject({
    height: 700,
    xaxis: { anchor: "y3" },
    yaxis: { domain: [0.56, 1] },
    yaxis2: { domain: [0.28, 0.48], title: { text: "middle" } },
    yaxis3: { domain: [0, 0.2], title: { text: "bottom" } },
  });
  const one = lineChart([line], { ...words, axis: percent, lower: panel("bottom") }).layout;
  expect(one).toMatchObject({ height: 560, yaxis: { domain: [0.36, 1] }, yaxis2: { domain: [0, 0.28] } });
});

test("histogram(values, options) counts every value once, the largest in the last bin", () => {
  const figure = figures.histogram();
  expect(trace(figure).y).toEqual([1, 2, 1]);
  expect(figure.alt).toBe("Histogram of 4 windows from 1.00 to 4.00. own at 2.00: 1 lie below it.");
  expect(() => histogram([Number.NaN], { ...words, axis: percent, counted: "days" })).toThrow(RangeError);
});

test("waterfall(groups, options) starts each part where the one before ends and closes with the sum", () => {
  const bars = figures.waterfall().data as unknown as {
    name: string;
    y: number[];
    base: number[];
  }[];
  expect(bars.map(({ name, y, base }) => [name, y[0], base[0]])).toEqual([
    ["Earnings", 20, 0],
    ["Multiple", -5, 20],
    ["Total", expect.closeTo(15, 9), 0],
  ]);
});

test("fanChart(paths, options) draws the median and the quantiles of the paths at each horizon", () => {
  const figure = figures.fanChart();
  const median = figure.data.find(({ name }) => name === "Median") as unknown as { y: number[] };
  expect(median.y).toEqual([0, expect.closeTo(20, 9)]);
  expect(figure.alt).toContain("the middle half 15.0 points to 25.0 points");
  expect(() => fanChart([], { ...words, axis: points, horizons: [0], horizonTitle: "" })).toThrow(RangeError);
});

test("specificationCurveChart(curve, options) puts the answers in order and names the share that fits", () => {
  const figure = figures.specificationCurveChart();
  const drawn = figure.data as unknown as { name: string; x: number[]; y: number[]; yaxis?: string }[];
  const answers = drawn
    .filter(({ yaxis }) => yaxis === undefined)
    .flatMap(({ x, y }) => x.map((at, index) => [at, y[index]]));
  expect(answers.sort()).toEqual([
    [1, 1],
    [2, 4],
  ]);
  expect(figure.alt).toContain("50% of them fit");
});

test("specificationCurveChart(curve, options) names its two groups as asked", () => {
  const figure = specificationCurveChart(curve, {
    ...words,
    axis: percent,
    stated: { value: 0, label: "no difference" },
    groups: { fits: "interval above zero", not: "interval that holds zero" },
  });
  expect(new Set(figure.data.map(({ name }) => name))).toEqual(
    new Set(["interval above zero", "interval that holds zero"]),
  );
  expect(figure.alt).toContain("50% of them have the interval above zero");
});

test("readingsChart(readings, options) keeps the order of the readings and tells the ones that fit", () => {
  const figure = figures.readingsChart();
  expect((figure.layout.yaxis as { categoryarray: string[] }).categoryarray).toEqual([
    "price",
    "total return",
  ]);
  expect(figure.alt).toContain("price: 9.1%, fits. total return: 11.0%, does not fit.");
  expect(() => readingsChart([], { ...words, axis: percent })).toThrow(RangeError);
});

test("scatterChart(series, options) draws a cloud small, a line without points, and says of many points only how far they reach", () => {
  const cloud = Array.from({ length: 41 }, (_, day) => ({
    x: day / 100,
    y: -day / 100,
    label: `day ${day}`,
  }));
  const figure = scatterChart(
    [
      { name: "Days", colour: "neutral", style: "cloud", points: cloud },
      { name: "Slope", colour: "stated", style: "line", points: cloud.slice(0, 2) },
    ],
    { ...words, xAxis: percent, yAxis: points },
  );
  expect(figure.data.map(({ mode }) => mode)).toEqual(["markers", "lines"]);
  expect(figure.data[0]?.marker).toMatchObject({ size: 5 });
  expect(figure.alt).toContain(
    "Days: 41 points, 0.0% to 40.0% across and \u221240.0 points to 0.0 points upwards.",
  );
  expect(figure.alt).toContain("Slope: day 0 0.0% and 0.0 points, day 1 1.0% and \u22121.0 points.");
});

test("scatterChart(series, options) has a gap where a point misses a value and counts those in the region", () => {
  const figure = figures.scatterChart();
  expect(trace(figure).x).toEqual([0.005, null, -0.006]);
  expect(trace(figure).y.map((value) => Number(value).toFixed(1))).toEqual(["9.0", "1.0", "7.2"]);
  expect(trace(figure).text).toEqual(["29", "", ""]);
  expect(figure.alt).toContain("29 July 0.5% and 9.0 points, 24 July −0.6% and 7.2 points.");
  expect(figure.alt).toContain('1 of 2 lie in the region "as stated".');
  expect((figure.layout.shapes as unknown as { y0: number; y1: number }[])[0]).toMatchObject({
    y0: 8.5,
    y1: 9.5,
  });
});
