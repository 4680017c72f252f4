import type { SpecificationCurve } from "../stats/specification-curve.js";
import { type Axis, axisValue, valueAxis, valueFormat, valueText } from "./axis.js";
import type { Figure, Trace } from "./figure.js";
import { captionOf, type FigureText, layoutTitle } from "./figure-text.js";
import { type Room, withNarrow } from "./narrow.js";
import { ink, palette } from "./palette.js";
import { labelHeight, labelsAbove } from "./row-labels.js";
import { chartNumber, isKnown } from "./series-values.js";
import { themedFor } from "./theme.js";

export interface SpecificationCurveOptions extends FigureText {
  readonly axis: Axis;
  readonly stated: { readonly value: number; readonly label: string };
  /** What the two colours mean; default "fits what was stated" and "does not". */
  readonly groups?: { readonly fits: string; readonly not: string };
}

const CHOICE_HEIGHT = 19;
const CURVE_HEIGHT = 250;

/**
 * Every answer in order of size above, the choices behind each below; those that fit what was stated stand out.
 * Simonsohn, Simmons and Nelson (2020).
 * @throws RangeError when an answer is missing or no number: it has no place in the order; names its choices
 */
export function specificationCurveChart(
  curve: SpecificationCurve,
  options: SpecificationCurveOptions,
): Figure {
  return withNarrow(drawn("wide", curve, options), drawn("narrow", curve, options));
}

function drawn(room: Room, curve: SpecificationCurve, options: SpecificationCurveOptions): Figure {
  const { axis, stated, groups: named = { fits: "fits what was stated", not: "does not" } } = options;
  const { specifications, dimensions, share } = curve;
  specifications.forEach(({ choices, value }, row) => {
    const series = Object.values(choices).join(", ");
    const position = { chart: "specificationCurveChart", series, what: "value" };
    if (isKnown(chartNumber(value, position, row))) return;
    throw new RangeError(
      `specificationCurveChart: ${JSON.stringify(series)} has no value, and so no place in the order`,
    );
  });
  const colours = { fits: palette.third, not: palette.neutral };
  const groups = [
    { name: named.fits, colour: colours.fits, fits: true },
    { name: named.not, colour: colours.not, fits: false },
  ];
  const rows = Object.entries(dimensions).flatMap(([dimension, choices], index) => [
    ...(index > 0 ? [{ dimension: "", choice: "" }] : []),
    ...choices.map((choice) => ({ dimension, choice })),
  ]);
  const rowOf = (dimension: string, choice: string) =>
    rows.findIndex((row) => row.dimension === dimension && row.choice === choice);
  const traces = groups.flatMap(({ name, colour, fits }): Trace[] => {
    const own = specifications.flatMap((specification, position) =>
      specification.fits === fits ? [{ ...specification, position: position + 1 }] : [],
    );
    const dots = own.flatMap(({ choices, position }) =>
      Object.entries(choices).map(([dimension, choice]) => ({ position, row: rowOf(dimension, choice) })),
    );
    const said = own.map(({ choices }) => Object.values(choices).join(", "));
    return [
      {
        type: "scatter",
        mode: "markers",
        name,
        x: own.map(({ position }) => position),
        y: own.map(({ value }) => axisValue(value, axis)),
        customdata: said,
        marker: { color: colour, size: fits ? 8 : 5 },
        hovertemplate: `%{y:${valueFormat(axis)}}: %{customdata}<extra></extra>`,
      },
      {
        type: "scatter",
        mode: "markers",
        name,
        showlegend: false,
        x: dots.map(({ position }) => position),
        y: dots.map(({ row }) => row),
        yaxis: "y2",
        marker: { color: colour, size: fits ? 6 : 3.5, symbol: "square" },
        hoverinfo: "skip",
      },
    ];
  });
  const isNarrow = room === "narrow";
  // On a phone the name of a row stands above its dots, and ends where they begin.
  const label = labelHeight(rows.map(({ choice }) => choice));
  const rowHeight = isNarrow ? label + 17 : CHOICE_HEIGHT;
  const top = isNarrow ? (label + 5) / rowHeight : 0.5;
  const below = rows.length * rowHeight;
  const inner = CURVE_HEIGHT + below;
  const level = axisValue(stated.value, axis);
  const values = specifications.map(({ value }) => value);
  return {
    data: traces.reverse(),
    layout: themedFor(room, {
      title: layoutTitle(options),
      height: inner + 110,
      showlegend: true,
      hovermode: "closest",
      xaxis: {
        title: { text: "Specifications, by size" },
        anchor: "y2",
        ticks: "",
        showline: false,
        zeroline: false,
      },
      yaxis: { ...valueAxis(axis, [...values, stated.value]), domain: [(below + 14) / inner, 1] },
      yaxis2: {
        domain: [0, below / inner],
        range: [rows.length - 0.5, isNarrow ? -top - 0.04 : -top],
        tickmode: "array",
        tickvals: rows.flatMap(({ choice }, row) => (choice === "" ? [] : [row])),
        ticktext: rows.flatMap(({ choice }) => (choice === "" ? [] : [choice])),
        tickfont: { size: 11.5, color: ink.muted },
        zeroline: false,
        ...(isNarrow && { showticklabels: false }),
      },
      shapes: [
        {
          type: "line",
          xref: "paper",
          yref: "y",
          x0: 0,
          x1: 1,
          y0: level,
          y1: level,
          line: { color: palette.stated, width: 1.5, dash: "dot" },
        },
      ],
      annotations: [
        {
          text: stated.label,
          xref: "paper",
          yref: "y",
          x: 0,
          xanchor: "left",
          y: axis.log && level !== null ? Math.log10(level) : level,
          yanchor: "bottom",
          showarrow: false,
          font: { size: 12, color: palette.stated },
        },
        ...(isNarrow
          ? labelsAbove(
              rows.flatMap(({ choice }, row) => (choice === "" ? [] : [{ name: choice, top: row - top }])),
              "y2",
            )
          : []),
      ],
    }),
    alt: `Specification curve of ${values.length} answers from ${valueText(values[0] as number, axis)} to ${valueText(values.at(-1) as number, axis)}; ${(share * 100).toFixed(0)}% of them ${options.groups ? `have the ${named.fits}` : `fit ${stated.label}`}.`,
    caption: captionOf(options),
  };
}
