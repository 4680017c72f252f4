import { type Axis, axisValue, valueAxis, valueFormat, valueText } from "./axis.js";
import { errorSides } from "./error-sides.js";
import type { Figure, Trace } from "./figure.js";
import { captionOf, type FigureText, layoutTitle } from "./figure-text.js";
import { type Room, withNarrow } from "./narrow.js";
import { ink, palette } from "./palette.js";
import { areLong, labelHeight, labelsAbove } from "./row-labels.js";
import { type ChartValue, chartNumber, isKnown } from "./series-values.js";
import { themedFor } from "./theme.js";

/** One reading of a claim, measured: what an estimate of the ledger has. */
export interface Reading {
  readonly definition: string;
  /** A reading without a value (null, undefined, NaN, infinite) keeps its row and has no dot. */
  readonly value: ChartValue;
  readonly fits: boolean;
  /** Left out where it lacks an end. */
  readonly interval?: readonly [low: ChartValue, high: ChartValue];
  /** A comparison reading, of another date or base than the claim states. */
  readonly comparison?: boolean;
}

export interface ReadingsChartOptions extends FigureText {
  readonly axis: Axis;
  /** What was stated: a value, or a range for a word such as "flat". */
  readonly stated?: {
    readonly label: string;
    readonly value?: number;
    readonly range?: readonly [number, number];
  };
  readonly height?: number;
}

/**
 * Every reading of a claim as a dot on one scale, with intervals where there are any and what was stated as a dotted line or band.
 * Filled dots fit, open ones do not; dots of comparison readings are small.
 * @param readings estimates of one unit, in the order to read
 * @throws RangeError when there is no reading, or a value is no number; names the reading
 * @example readingsChart([{ definition: "d", value: 1, fits: true }], { title: "t", source: "s", axis: { title: "x" } }).data.length // => 1
 */
export function readingsChart(readings: readonly Reading[], options: ReadingsChartOptions): Figure {
  return withNarrow(drawn("wide", readings, options), drawn("narrow", readings, options));
}

function drawn(room: Room, readings: readonly Reading[], options: ReadingsChartOptions): Figure {
  if (readings.length === 0) throw new RangeError("readingsChart requires at least one reading");
  const { axis, stated, height } = options;
  readings.forEach(({ definition, value }, row) => {
    chartNumber(value, { chart: "readingsChart", series: definition, what: "value" }, row);
  });
  const scaled = (value: ChartValue) => axisValue(value, axis);
  const groups = [
    { name: "fits", fits: true },
    { name: "does not fit", fits: false },
  ].map((group) => ({ ...group, own: readings.filter(({ fits }) => fits === group.fits) }));
  const data = groups
    .filter(({ own }) => own.length > 0)
    .map(({ name, fits, own }): Trace => {
      const colour = fits ? palette.third : palette.first;
      return {
        type: "scatter",
        mode: "markers",
        name,
        x: own.map(({ value }) => scaled(value)),
        y: own.map(({ definition }) => definition),
        marker: {
          color: fits ? colour : ink.paper,
          size: own.map(({ comparison }) => (comparison ? 7 : 11)),
          line: { color: colour, width: 2 },
        },
        ...(own.some(({ interval }) => interval) && {
          error_x: {
            type: "data",
            symmetric: false,
            ...errorSides(
              own.map(({ value }) => value),
              own.map(({ interval }) => interval),
              axis,
            ),
            color: colour,
            thickness: 1.5,
          },
        }),
        hovertemplate: `%{y}: %{x:${valueFormat(axis)}}<extra></extra>`,
      };
    });
  const ends = stated?.range ?? [stated?.value, stated?.value];
  const [low, high] = ends.every(isKnown) ? ends : [];
  const mark =
    low === undefined || high === undefined
      ? []
      : low === high
        ? [
            {
              type: "line",
              x0: scaled(low),
              x1: scaled(low),
              line: { color: palette.stated, width: 1.5, dash: "dot" },
            },
          ]
        : [
            {
              type: "rect",
              x0: scaled(low),
              x1: scaled(high),
              line: { width: 0 },
              fillcolor: "rgba(28, 37, 49, 0.1)",
              layer: "below",
            },
          ];
  const definitions = readings.map(({ definition }) => definition);
  const isAbove = room === "narrow" && areLong(definitions);
  const label = labelHeight(definitions);
  const rowHeight = isAbove ? label + 26 : 27;
  // The name ends where the dot begins.
  const top = isAbove ? (label + 9) / rowHeight : 0.6;
  return {
    data,
    layout: themedFor(room, {
      title: layoutTitle(options),
      height: (isAbove ? undefined : height) ?? 130 + rowHeight * readings.length,
      showlegend: data.length > 1,
      hovermode: "closest",
      xaxis: { ...valueAxis(axis), showgrid: true, zeroline: true },
      yaxis: {
        type: "category",
        categoryorder: "array",
        categoryarray: definitions,
        range: [readings.length - 0.4, -top],
        tickfont: { size: 12, color: ink.text },
        ...(isAbove && { showticklabels: false }),
      },
      shapes: mark.map((shape) => ({ ...shape, xref: "x", yref: "paper", y0: 0, y1: 1 })),
      annotations: [
        ...(stated && low !== undefined && high !== undefined
          ? [
              {
                text: stated.label,
                xref: "x",
                yref: "paper",
                x: scaled((low + high) / 2),
                y: 1,
                yanchor: "bottom",
                showarrow: false,
                font: { size: 12, color: palette.stated },
              },
            ]
          : []),
        ...(isAbove ? labelsAbove(definitions.map((name, row) => ({ name, top: row - top }))) : []),
      ],
    }),
    alt: `Dot chart of ${readings.length} readings${stated ? ` against ${stated.label}` : ""}. ${readings
      .map(({ definition, value, fits }) =>
        isKnown(value)
          ? `${definition}: ${valueText(value, axis)}, ${fits ? "fits" : "does not fit"}.`
          : `${definition}: no value.`,
      )
      .join(" ")}`,
    caption: captionOf(options),
  };
}
