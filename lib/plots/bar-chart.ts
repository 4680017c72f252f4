import { type Axis, axisValue, valueAxis, valueFormat, valueText } from "./axis.js";
import type { Figure, Json, Trace } from "./figure.js";
import { captionOf, type FigureText, layoutTitle } from "./figure-text.js";
import { type Colour, ink, palette } from "./palette.js";
import { themed } from "./theme.js";

/** One bar in each category. */
export interface BarSeries {
  readonly name: string;
  /** One value a category; NaN leaves the bar out. */
  readonly values: ArrayLike<number>;
  readonly colour: Colour;
  /** Intervals around the values, in the same unit. */
  readonly intervals?: readonly (readonly [low: number, high: number] | null)[];
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

function trace({ name, values, colour, intervals }: BarSeries, options: BarChartOptions): Trace {
  const { axis, categories, horizontal, stacked } = options;
  const lengths = Array.from(values, (value) => axisValue(value, axis));
  const side = (end: 0 | 1) =>
    intervals?.map((interval, index) =>
      interval ? Math.abs((axisValue(interval[end], axis) ?? 0) - (lengths[index] ?? 0)) : 0,
    );
  const error = intervals && {
    type: "data",
    symmetric: false,
    array: side(1),
    arrayminus: side(0),
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
        text: Array.from(values, (value) =>
          Number.isNaN(value) ? "" : valueText(value, axis).replace(/ points$/, ""),
        ),
        textposition: "outside",
        cliponaxis: false,
        textfont: { size: 11.5, color: ink.muted },
      }),
  };
}

function statedLine({ stated, axis, horizontal }: BarChartOptions): { shapes: Json[]; annotations: Json[] } {
  if (!stated) return { shapes: [], annotations: [] };
  const value = axisValue(stated.value, axis);
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
 * @param series one or more bars a category; NaN leaves a bar out
 * @throws RangeError when a series has not one value a category
 * @example barChart([{ name: "a", values: [1], colour: "small" }], { title: "t", source: "s", axis: { title: "y" }, categories: ["c"] }).data.length // => 1
 */
export function barChart(series: readonly BarSeries[], options: BarChartOptions): Figure {
  const { axis, categories, horizontal, stacked, height } = options;
  for (const { name, values } of series) {
    if (values.length === categories.length) continue;
    throw new RangeError(
      `barChart requires one value a category (${name} has ${values.length} for ${categories.length})`,
    );
  }
  const names = horizontal
    ? { type: "category", autorange: "reversed", tickfont: { size: 12.5, color: ink.text }, showgrid: false }
    : { type: "category", tickfont: { size: 12.5, color: ink.text } };
  const values = {
    ...valueAxis(axis),
    zeroline: true,
    ...(horizontal && { showgrid: true, showline: false }),
  };
  const spoken = series.map(({ name, values: own }) => {
    const parts = categories.map((category, index) => `${category} ${valueText(own[index] as number, axis)}`);
    return `${name}: ${parts.join(", ")}.`;
  });
  return {
    data: series.map((one) => trace(one, options)),
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
      ...statedLine(options),
    }),
    alt: `Bar chart. ${spoken.join(" ")}${options.stated ? ` Marked: ${options.stated.label}.` : ""}`,
    caption: captionOf(options),
  };
}
