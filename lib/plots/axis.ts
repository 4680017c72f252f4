import { numberText, percentText, pointsText } from "../platform/text/number-text.js";
import type { Json } from "./figure.js";
import { logTicks } from "./log-ticks.js";
import { type ChartValue, isKnown } from "./series-values.js";

/** How the numbers of an axis read. `percent` and `points` take decimals, `points` shows them times a hundred. */
export type AxisFormat = "percent" | "points" | "number" | "whole";

/** A value axis. */
export interface Axis {
  /** What is measured and in which unit: "Return since 10 July, %". */
  readonly title: string;
  /** Default `number`. */
  readonly format?: AxisFormat;
  /** Decimals of the labels that a reader sees on hovering; default 1, 2 for numbers, 0 for whole ones. */
  readonly digits?: number;
  readonly log?: boolean;
  readonly range?: readonly [low: number, high: number];
}

type JsonObject = { readonly [key: string]: Json | undefined };

/** A value as the axis draws it: points are decimals times a hundred; null where it is missing. */
export function axisValue(value: ChartValue, { format }: Axis): number | null {
  if (!isKnown(value)) return null;
  return format === "points" ? value * 100 : value;
}

/** The d3 format of a value on hovering or beside a mark. */
export function valueFormat({ format = "number", digits }: Axis): string {
  if (format === "percent") return `,.${digits ?? 1}%`;
  if (format === "whole") return ",.0f";
  return `,.${digits ?? (format === "points" ? 1 : 2)}f`;
}

/** What an axis has more where nothing is drawn: the ends that plotly would choose mean nothing. */
export function blankAxis(isEmpty: boolean): JsonObject {
  return isEmpty ? { showticklabels: false } : {};
}

/** A value as the label of an axis: as many digits as it has. */
function tickText(value: number, { format }: Axis): string {
  const shown = Number((format === "percent" ? value * 100 : value).toPrecision(12));
  return `${shown.toLocaleString("en-US", { maximumSignificantDigits: 12 })}${format === "percent" ? "%" : ""}`;
}

/** Where a logarithmic axis is labelled: plotly's own choice is one label where the values span less than two decades. */
function logScale(values: readonly ChartValue[], axis: Axis): JsonObject {
  const shown = (axis.range ?? values)
    .flatMap((value) => axisValue(value, axis) ?? [])
    .filter((value) => value > 0);
  if (shown.length === 0) return { type: "log" };
  const [low, high] = [
    (a: number, b: number) => Math.min(a, b),
    (a: number, b: number) => Math.max(a, b),
  ].map((pick) => shown.reduce(pick)) as [number, number];
  const tickvals = logTicks(low, high);
  return {
    type: "log",
    tickmode: "array",
    tickvals,
    ticktext: tickvals.map((value) => tickText(value, axis)),
  };
}

/** Does the title of an axis say what a series of this name is? Then a legend would repeat it. */
export function isNamedBy({ title }: Axis, name: string): boolean {
  const plain = (text: string) =>
    text
      .replace(/, [^,]*$/, "")
      .trim()
      .toLowerCase();
  return name.toLowerCase() === title.toLowerCase() || plain(name) === plain(title);
}

/**
 * The plotly axis.
 * @param values what is drawn along it, by which a logarithmic one chooses its labels
 */
export function valueAxis(axis: Axis, values: readonly ChartValue[] = []): JsonObject {
  const { title, format = "number", log, range } = axis;
  const ends = range?.map((end) => axisValue(end, axis) as number);
  return {
    title: { text: title },
    hoverformat: valueFormat(axis),
    ...(format === "percent" && { tickformat: "~%" }),
    ...(format !== "percent" && { tickformat: log ? ",~r" : ",~g" }),
    ...(log && logScale(values, axis)),
    ...(ends && { range: log ? ends.map(Math.log10) : ends }),
  };
}

/** A value in words, as the axis writes it, for alt texts and labels; "no value" where it is missing. */
export function valueText(value: ChartValue, { format = "number", digits }: Axis): string {
  if (!isKnown(value)) return "no value";
  const places = digits ?? (format === "number" ? 2 : format === "whole" ? 0 : 1);
  if (format === "percent") return percentText(value, places);
  return format === "points" ? pointsText(value, places) : numberText(value, places);
}
