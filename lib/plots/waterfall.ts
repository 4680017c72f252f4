import { type Axis, axisValue, valueAxis, valueFormat, valueText } from "./axis.js";
import type { Figure, Json, Trace } from "./figure.js";
import { captionOf, type FigureText, layoutTitle } from "./figure-text.js";
import { literal } from "./literal.js";
import { withNarrow } from "./narrow.js";
import { type Colour, ink, palette } from "./palette.js";
import { labelsAbove } from "./row-labels.js";
import { chartNumber, isKnown } from "./series-values.js";
import { rangeWithText } from "./text-room.js";
import { brokenText, widestLine } from "./text-width.js";
import { themedFor } from "./theme.js";

/** A part of a whole. */
export interface WaterfallStep {
  readonly name: string;
  readonly value: number;
  readonly colour: Colour;
}

/** A whole with its parts, which add up to it. */
export interface WaterfallGroup {
  /** Name of the whole: a span, an index. */
  readonly name: string;
  readonly steps: readonly WaterfallStep[];
}

export interface WaterfallOptions extends FigureText {
  readonly axis: Axis;
  /** Name of the sum, the last bar of each group; default "Total". */
  readonly total?: string;
  readonly height?: number;
}

/**
 * How parts add up to a whole, for one or several wholes side by side: each part starts where the one before it ends.
 * @param groups parts in order, signed; their sum is drawn as the last bar
 * @throws RangeError when a value is missing or no number: a sum that lacks a part is none; names group and step
 * @example waterfall([{ name: "g", steps: [{ name: "a", value: 1, colour: "first" }] }], { title: "t", source: "s", axis: { title: "y" } }).data.length // => 2
 */
export function waterfall(groups: readonly WaterfallGroup[], options: WaterfallOptions): Figure {
  const { axis, total = "Total" } = options;
  const bars = groups.flatMap(({ name, steps }) => {
    let level = 0;
    const parts = steps.map((step, row) => {
      const position = {
        chart: "waterfall",
        series: name,
        what: "value",
        rowName: (row: number) => steps[row]?.name,
      };
      if (!isKnown(chartNumber(step.value, position, row)))
        throw new RangeError(`waterfall requires every value (${name}, ${step.name} is missing)`);
      const base = level;
      level += step.value;
      return { ...step, group: name, base };
    });
    return [...parts, { name: total, value: level, colour: "stated" as Colour, group: name, base: 0 }];
  });
  const alt = `Waterfall chart. ${groups
    .map(({ name, steps }) => {
      const sum = steps.reduce((all, { value }) => all + value, 0);
      const parts = steps.map((step) => `${step.name} ${valueText(step.value, axis)}`).join(", ");
      return `${name}: ${parts}, ${total.toLowerCase()} ${valueText(sum, axis)}.`;
    })
    .join(" ")}`;
  const text = { alt, caption: captionOf(options) };
  return withNarrow({ ...standing(bars, options), ...text }, { ...lying(bars, options), ...text });
}

interface Bar extends WaterfallStep {
  readonly group: string;
  readonly base: number;
}

/** What the bars are in either direction; the axis names them, so that no legend does. */
function traces(
  bars: readonly Bar[],
  { axis }: WaterfallOptions,
  along: (own: readonly Bar[], values: { readonly value: Json; readonly base: Json }) => Omit<Trace, "type">,
): Trace[] {
  return [...new Set(bars.map(({ name }) => name))].map((name) => {
    const own = bars.filter((bar) => bar.name === name);
    const scaled = (key: "value" | "base") => own.map((bar) => axisValue(bar[key], axis));
    return {
      type: "bar",
      name,
      ...along(own, { value: scaled("value"), base: scaled("base") }),
      marker: { color: palette[own[0]?.colour ?? "neutral"] },
      text: own.map(({ value }) => valueText(value, axis).replace(/ points$/, "")),
      textposition: "outside",
      constraintext: "none",
      cliponaxis: false,
      textfont: { size: 11.5, color: ink.muted },
    };
  });
}

function standing(bars: readonly Bar[], options: WaterfallOptions): Pick<Figure, "data" | "layout"> {
  const { axis, height } = options;
  return {
    data: traces(bars, options, (own, { value, base }) => ({
      x: [own.map(({ group }) => group), own.map(({ name }) => name)],
      y: value,
      base,
      hovertemplate: `%{y:${valueFormat(axis)}}`,
    })),
    layout: themedFor("wide", {
      title: layoutTitle(options),
      height: height ?? 440,
      barmode: "overlay",
      bargap: 0.25,
      showlegend: false,
      hovermode: "closest",
      xaxis: { type: "multicategory", showdividers: false, tickfont: { size: 11.5, color: ink.muted } },
      yaxis: valueAxis(axis),
    }),
  };
}

const ROW = 28;

/** On a phone the bars lie, each beside its name, each whole under its own. */
function lying(bars: readonly Bar[], options: WaterfallOptions): Pick<Figure, "data" | "layout"> {
  const groups = [...new Set(bars.map(({ group }) => group))];
  const isNamed = groups.length > 1;
  // A row for the name of each whole stands before its bars.
  const rowOf = (bar: Bar) => bars.indexOf(bar) + (isNamed ? groups.indexOf(bar.group) + 1 : 0);
  const rows = bars.length + (isNamed ? groups.length : 0);
  const heads = groups.map((name) => ({
    name,
    top: rowOf(bars.find(({ group }) => group === name) as Bar) - 1.4,
  }));
  const { axis } = options;
  const ticktext = bars.map(({ name }) => brokenText(literal(name), 12, 120));
  const ends = bars.flatMap(({ base, value }) => [axisValue(base, axis), axisValue(base + value, axis)]);
  const texts = bars.map(({ value }) => valueText(value, axis).replace(/ points$/, ""));
  const range = rangeWithText(ends as number[], texts, { size: 11.5, beside: widestLine(ticktext, 12) });
  return {
    data: traces(bars, options, (own, { value, base }) => ({
      orientation: "h",
      x: value,
      y: own.map(rowOf),
      base,
      width: 0.72,
      hovertemplate: `%{x:${valueFormat(axis)}}`,
    })),
    layout: themedFor("narrow", {
      title: layoutTitle(options),
      height: 80 + ROW * rows,
      barmode: "overlay",
      bargap: 0.25,
      showlegend: false,
      hovermode: "closest",
      xaxis: { ...valueAxis(axis), ...(range && { range }), showgrid: true, showline: false, zeroline: true },
      yaxis: {
        range: [rows - 0.5, -0.5],
        tickmode: "array",
        tickvals: bars.map(rowOf),
        ticktext,
        showgrid: false,
        zeroline: false,
        tickfont: { size: 12, color: ink.muted },
      },
      annotations: isNamed ? labelsAbove(heads) : [],
    }),
  };
}
