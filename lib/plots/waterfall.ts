import { type Axis, axisValue, valueAxis, valueFormat, valueText } from "./axis.js";
import type { Figure } from "./figure.js";
import { captionOf, type FigureText, layoutTitle } from "./figure-text.js";
import { type Colour, ink, palette } from "./palette.js";
import { chartNumber, isKnown } from "./series-values.js";
import { themed } from "./theme.js";

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
 * @example waterfall([{ name: "g", steps: [{ name: "a", value: 1, colour: "small" }] }], { title: "t", source: "s", axis: { title: "y" } }).data.length // => 2
 */
export function waterfall(groups: readonly WaterfallGroup[], options: WaterfallOptions): Figure {
  const { axis, total = "Total", height } = options;
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
  const names = [...new Set(bars.map(({ name }) => name))];
  const scaled = (value: number) => axisValue(value, axis);
  return {
    data: names.map((name) => {
      const own = bars.filter((bar) => bar.name === name);
      return {
        type: "bar",
        name,
        x: [own.map(({ group }) => group), own.map(() => name)],
        y: own.map(({ value }) => scaled(value)),
        base: own.map(({ base }) => scaled(base)),
        marker: { color: palette[own[0]?.colour ?? "neutral"] },
        text: own.map(({ value }) => valueText(value, axis).replace(/ points$/, "")),
        textposition: "outside",
        cliponaxis: false,
        textfont: { size: 11.5, color: ink.muted },
        hovertemplate: `%{y:${valueFormat(axis)}}`,
      };
    }),
    layout: themed({
      title: layoutTitle(options),
      height: height ?? 440,
      barmode: "overlay",
      bargap: 0.25,
      showlegend: true,
      hovermode: "closest",
      xaxis: { type: "multicategory", showdividers: false, tickfont: { size: 11.5, color: ink.muted } },
      yaxis: valueAxis(axis),
    }),
    alt: `Waterfall chart. ${groups
      .map(({ name, steps }) => {
        const sum = steps.reduce((all, { value }) => all + value, 0);
        const parts = steps.map((step) => `${step.name} ${valueText(step.value, axis)}`).join(", ");
        return `${name}: ${parts}, ${total.toLowerCase()} ${valueText(sum, axis)}.`;
      })
      .join(" ")}`,
    caption: captionOf(options),
  };
}
