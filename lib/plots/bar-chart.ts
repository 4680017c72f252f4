import { type Axis, axisValue, blankAxis, valueAxis, valueFormat, valueText } from "./axis.js";
import { errorSides } from "./error-sides.js";
import type { Figure, Json, Trace } from "./figure.js";
import { captionOf, emptyNote, type FigureText, layoutTitle } from "./figure-text.js";
import { literal } from "./literal.js";
import { type Room, withNarrow } from "./narrow.js";
import { type Colour, ink, palette } from "./palette.js";
import { areLong, labelHeight, labelsAbove } from "./row-labels.js";
import { type ChartValue, type ChartValues, chartNumbers, isKnown, requireLength } from "./series-values.js";
import { rangeWithText } from "./text-room.js";
import { brokenText, textWidth, widestLine } from "./text-width.js";
import { themedFor } from "./theme.js";
import { bandWidth, uprightTicks } from "./upright-labels.js";

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

const GAP = 0.3;
const TEXT_SIZE = 11.5;
/** A bar that lies, on a phone, in pixels. */
const LYING = 20;

/** What stands at the end of a bar. */
function barText(value: number, axis: Axis): string {
  return isKnown(value) ? valueText(value, axis).replace(/ points$/, "") : "";
}

/** Are numbers written at the ends of the bars? They are not where an interval or another bar begins there. */
function hasText({ intervals }: BarSeries, { stacked }: BarChartOptions): boolean {
  return !intervals && !stacked;
}

/** Is there room for the numbers over bars that stand? */
function hasRoom(room: Room, all: readonly CheckedBars[], options: BarChartOptions): boolean {
  const { categories, axis, stacked } = options;
  const bar = (bandWidth(room, categories.length) * (1 - GAP)) / (stacked ? 1 : all.length);
  const texts = all.flatMap((one) =>
    hasText(one, options) ? one.values.map((value) => barText(value, axis)) : [],
  );
  return texts.every((text) => textWidth(text, TEXT_SIZE) <= bar * 1.1);
}

