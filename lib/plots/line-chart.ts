import { type Axis, axisValue, blankAxis, valueAxis } from "./axis.js";
import { chartDay } from "./chart-days.js";
import type { Figure, Json } from "./figure.js";
import { captionOf, emptyNote, type FigureText, layoutTitle } from "./figure-text.js";
import { checkedLine, describeLine, type Line, lineTraces } from "./line-trace.js";
import { type Colour, ink, palette, withAlpha } from "./palette.js";
import { type ChartValue, isKnown } from "./series-values.js";
import { themed } from "./theme.js";

export type { Line } from "./line-trace.js";

/** A stretch of time to shade, with its name at the top. */
export interface Shade {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** Default `neutral`. */
  readonly colour?: Colour;
}

/** A point to name. */
export interface Mark {
  readonly x: string;
  /** A mark without a value is left out. */
  readonly y: ChartValue;
  readonly label: string;
  readonly colour?: Colour;
  /** Where the label stands from the point; default above. */
  readonly at?: "above" | "below";
}

export interface LineChartOptions extends FigureText {
  readonly axis: Axis;
  /** A level to mark across, such as what was stated. */
  readonly stated?: {
    readonly value: number;
    readonly label: string;
    /** Where its name stands; default right. */
    readonly at?: "left" | "right";
  };
  readonly shades?: readonly Shade[];
  readonly marks?: readonly Mark[];
  /** A second panel below, on the same dates. */
  readonly lower?: { readonly axis: Axis; readonly lines: readonly Line[] };
  readonly height?: number;
}

function shapes({ stated, shades = [], axis }: LineChartOptions): Json[] {
  const bands = shades.map(({ from, to, colour = "neutral" }) => ({
    type: "rect",
    xref: "x",
    yref: "paper",
    x0: from,
    x1: to,
    y0: 0,
    y1: 1,
    layer: "below",
    line: { width: 0 },
    fillcolor: withAlpha(palette[colour], 0.14),
  }));
  const y = stated ? axisValue(stated.value, axis) : null;
  if (y === null) return bands;
  const line = { color: palette.stated, width: 1.5, dash: "dot" };
  return [...bands, { type: "line", xref: "paper", yref: "y", x0: 0, x1: 1, y0: y, y1: y, line }];
}

function annotations({ stated, shades = [], marks = [], axis }: LineChartOptions): Json[] {
  const label = { showarrow: false, font: { size: 12, color: ink.muted } };
  const named = shades.map(({ from, to, label: text }) => ({
    ...label,
    text,
    xref: "x",
    yref: "paper",
    x: midpoint(from, to),
    y: 1,
    yanchor: "bottom",
  }));
  const points = marks
    .filter(({ y }) => isKnown(y))
    .map(({ x, y, label: text, colour = "stated", at = "above" }) => {
      const value = axisValue(y, axis);
      return {
        text,
        xref: "x",
        yref: "y",
        x,
        // An annotation on a log axis is placed by the logarithm.
        y: axis.log && value !== null ? Math.log10(value) : value,
        showarrow: true,
        arrowhead: 0,
        arrowwidth: 1,
        arrowcolor: palette[colour],
        ax: 0,
        ay: at === "above" ? -34 : 34,
        font: { size: 12, color: palette[colour] },
      };
    });
  const value = stated ? axisValue(stated.value, axis) : null;
  if (!stated || value === null) return [...named, ...points];
  const line = {
    ...label,
    font: { size: 12, color: palette.stated },
    text: stated.label,
    xref: "paper",
    yref: "y",
    x: stated.at === "left" ? 0 : 1,
    xanchor: stated.at ?? "right",
    y: axis.log ? Math.log10(value) : value,
    yanchor: "bottom",
  };
  return [...named, ...points, line];
}

function midpoint(from: string, to: string): string {
  return new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString().slice(0, 10);
}

/** @throws RangeError when a shade or a mark has something else than a day or a month */
function requireDays({ shades = [], marks = [] }: LineChartOptions): void {
  const days = [
    ...shades.flatMap(({ from, to, label }) => [
      [from, "start", label],
      [to, "end", label],
    ]),
    ...marks.map(({ x, label }) => [x, "x value", label]),
  ];
  for (const [day, what, label] of days) {
    const where = `${what} of ${JSON.stringify(label)}`;
    if (chartDay(day, "lineChart", where) === null) throw new RangeError(`lineChart: ${where} is missing`);
  }
}

/**
 * Lines over time, with what was stated as a dotted level, named windows shaded, and a second panel on the same dates if
 * asked. A line has a gap where its value is missing, and nowhere else: days that it does not have are no gap. A value between two gaps is a point.
 * @param lines the series, in the order of the legend; one without any value is in the legend, and the caption says so
 * @throws RangeError when a line has not as many values as days, or holds something else than days and numbers; names line and row
 * @example lineChart([{ name: "a", x: ["2024-01-02"], y: [1], colour: "small" }], { title: "t", source: "s", axis: { title: "y" } }).data.length // => 1
 */
export function lineChart(lines: readonly Line[], options: LineChartOptions): Figure {
  const { axis, lower, height } = options;
  requireDays(options);
  const panels = [
    { axis, yaxis: "y", lines: lines.map(checkedLine) },
    ...(lower ? [{ axis: lower.axis, yaxis: "y2", lines: lower.lines.map(checkedLine) }] : []),
  ];
  const all = panels.flatMap((panel) => panel.lines);
  const blank = all.filter(({ y }) => !y.some(isKnown)).map(({ name }) => name);
  const isEmpty = blank.length === all.length;
  const stated = options.stated && isKnown(options.stated.value) ? ` Marked: ${options.stated.label}.` : "";
  const named = (options.shades ?? [])
    .map(({ label, from, to }) => ` Shaded: ${label}, ${from} to ${to}.`)
    .join("");
  const spoken = panels.flatMap((panel) => panel.lines.map((line) => describeLine(line, panel.axis)));
  return {
    data: panels.flatMap((panel) => panel.lines.flatMap((line) => lineTraces(line, panel.axis, panel.yaxis))),
    layout: themed({
      title: layoutTitle(options),
      height: height ?? (lower ? 560 : 420),
      showlegend: all.length > 1,
      xaxis: { type: "date", ...(lower && { anchor: "y2" }), ...blankAxis(isEmpty) },
      yaxis: { ...valueAxis(axis), ...(lower && { domain: [0.36, 1] }), ...blankAxis(isEmpty) },
      ...(lower && { yaxis2: { ...valueAxis(lower.axis), domain: [0, 0.28], ...blankAxis(isEmpty) } }),
      shapes: shapes(options),
      annotations: [...annotations(options), ...emptyNote(isEmpty)],
    }),
    alt: `Line chart. ${spoken.join(" ")}${stated}${named}`,
    caption: captionOf(options, blank),
  };
}
