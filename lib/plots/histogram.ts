import { type Axis, axisValue, valueAxis, valueFormat, valueText } from "./axis.js";
import type { Figure } from "./figure.js";
import { captionOf, type FigureText, layoutTitle } from "./figure-text.js";
import { type Colour, ink, palette } from "./palette.js";
import { type ChartValue, type ChartValues, chartNumbers, isKnown } from "./series-values.js";
import { themed } from "./theme.js";

export interface HistogramOptions extends FigureText {
  readonly axis: Axis;
  /** What is counted: "ten-year windows". */
  readonly counted: string;
  readonly colour?: Colour;
  /** Values to mark with a line and a name; one without a value is left out. */
  readonly marks?: readonly {
    readonly value: ChartValue;
    readonly label: string;
    readonly colour?: Colour;
  }[];
  /** Number of bins; default 40. */
  readonly bins?: number;
  readonly height?: number;
}

/**
 * How often values fall into bins of one width, with marked values.
 * @param values missing ones (null, undefined, NaN, infinite) are left out and not counted
 * @throws RangeError when there is no value, or one is no number; names the row
 * @example histogram([1, 2, 2], { title: "t", source: "s", axis: { title: "x" }, counted: "days", bins: 2 }).data.length // => 1
 */
export function histogram(values: ChartValues, options: HistogramOptions): Figure {
  const { axis, counted, colour = "neutral", bins = 40, height } = options;
  const position = { chart: "histogram", series: counted, what: "value" };
  const known = chartNumbers(values, position).filter(isKnown);
  const marks = (options.marks ?? []).filter(({ value }) => isKnown(value));
  if (known.length === 0) throw new RangeError("histogram requires at least one value");
  const low = known.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = known.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const width = (high - low) / bins || 1;
  const counts = new Array<number>(bins).fill(0);
  for (const value of known) {
    const bin = Math.min(bins - 1, Math.floor((value - low) / width));
    counts[bin] = (counts[bin] as number) + 1;
  }
  const centre = (bin: number) => axisValue(low + (bin + 0.5) * width, axis);
  const bar = axis.format === "points" ? width * 100 : width;
  return {
    data: [
      {
        type: "bar",
        name: counted,
        x: counts.map((_, bin) => centre(bin)),
        y: counts,
        width: bar * 0.94,
        marker: { color: palette[colour] },
        hovertemplate: `%{y} ${counted} around %{x:${valueFormat(axis)}}<extra></extra>`,
      },
    ],
    layout: themed({
      title: layoutTitle(options),
      height: height ?? 380,
      showlegend: false,
      hovermode: "closest",
      xaxis: valueAxis(axis),
      yaxis: { title: { text: `Number of ${counted}` } },
      margin: { t: 24 + 18 * marks.length },
      shapes: marks.map(({ value, colour: own = "stated" }) => ({
        type: "line",
        xref: "x",
        yref: "paper",
        x0: axisValue(value, axis),
        x1: axisValue(value, axis),
        y0: 0,
        y1: 1,
        line: { color: palette[own], width: 2 },
      })),
      annotations: marks.map(({ value, label, colour: own = "stated" }, index) => ({
        text: label,
        xref: "x",
        yref: "paper",
        x: axisValue(value, axis),
        y: 1,
        yshift: 18 * index,
        yanchor: "bottom",
        showarrow: false,
        font: { size: 12, color: own === "neutral" ? ink.muted : palette[own] },
      })),
    }),
    alt: `Histogram of ${known.length} ${counted} from ${valueText(low, axis)} to ${valueText(high, axis)}.${marks
      .map(({ value, label }) => {
        const below = known.filter((other) => other < (value as number)).length;
        return ` ${label} at ${valueText(value, axis)}: ${below} lie below it.`;
      })
      .join("")}`,
    caption: captionOf(options),
  };
}