function trace(bars: CheckedBars, options: BarChartOptions, isRoomy: boolean): Trace {
  const { name, values, colour, intervals } = bars;
  const texts = hasText(bars, options) && isRoomy;
  const { axis, categories, horizontal } = options;
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
    ...(texts && {
      text: values.map((value) => barText(value, axis)),
      textposition: "outside",
      constraintext: "none",
      cliponaxis: false,
      textfont: { size: TEXT_SIZE, color: ink.muted },
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
    ? { xref: "x", yref: "paper", x: axis.log ? Math.log10(value) : value, y: 1, yanchor: "bottom" }
    : {
        xref: "paper",
        yref: "y",
        x: 1,
        xanchor: "right",
        y: axis.log ? Math.log10(value) : value,
        yanchor: "bottom",
      };
  return {
    shapes: [{ type: "line", line: { color: palette.stated, width: 1.5, dash: "dot" }, ...along }],
    annotations: [{ text: stated.label, showarrow: false, font: { size: 12, color: palette.stated }, ...at }],
  };
}

/**
 * Bars by category, grouped or stacked, with intervals where given, and what was stated as a dotted line.
 * @param series one or more bars a category; a missing value has no bar
 * @throws RangeError when a series has not one value or interval a category, or a value that is no number; names series and row
 * @example barChart([{ name: "a", values: [1], colour: "first" }], { title: "t", source: "s", axis: { title: "y" }, categories: ["c"] }).data.length // => 1
 */
export function barChart(series: readonly BarSeries[], options: BarChartOptions): Figure {
  const all = series.map((one) => checkedBars(one, options));
  const lies =
    options.horizontal || !(uprightTicks("narrow", options.categories) && hasRoom("narrow", all, options));
  const { height, ...rest } = options;
  // A height that suits bars that stand is none for bars that lie.
  const narrow = lies && !options.horizontal ? { ...rest, horizontal: true } : options;
  return withNarrow(drawn("wide", all, options), drawn("narrow", all, narrow));
}

/** Where rows of bars that lie have their names, and how high the figure is for that. */
function rowsOf(room: Room, all: readonly CheckedBars[], { categories, stacked, height }: BarChartOptions) {
  const bars = stacked ? 1 : all.length;
  const usual = Math.max(260, 120 + 30 * categories.length * bars);
  if (room === "wide") return { height: height ?? usual, gap: GAP, above: [] };
  const row = LYING * bars + 10;
  const legend = 20 * (all.length > 1 ? all.length : 0);
  if (stacked || !areLong(categories)) {
    return { height: Math.max(240, 100 + legend + row * categories.length), gap: GAP, above: [] };
  }
  const label = labelHeight(categories);
  const whole = row + 2 * label;
  return {
    height: 90 + legend + whole * categories.length,
    gap: 1 - (LYING * bars) / whole,
    above: labelsAbove(categories.map((name, at) => ({ name, top: at - 0.5 }))),
  };
}

function drawn(room: Room, all: readonly CheckedBars[], options: BarChartOptions): Figure {
  const { axis, categories, horizontal, stacked } = options;
  const blank = all.filter((one) => !one.values.some(isKnown)).map(({ name }) => name);
  const isEmpty = blank.length === all.length;
  const lines = statedLine(options);
  const rows = horizontal
    ? rowsOf(room, all, options)
    : { height: options.height ?? 420, gap: GAP, above: [] };
  const isAbove = rows.above.length > 0;
  const ticktext = categories.map((name) => brokenText(literal(name), 12.5, 130));
  const numbers = all.flatMap((one) => one.values).filter(isKnown);
  const texts = all
    .filter((one) => hasText(one, options))
    .flatMap((one) => one.values.map((value) => barText(value, axis)));
  const range =
    room === "narrow" && horizontal && !axis.range
      ? rangeWithText(
          numbers.map((value) => axisValue(value, axis) as number),
          texts,
          {
            size: TEXT_SIZE,
            beside: isAbove ? 0 : widestLine(ticktext, 12.5),
          },
        )
      : undefined;
  const tickfont = { size: 12.5, color: ink.text };
  const lying = {
    ...{ type: "category", autorange: "reversed", tickfont, showgrid: false },
    ...(isAbove && { showticklabels: false }),
    ...(room === "narrow" &&
      !isAbove && {
        tickmode: "array",
        tickvals: categories.map(literal),
        ticktext,
      }),
  };
  const names = horizontal ? lying : { type: "category", tickfont, ...uprightTicks(room, categories) };
  const values = {
    ...valueAxis(
      axis,
      all.flatMap((one) => one.values),
    ),
    zeroline: true,
    ...(range && { range }),
    ...(horizontal && { showgrid: true, showline: false }),
    ...blankAxis(isEmpty),
  };
  const spoken = all.map(({ name, values: own }) => {
    const parts = categories.map((category, index) => `${category} ${valueText(own[index], axis)}`);
    return `${name}: ${parts.join(", ")}.`;
  });
  return {
    data: all.map((one) => trace(one, options, horizontal || hasRoom(room, all, options))),
    layout: themedFor(room, {
      title: layoutTitle(options),
      height: rows.height,
      barmode: stacked ? "relative" : "group",
      bargap: rows.gap,
      showlegend: all.length > 1,
      hovermode: horizontal ? "y unified" : "x unified",
      xaxis: horizontal ? values : names,
      yaxis: horizontal ? names : values,
      shapes: lines.shapes,
      annotations: [...lines.annotations, ...rows.above, ...emptyNote(isEmpty)],
    }),
    alt: `Bar chart. ${spoken.join(" ")}${lines.shapes.length > 0 ? ` Marked: ${options.stated?.label}.` : ""}`,
    caption: captionOf(options, blank),
  };
}
