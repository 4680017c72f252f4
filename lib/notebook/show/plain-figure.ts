import type { Figure, Json, Layout } from "../../plots/figure.js";

type JsonObject = { readonly [key: string]: Json | undefined };

/** A figure as it is drawn on a page that sets its title as text. */
export interface PlainFigure {
  readonly title: string;
  readonly subtitle: string;
  readonly data: readonly Json[];
  readonly layout: JsonObject;
}

/** What a trace holds as data rather than as instruction: text in it is shown as it is. */
const DATA_KEYS = new Set(["x", "y", "z", "text", "hovertext", "customdata", "name", "labels", "ids"]);

/** plotly reads a little markup (`<b>`, `<a href>`, entities) in every text; in data it must not. */
function literal(text: string): string {
  return text.replace(/&(?=#?\w+;)/g, "&amp;").replace(/<(?=[a-z/!?])/gi, "&lt;");
}

/** Eight significant digits draw the same picture in half the bytes; whole numbers, which may be times, stay. */
function compact(value: Json): Json {
  if (typeof value === "string") return literal(value);
  if (typeof value === "number") return Number.isInteger(value) ? value : Number(value.toPrecision(8));
  return Array.isArray(value) ? value.map(compact) : value;
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value.replace(/<br ?\/?>/g, " ").trim() : "";
}

function titles({ title }: Layout): { readonly title: string; readonly subtitle: string } {
  const subtitle = (title as JsonObject).subtitle as JsonObject | undefined;
  return { title: text(title.text), subtitle: text(subtitle?.text) };
}

/** The figure with its title taken out of the layout and the text in its data made literal. */
export function plainFigure({ data, layout }: Figure): PlainFigure {
  const { title: _, ...rest } = layout;
  return {
    ...titles(layout),
    data: data.map((trace) =>
      Object.fromEntries(
        Object.entries(trace).flatMap(([key, value]) =>
          value === undefined ? [] : [[key, DATA_KEYS.has(key) ? compact(value) : value]],
        ),
      ),
    ),
    layout: rest,
  };
}
