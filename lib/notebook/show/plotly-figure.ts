import { types } from "node:util";
import type { Figure, Json, Layout, Trace } from "../../plots/figure.js";
import { themed } from "../../plots/theme.js";
import { number } from "./format.js";
import type { PlotlyFigure } from "./recognise.js";

/** The types of traces that the bundle of plotly.js draws; it draws any other as a line, without a word. */
export const TRACE_TYPES: readonly string[] = [
  ...["bar", "box", "contour", "heatmap", "histogram", "histogram2d", "histogram2dcontour"],
  ...["image", "pie", "scatter", "scatterternary", "violin"],
];

type JsonObject = { readonly [key: string]: Json | undefined };

/** A value as JSON: days of dates, lists of typed arrays, and null for what is no number. */
function plainJson(value: unknown): Json | undefined {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "bigint") return Number(value);
  if (types.isDate(value)) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (Array.isArray(value)) return value.map((item) => plainJson(item) ?? null);
  if (types.isTypedArray(value))
    return Array.from(value as Iterable<number>, (item) => plainJson(item) ?? null);
  if (typeof value !== "object") return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const json = plainJson(item);
      return json === undefined ? [] : [[key, json]];
    }),
  );
}

function textOf(title: Json | undefined): string {
  const text = typeof title === "object" && title !== null ? (title as JsonObject).text : title;
  return typeof text === "string" ? text : "";
}

function described(trace: Trace, at: number): string {
  // As plotly names it in the legend.
  const name = typeof trace.name === "string" && trace.name !== "" ? trace.name : `trace ${at}`;
  const along = ["y", "x", "values", "z"].find((key) => Array.isArray(trace[key]));
  const values = along === undefined ? [] : ([trace[along]].flat(2) as Json[]);
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length === 0) return `${name} (${trace.type}): ${number(values.length, 0)} values.`;
  const end = (pick: (a: number, b: number) => number) => {
    const value = numbers.reduce((best, one) => pick(best, one));
    return number(value, Number.isInteger(value) ? 0 : 2);
  };
  const counted = `${number(numbers.length, 0)} ${numbers.length === 1 ? "value" : "values"}`;
  return `${name} (${trace.type}): ${counted} of ${along} from ${end(Math.min)} to ${end(Math.max)}.`;
}

/** @throws RangeError when the figure has a trace of a type that the bundle of plotly.js lacks */
export function requireTraceTypes(data: readonly object[]): void {
  for (const trace of data) {
    const { type = "scatter" } = trace as { readonly type?: unknown };
    if (TRACE_TYPES.includes(type as string)) continue;
    throw new RangeError(
      `show cannot draw a trace of type ${String(type)}: it draws ${TRACE_TYPES.join(", ")}`,
    );
  }
}

/**
 * A figure as plotly's own tools write it, `{ data, layout }`, as a figure: under the house theme, with a title from the axes or the traces where
 * it has none, and an alternative text that says for each trace how many values it has and how far they reach.
 * @throws RangeError when it has a trace of a type that the bundle of plotly.js lacks
 */
export function plotlyFigure({ data, layout = {} }: PlotlyFigure): Figure {
  requireTraceTypes(data);
  const traces = data.map((trace): Trace => ({ type: "scatter", ...(plainJson(trace) as JsonObject) }));
  const own = plainJson(layout) as JsonObject;
  const axes = ["yaxis", "xaxis"].map((key) => textOf((own[key] as JsonObject | undefined)?.title));
  const names = traces.flatMap(({ name }) => (typeof name === "string" && name !== "" ? [name] : []));
  const named = axes.filter(Boolean).join(" by ") || names.slice(0, 3).join(", ") || "Figure";
  const text = textOf(own.title) || named;
  const title =
    typeof own.title === "object" && own.title !== null ? { ...(own.title as JsonObject), text } : { text };
  return {
    data: traces,
    layout: themed({ ...own, title } as Layout),
    alt: `Figure of ${traces.length} ${traces.length === 1 ? "trace" : "traces"}. ${traces.map(described).join(" ")}`.trim(),
    caption: "",
  };
}
