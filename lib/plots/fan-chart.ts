import { quantile } from "../stats/quantile.js";
import { type Axis, axisValue, blankAxis, valueAxis, valueFormat, valueText } from "./axis.js";
import type { Figure, Trace } from "./figure.js";
import { captionOf, emptyNote, type FigureText, layoutTitle } from "./figure-text.js";
import { knownRuns, partedBand, withIsolatedPoints } from "./gaps.js";
import { type Colour, palette, withAlpha } from "./palette.js";
import { type ChartValues, chartNumbers, isKnown, requireLength } from "./series-values.js";
import { themed } from "./theme.js";

/** One path over the same horizons. */
export interface FanPath {
  readonly name: string;
  /** One value a horizon; where one is missing (null, undefined, NaN, infinite) the path has a gap. */
  readonly values: ChartValues;
}

export interface FanChartOptions extends FigureText {
  readonly axis: Axis;
  /** Periods after the event, ascending: one value of each path. */
  readonly horizons: readonly number[];
  /** "Months after the event". */
  readonly horizonTitle: string;
  /** Default `neutral`. */
  readonly colour?: Colour;
  /** The path that the reader asks about, drawn over the others; missing where it has not happened yet. */
  readonly own?: FanPath & { readonly colour: Colour };
  readonly height?: number;
}

function checkedPath({ name, values }: FanPath, horizons: readonly number[]) {
  const position = {
    chart: "fanChart",
    series: name,
    what: "value",
    rowName: (row: number) => `${horizons[row]}`,
  };
  const numbers = chartNumbers(values, position);
  requireLength(numbers, { length: horizons.length, of: ["horizon", "horizons"] }, position);
  return { name, values: numbers };
}

/**
 * What followed past events: each path as a thin line, the middle half and the middle four fifths as bands, the median, and
 * the path asked about. Quantiles are Hyndman-Fan type 7 at each horizon, of the paths that have a value there; where none has, bands and median
 * have a gap.
 * @param paths one a past event; a missing value is a gap
 * @throws RangeError when there is no path, or a path has not one value a horizon or a value that is no number; names path and row
 * @example fanChart([{ name: "1975", values: [0, 1] }], { title: "t", source: "s", axis: { title: "y" }, horizons: [0, 1], horizonTitle: "Months" }).data.length // => 6
 */
export function fanChart(paths: readonly FanPath[], options: FanChartOptions): Figure {
  const { axis, horizons, horizonTitle, colour = "neutral", height } = options;
  if (paths.length === 0) throw new RangeError("fanChart requires at least one path");
  const past = paths.map((path) => checkedPath(path, horizons));
  const own = options.own && { ...options.own, ...checkedPath(options.own, horizons) };
  const blank = [...past, ...(own ? [own] : [])].filter(({ values }) => !values.some(isKnown));
  const isEmpty = blank.length === past.length + (own ? 1 : 0);
  const at = horizons.map((_, index) => past.map(({ values }) => values[index] as number).filter(isKnown));
  const band = (probability: number) =>
    at.map((values) => (values.length ? axisValue(quantile(values, probability), axis) : null));
  const runs = knownRuns(band(0.5));
  const shade = (low: number, high: number, name: string, alpha: number): Trace[] => {
    if (runs.length > 1)
      return partedBand({
        name,
        x: horizons,
        low: band(low),
        high: band(high),
        color: withAlpha(palette[colour], alpha),
      });
    const edge = {
      type: "scatter" as const,
      mode: "lines",
      x: horizons,
      line: { width: 0 },
      hoverinfo: "skip",
    };
    return [
      { ...edge, name: `${name}, lower edge`, y: band(low), showlegend: false },
      { ...edge, name, y: band(high), fill: "tonexty", fillcolor: withAlpha(palette[colour], alpha) },
    ];
  };
  const line = (
    path: FanPath,
    style: { readonly color: string; readonly width: number },
    rest: object,
  ): Trace[] => {
    const y = Array.from(path.values, (value) => axisValue(value, axis));
    const trace: Trace = {
      type: "scatter",
      mode: "lines",
      name: path.name,
      x: horizons,
      y,
      line: style,
      hovertemplate: `%{y:${valueFormat(axis)}}`,
      ...rest,
    };
    return withIsolatedPoints(trace, y, style.color);
  };
  const thin = { color: withAlpha(palette[colour], 0.45), width: 1 };
  const median = at.map((values) => (values.length ? quantile(values, 0.5) : Number.NaN));
  const last = at.findLastIndex((values) => values.length > 0);
  const end = last === horizons.length - 1 ? "At the end" : `At ${horizons[last]}, the last with a value,`;
  const middle = at[last] ?? [];
  return {
    data: [
      ...shade(0.1, 0.9, "Middle four fifths", 0.14),
      ...shade(0.25, 0.75, "Middle half", 0.22),
      ...past.flatMap((path) => line(path, thin, { showlegend: false, hoverinfo: "name+y" })),
      ...line({ name: "Median", values: median }, { color: palette[colour], width: 2.5 }, {}),
      ...(own ? line(own, { color: palette[own.colour], width: 3 }, {}) : []),
    ],
    layout: themed({
      title: layoutTitle(options),
      height: height ?? 440,
      showlegend: true,
      hovermode: "closest",
      xaxis: { title: { text: horizonTitle }, dtick: horizons.length > 24 ? 6 : 1 },
      yaxis: { ...valueAxis(axis), ...blankAxis(isEmpty) },
      ...(isEmpty && { annotations: emptyNote(true) }),
    }),
    alt: `Fan chart of ${paths.length} paths over ${horizons.at(-1)} periods. ${
      middle.length
        ? `${end} the median is ${valueText(median[last], axis)}, the middle half ${valueText(quantile(middle, 0.25), axis)} to ${valueText(quantile(middle, 0.75), axis)}`
        : "None has a value"
    }.${own ? ` ${own.name} is drawn over them.` : ""}`,
    caption: captionOf(
      options,
      blank.map(({ name }) => name),
    ),
  };
}
