import { type Axis, axisValue, valueAxis, valueFormat, valueText } from "./axis.js";
import type { Figure, Json, Trace } from "./figure.js";
import { captionOf, type FigureText, layoutTitle } from "./figure-text.js";
import { type Colour, ink, palette, withAlpha } from "./palette.js";
import { themed } from "./theme.js";

/** A series in time. */
export interface Line {
  readonly name: string;
  /** Days or months, ascending. */
  readonly x: readonly string[];
  /** One value a day or month; NaN leaves a gap. */
  readonly y: ArrayLike<number>;
  readonly colour: Colour;
  readonly dash?: "solid" | "dash" | "dot";
  /** `markers` for observations that nothing joins; default `lines`. */
  readonly mode?: "lines" | "markers" | "lines+markers";
  /** Fill to zero, as for drawdowns. */
  readonly fill?: boolean;
  /** `hv` for levels that hold until they change, such as a policy rate. */
  readonly shape?: "linear" | "hv";
}

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
  readonly y: number;
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

function trace(line: Line, axis: Axis, yaxis: string): Trace {
  const { name, x, y, colour, dash = "solid", mode = "lines", fill, shape } = line;
  return {
    type: "scatter",
    mode,
    name,
    x,
    y: Array.from(y, (value) => axisValue(value, axis)),
    yaxis,
    line: { color: palette[colour], width: 2, dash, ...(shape && { shape }) },
    ...(mode !== "lines" && { marker: { color: palette[colour], size: 7 } }),
    ...(fill && { fill: "tozeroy", fillcolor: withAlpha(palette[colour], 0.18) }),
    hovertemplate: `%{y:${valueFormat(axis)}}`,
  };
}

function describe({ name, x, y }: Line, axis: Axis): string {
  const known = Array.from(y).flatMap((value, index) => (Number.isNaN(value) ? [] : [index]));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return `${name}: no values.`;
  const at = (index: number) => `${valueText(y[index] as number, axis)} on ${x[index]}`;
  const by = (better: (a: number, b: number) => boolean) =>
    known.reduce((best, index) => (better(y[index] as number, y[best] as number) ? index : best), first);
  return `${name} runs from ${at(first)} to ${at(last)}; lowest ${at(by((a, b) => a < b))}, highest ${at(by((a, b) => a > b))}.`;
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
  if (!stated) return bands;
  const y = axisValue(stated.value, axis);
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
  const points = marks.map(({ x, y, label: text, colour = "stated", at = "above" }) => {
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
  if (!stated) return [...named, ...points];
  const value = axisValue(stated.value, axis);
  const line = {
    ...label,
    font: { size: 12, color: palette.stated },
    text: stated.label,
    xref: "paper",
    yref: "y",
    x: stated.at === "left" ? 0 : 1,
    xanchor: stated.at ?? "right",
    y: axis.log && value !== null ? Math.log10(value) : value,
    yanchor: "bottom",
  };
  return [...named, ...points, line];
}

function midpoint(from: string, to: string): string {
  return new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString().slice(0, 10);
}

/**
 * Lines over time, with what was stated as a dotted level, named windows shaded, and a second panel on the same dates if
 * asked.
 * @param lines the series, in the order of the legend; NaN leaves a gap
 * @example lineChart([{ name: "a", x: ["2024-01-02"], y: [1], colour: "small" }], { title: "t", source: "s", axis: { title: "y" } }).data.length // => 1
 */
export function lineChart(lines: readonly Line[], options: LineChartOptions): Figure {
  const { axis, lower, height } = options;
  const all = [
    ...lines.map((line) => [line, axis] as const),
    ...(lower?.lines ?? []).map((line) => [line, lower?.axis as Axis] as const),
  ];
  const stated = options.stated ? ` Marked: ${options.stated.label}.` : "";
  const named = (options.shades ?? [])
    .map(({ label, from, to }) => ` Shaded: ${label}, ${from} to ${to}.`)
    .join("");
  return {
    data: [
      ...lines.map((line) => trace(line, axis, "y")),
      ...(lower?.lines ?? []).map((line) => trace(line, lower?.axis as Axis, "y2")),
    ],
    layout: themed({
      title: layoutTitle(options),
      height: height ?? (lower ? 560 : 420),
      showlegend: all.length > 1,
      xaxis: { type: "date", ...(lower && { anchor: "y2" }) },
      yaxis: { ...valueAxis(axis), ...(lower && { domain: [0.36, 1] }) },
      ...(lower && { yaxis2: { ...valueAxis(lower.axis), domain: [0, 0.28] } }),
      shapes: shapes(options),
      annotations: annotations(options),
    }),
    alt: `Line chart. ${all.map(([line, own]) => describe(line, own)).join(" ")}${stated}${named}`,
    caption: captionOf(options),
  };
}
