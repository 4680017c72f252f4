import { type Axis, axisValue, blankAxis, valueAxis, valueFormat, valueText } from "./axis.js";
import { errorSides } from "./error-sides.js";
import type { Figure, Json, Trace } from "./figure.js";
import { captionOf, emptyNote, type FigureText, layoutTitle } from "./figure-text.js";
import { type Colour, ink, palette } from "./palette.js";
import { type ChartValue, type ChartValues, chartNumbers, isKnown, requireLength } from "./series-values.js";
import { themed } from "./theme.js";

/** One bar in each category. */
export interface BarSeries {
  readonly name: string;
  /** One value a category; a missing one (null, undefined, NaN, infinite) has no bar. */
  readonly values: ChartValues;
  readonly colour: Colour;
  /** Intervals around the values, in the same unit; one that lacks an end is left out. */
  readonly intervals?: readonly (readonly [low: ChartValue, high: ChartValue] | null)[];
}

interface CheckedBars extends BarSeries {
  readonly values: readonly number[];
}

function checkedBars(series: BarSeries, { categories }: BarChartOptions): CheckedBars {
  const { name, intervals } = series;
  const position = {
    chart: "barChart",
    series: name,
    what: "value",
    rowName: (row: number) => categories[row],
  };
  const values = chartNumbers(series.values, position);
  const required = { length: categories.length, of: ["category", "categories"] } as const;
  requireLength(values, required, position);
  if (intervals) requireLength(intervals, required, { ...position, what: "interval" });
  return { ...series, values };
}

export interface BarChartOptions extends FigureText {
  readonly axis: Axis;
  /** Names of the categories, in order. */
  readonly categories: readonly string[];
  /** Bars to the right rather than upwards: for long names. */
  readonly horizontal?: boolean;
  readonly stacked?: boolean;
  /** What was stated, as a dotted line across. */
  readonly stated?: { readonly value: number; readonly label: string };
  readonly height?: number;
}

function trace({ name, values, colour, intervals }: CheckedBars, options: BarChartOptions): Trace {
  const { axis, categories, horizontal, stacked } = options;
  const lengths = values.map((value) => axisValue(value, axis));
  const sides = intervals && errorSides(values, intervals, axis);
  const error = sides && {
    type: "data",
    symmetric: false,
    ...sides,
    color: ink.muted,
    thickness: 1.5,
  };
  return {
    type: "bar",
    name,
    orientation: horizontal ? "h" : "v",
    x: horizontal ? lengths : categories,
    y: horizontal ? categories : lengths,
    marker: { color: palette[colour] },
    ...(error && (horizontal ? { error_x: error } : { error_y: error })),
    hovertemplate: `%{${horizontal ? "x" : "y"}:${valueFormat(axis)}}`,
    ...(!intervals &&
      !stacked && {
        text: values.map((value) => (isKnown(value) ? valueText(value, axis).replace(/ points$/, "") : "")),
        textposition: "outside",
        cliponaxis: false,
        textfont: { size: 11.5, color: ink.muted },
      }),
  };
}

function statedLine({ stated, axis, horizontal }: BarChartOptions): { shapes: Json[]; annotations: Json[] } {
  const value = stated ? axisValue(stated.value, axis) : null;
  if (!stated || value === null) return { shapes: [], annotations: [] };
  const along = horizontal
    ? { xref: "x", yref: "paper", x0: value, x1: value, y0: 0, y1: 1 }
    : { xref: "paper", yref: "y", x0: 0, x1: 1, y0: value, y1: value };
  const at = horizontal
    ? { xref: "x", yref: "paper", x: value, y: 1, yanchor: "bottom" }
    : { xref: "paper", yref: "y", x: 1, xanchor: "right", y: value, yanchor: "bottom" };
  return {
    shapes: [{ type: "line", line: { color: palette.stated, width: 1.5, dash: "dot" }, ...along }],
    annotations: [{ text: stated.label, showarrow: false, font: { size: 12, color: palette.stated }, ...at }],
  };
}

/**
 * Bars by category, grouped or stacked, with intervals where given, and what was stated as a dotted line.
 * @param series one or more bars a category; a missing value has no bar
 * @throws RangeError when a series has not one value or interval a category, or a value that is no number; names series and row
 * @example barChart([{ name: "a", values: [1], colour: "small" }], { title: "t", source: "s", axis: { title: "y" }, categories: ["c"] }).data.length // => 1
 */
export function barChart(series: readonly BarSeries[], options: BarChartOptions): Figure {
  const { axis, categories, horizontal, stacked, height } = options;
  const all = series.map((one) => checkedBars(one, options));
  const blank = all.filter((one) => !one.values.some(isKnown)).map(({ name }) => name);
  const isEmpty = blank.length === all.length;
  const lines = statedLine(options);
  const names = horizontal
    ? { type: "category", autorange: "reversed", tickfont: { size: 12.5, color: ink.text }, showgrid: false }
    : { type: "category", tickfont: { size: 12.5, color: ink.text } };
  const values = {
    ...valueAxis(axis),
    zeroline: true,
    ...(horizontal && { showgrid: true, showline: false }),
    ...blankAxis(isEmpty),
  };
  const spoken = all.map(({ name, values: own }) => {
    const parts = categories.map((category, index) => `${category} ${valueText(own[index], axis)}`);
    return `${name}: ${parts.join(", ")}.`;
  });
  return {
    data: all.map((one) => trace(one, options)),
    layout: themed({
      title: layoutTitle(options),
      height:
        height ??
        (horizontal ? Math.max(260, 120 + 30 * categories.length * (stacked ? 1 : series.length)) : 420),
      barmode: stacked ? "relative" : "group",
      bargap: 0.3,
      showlegend: series.length > 1,
      hovermode: horizontal ? "y unified" : "x unified",
      xaxis: horizontal ? values : names,
      yaxis: horizontal ? names : values,
      shapes: lines.shapes,
      annotations: [...lines.annotations, ...emptyNote(isEmpty)],
    }),
    alt: `Bar chart. ${spoken.join(" ")}${lines.shapes.length > 0 ? ` Marked: ${options.stated?.label}.` : ""}`,
    caption: captionOf(options, blank),
  };
}
