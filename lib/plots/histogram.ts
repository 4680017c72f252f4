import { type Axis, axisValue, valueAxis, valueFormat, valueText } from "./axis.js";
import type { Figure } from "./figure.js";
import { captionOf, type FigureText, layoutTitle } from "./figure-text.js";
import { type Room, withNarrow } from "./narrow.js";
import { type Colour, ink, palette } from "./palette.js";
import { type ChartValue, type ChartValues, chartNumbers, isKnown } from "./series-values.js";
import { themedFor } from "./theme.js";
import { TOP_LINE, topLabels } from "./top-labels.js";

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
  return withNarrow(drawn("wide", values, options), drawn("narrow", values, options));
}

function drawn(room: Room, values: ChartValues, options: HistogramOptions): Figure {
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
  const [from, to] = axis.range ?? [low - width, high + width];
  const over = topLabels(
    room,
    marks.map(({ value, label: text, colour: own = "stated" }) => ({
      text,
      x: axisValue(value, axis),
      share: ((value as number) - from) / (to - from || 1),
      color: own === "neutral" ? ink.muted : palette[own],
    })),
  );
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
    layout: themedFor(room, {
      title: layoutTitle(options),
      height: height ?? 380,
      showlegend: false,
      hovermode: "closest",
      xaxis: valueAxis(axis),
      yaxis: { title: { text: `Number of ${counted}` } },
      margin: { t: 24 + TOP_LINE * over.lines },
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
      annotations: over.annotations,
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
