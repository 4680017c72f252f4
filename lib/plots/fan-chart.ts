import { type Axis, axisValue, valueAxis, valueFormat, valueText } from "./axis.js";
import type { Figure, Trace } from "./figure.js";
import { captionOf, type FigureText, layoutTitle } from "./figure-text.js";
import { type Colour, palette, withAlpha } from "./palette.js";
import { themed } from "./theme.js";

/** One path over the same horizons. */
export interface FanPath {
  readonly name: string;
  readonly values: ArrayLike<number>;
}

export interface FanChartOptions extends FigureText {
  readonly axis: Axis;
  /** Periods after the event, ascending: one value of each path. */
  readonly horizons: readonly number[];
  /** "Months after the event". */
  readonly horizonTitle: string;
  /** Default `neutral`. */
  readonly colour?: Colour;
  /** The path that the reader asks about, drawn over the others; NaN where it has not happened yet. */
  readonly own?: FanPath & { readonly colour: Colour };
  readonly height?: number;
}

function quantile(sorted: readonly number[], probability: number): number {
  const at = (sorted.length - 1) * probability;
  const [low, high] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number];
  return low + (high - low) * (at - Math.floor(at));
}

/**
 * What followed past events: each path as a thin line, the middle half and the middle four fifths as bands, the median, and
 * the path asked about. Quantiles are Hyndman-Fan type 7 at each horizon.
 * @param paths one a past event; NaN ends a path
 * @throws RangeError when there is no path or a path has not one value a horizon
 * @example fanChart([{ name: "1975", values: [0, 1] }], { title: "t", source: "s", axis: { title: "y" }, horizons: [0, 1], horizonTitle: "Months" }).data.length // => 6
 */
export function fanChart(paths: readonly FanPath[], options: FanChartOptions): Figure {
  const { axis, horizons, horizonTitle, colour = "neutral", own, height } = options;
  if (paths.length === 0) throw new RangeError("fanChart requires at least one path");
  for (const { name, values } of own ? [...paths, own] : paths) {
    if (values.length === horizons.length) continue;
    throw new RangeError(
      `fanChart requires one value a horizon (${name} has ${values.length} for ${horizons.length})`,
    );
  }
  const at = horizons.map((_, index) =>
    paths
      .map(({ values }) => values[index] as number)
      .filter((value) => !Number.isNaN(value))
      .sort((a, b) => a - b),
  );
  const band = (probability: number) =>
    at.map((values) => (values.length ? axisValue(quantile(values, probability), axis) : null));
  const shade = (low: number, high: number, name: string, alpha: number): Trace[] => {
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
  ): Trace => ({
    type: "scatter",
    mode: "lines",
    name: path.name,
    x: horizons,
    y: Array.from(path.values, (value) => axisValue(value, axis)),
    line: style,
    hovertemplate: `%{y:${valueFormat(axis)}}`,
    ...rest,
  });
  const thin = { color: withAlpha(palette[colour], 0.45), width: 1 };
  const median = at.map((values) => (values.length ? quantile(values, 0.5) : Number.NaN));
  const last = horizons.length - 1;
  return {
    data: [
      ...shade(0.1, 0.9, "Middle four fifths", 0.14),
      ...shade(0.25, 0.75, "Middle half", 0.22),
      ...paths.map((path) => line(path, thin, { showlegend: false, hoverinfo: "name+y" })),
      line({ name: "Median", values: median }, { color: palette[colour], width: 2.5 }, {}),
      ...(own ? [line(own, { color: palette[own.colour], width: 3 }, {})] : []),
    ],
    layout: themed({
      title: layoutTitle(options),
      height: height ?? 440,
      showlegend: true,
      hovermode: "closest",
      xaxis: { title: { text: horizonTitle }, dtick: horizons.length > 24 ? 6 : 1 },
      yaxis: valueAxis(axis),
    }),
    alt: `Fan chart of ${paths.length} paths over ${horizons[last]} periods. At the end the median is ${valueText(median[last] as number, axis)}${
      at[last]?.length
        ? `, the middle half ${valueText(quantile(at[last] as number[], 0.25), axis)} to ${valueText(quantile(at[last] as number[], 0.75), axis)}`
        : ""
    }.${own ? ` ${own.name} is drawn over them.` : ""}`,
    caption: captionOf(options),
  };
}
