import type { Figure, Json, Layout } from "./figure.js";
import { brokenText } from "./text-width.js";

type JsonObject = { readonly [key: string]: Json | undefined };

/** Width at which a figure is laid out for a phone, in pixels: a window of 390 less the margins of the page. */
export const NARROW_WIDTH = 355;

/** For which room a figure is laid out. */
export type Room = "wide" | "narrow";

/** About what is left of a figure's width beside its value axis, in pixels; wide begins at a window of 768. */
export const INSIDE: Readonly<Record<Room, number>> = { wide: 648, narrow: NARROW_WIDTH - 56 };

/** What a phone draws otherwise: keys of the layout and of each trace; null takes a key away. */
interface NarrowChanges {
  readonly layout: JsonObject;
  readonly traces: readonly JsonObject[];
}

function changes(wide: JsonObject, narrow: JsonObject): JsonObject {
  const keys = new Set([...Object.keys(wide), ...Object.keys(narrow)]);
  const differs = (key: string) => JSON.stringify(wide[key]) !== JSON.stringify(narrow[key]);
  return Object.fromEntries([...keys].filter(differs).map((key) => [key, narrow[key] ?? null]));
}

/** A layout that says in its `meta` what a phone draws otherwise. */
export function withNarrowLayout(wide: Layout, narrow: Layout, traces: readonly JsonObject[] = []): Layout {
  const [{ meta, ...own }, { meta: _, ...other }] = [wide, narrow];
  const said: NarrowChanges = { layout: changes(own, other), traces: traces.some(hasKeys) ? traces : [] };
  return { ...wide, meta: { ...(meta as JsonObject | undefined), narrow: said as unknown as Json } };
}

function hasKeys(item: JsonObject): boolean {
  return Object.keys(item).length > 0;
}

/** The width that a phone's legend has for a name. */
const LEGEND_WIDTH = INSIDE.narrow - 50;

function inLines(trace: JsonObject): JsonObject {
  return typeof trace.name === "string"
    ? { ...trace, name: brokenText(trace.name, 12.5, LEGEND_WIDTH) }
    : trace;
}

/**
 * A figure that a phone lays out otherwise: for less than 48rem the page draws the second.
 * @param narrow the same figure with the same traces, laid out for {@link NARROW_WIDTH}; long names of traces are broken into lines
 */
export function withNarrow(wide: Figure, narrow: Figure): Figure {
  const traces = wide.data.map((trace, at) => changes(trace, inLines(narrow.data[at] as JsonObject)));
  return { ...wide, layout: withNarrowLayout(wide.layout, narrow.layout, traces) };
}
