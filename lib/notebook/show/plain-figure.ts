import type { Figure, Json, Layout } from "../../plots/figure.js";
import { literal } from "../../plots/literal.js";
import { ink } from "../../plots/palette.js";

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

function plainTrace(trace: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(trace).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, DATA_KEYS.has(key) ? compact(value) : value]],
    ),
  );
}

/** What a phone draws otherwise of the traces; a chart breaks long names into lines. */
function plainMeta(meta: Json | undefined): JsonObject {
  const { narrow } = (meta ?? {}) as { readonly narrow?: { readonly traces?: readonly JsonObject[] } };
  if (!narrow?.traces) return {};
  const traces = narrow.traces.map((trace) => {
    const plain = plainTrace(trace);
    return typeof plain.name === "string"
      ? { ...plain, name: plain.name.replaceAll("&lt;br>", "<br>") }
      : plain;
  });
  return { meta: { ...(meta as JsonObject), narrow: { ...narrow, traces } } as JsonObject };
}

/** The layout's own font; without a colour of its own its text takes that of the library's figures, which turns with the page. */
function pageFont(font: Json | undefined): JsonObject {
  const own = (font ?? {}) as JsonObject;
  return own.color === undefined ? { font: { ...own, color: ink.text } as JsonObject } : {};
}

/** The figure with its title taken out of the layout and the text in its data made literal. */
export function plainFigure({ data, layout }: Figure): PlainFigure {
  const { title: _, ...rest } = layout;
  return {
    ...titles(layout),
    data: data.map(plainTrace),
    layout: { ...rest, ...pageFont(layout.font), ...plainMeta(layout.meta) },
  };
}
