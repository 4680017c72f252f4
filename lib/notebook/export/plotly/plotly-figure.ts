import type { Trace } from "../../../plots/figure.js";
import type { Json, JsonObject } from "../../ipynb/notebook.js";
import { drawTwin } from "../../show/twin/twin.js";
import type { ShownFigure } from "../figure-html.js";
import { describeFigure, plainText } from "./describe-figure.js";
import { withoutTypedArrays } from "./typed-arrays.js";

/** What the plotly.js that a page carries draws. */
const DRAWN = new Set(
  "bar box contour heatmap histogram histogram2d histogram2dcontour image pie scatter scatterternary violin".split(
    " ",
  ),
);
/** The same traces under the names that draw them with WebGL. */
const RENAMED: Readonly<Record<string, string>> = { scattergl: "scatter", heatmapgl: "heatmap" };
/** White for plotly, but not the white of the page, which turns dark: a foreign figure keeps the colours that it was made in. */
const PAPER = "#fefefe";
const WHITE = /^(?:white|#fff|#ffffff|transparent|rgba\(.*,\s*0(?:\.0*)?\)|rgb\(255,\s*255,\s*255\))$/i;
const TEXTS = new Set(["text", "hovertext", "name", "labels", "x", "y"]);
const MAX_SIZE = 2400;
/** Points of a trace that the static SVG shows. */
const MAX_POINTS = 4000;

/** A figure of plotly as a page shows it, or the types of its traces that the page cannot draw. */
export type PlotlyFigure =
  | { readonly figure: ShownFigure; readonly whole: string }
  | {
      readonly types: readonly string[];
      readonly title: string;
      readonly data: readonly JsonObject[];
      readonly layout: JsonObject;
    };

function object(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function typeOf(trace: JsonObject): string {
  const type = typeof trace.type === "string" ? trace.type : "scatter";
  return RENAMED[type] ?? type;
}

/** Pictures in a layout come from the figure itself, and buttons that start an animation have none to start. */
function safeLayout(layout: JsonObject): JsonObject {
  const isAnimation = (control: Json) => JSON.stringify(control).includes('"animate"');
  const list = (name: string, keeps: (item: Json) => boolean) =>
    Array.isArray(layout[name]) ? { [name]: (layout[name] as Json[]).filter(keeps) } : {};
  return {
    ...layout,
    ...list("images", (image) => /^data:image\/(?!svg)/.test(String(object(image).source))),
    ...list("updatemenus", (menu) => !isAnimation(menu)),
    ...list("sliders", (slider) => !isAnimation(slider)),
  };
}

function paper(layout: JsonObject, name: "paper_bgcolor" | "plot_bgcolor"): string {
  const template = object(object(layout.template).layout);
  const colour = layout[name] ?? template[name] ?? PAPER;
  return typeof colour === "string" && !WHITE.test(colour.trim()) ? colour : PAPER;
}

/** plotly's markup in texts, such as `<br>`, as plain text: the static SVG sets data as they are. */
function plainTrace(trace: JsonObject): JsonObject {
  const plain = (value: Json): Json =>
    typeof value === "string" ? plainText(value) : Array.isArray(value) ? value.map(plain) : value;
  return Object.fromEntries(
    Object.entries(trace).map(([key, value]) => [key, TEXTS.has(key) ? plain(value) : value]),
  );
}

/** Every n-th point of the traces with most points, so that the static SVG is a picture and no load. */
function thinned(data: readonly JsonObject[]): {
  readonly data: readonly JsonObject[];
  readonly step: number;
} {
  const lengthOf = (trace: JsonObject) =>
    trace.type === "scatter" && Array.isArray(trace.y) ? trace.y.length : 0;
  const step = Math.ceil(Math.max(0, ...data.map(lengthOf)) / MAX_POINTS);
  if (step <= 1) return { data, step: 1 };
  const some = (value: Json, length: number): Json => {
    if (Array.isArray(value))
      return value.length === length ? value.filter((_, at) => at % step === 0) : value;
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, some(item as Json, length)]));
  };
  return {
    data: data.map((trace) => (lengthOf(trace) > MAX_POINTS ? object(some(trace, lengthOf(trace))) : trace)),
    step,
  };
}

function sized(value: Json | undefined, standard: number): number {
  return typeof value === "number" && value > 50 ? Math.min(value, MAX_SIZE) : standard;
}

/** Margins without the room above the plot that its title took, which the page sets as text. */
function margins(layout: JsonObject, hasTitle: boolean): JsonObject {
  const own = object(layout.margin);
  const top = typeof own.t === "number" ? own.t - (hasTitle ? 30 : 0) : 40;
  return { ...own, t: Math.max(20, top) };
}

/**
 * A figure as plotly's own JSON holds it, with a static SVG, and alternative text from its title and traces.
 * @param json `{ data, layout }`; typed arrays, and WebGL's names of traces, are read too
 * @returns undefined when it is no figure
 */
export function plotlyFigure(json: Json): PlotlyFigure | undefined {
  const source = object(withoutTypedArrays(json));
  if (!Array.isArray(source.data)) return undefined;
  const traces = (source.data as Json[]).map(object).map((trace) => ({ ...trace, type: typeOf(trace) }));
  const data = traces.filter(
    ({ type, source }: JsonObject) =>
      type !== "image" || source === undefined || /^data:image\/(?!svg)/.test(String(source)),
  );
  const layout = safeLayout(object(source.layout));
  const heading = typeof layout.title === "string" ? { text: layout.title } : object(layout.title);
  const title = plainText(heading.text);
  const subtitle = plainText(object(heading.subtitle).text);
  const types = [...new Set(data.map(({ type }) => type))].filter((type) => !DRAWN.has(type));
  if (types.length > 0) return { types, title, data, layout };
  const { title: _, ...untitled } = layout;
  const own: JsonObject = {
    ...untitled,
    paper_bgcolor: paper(layout, "paper_bgcolor"),
    plot_bgcolor: paper(layout, "plot_bgcolor"),
    margin: margins(layout, title !== ""),
    height: sized(layout.height, 450),
  };
  const alt = describeFigure(data, own, title);
  const few = thinned(data);
  const caption = few.step > 1 ? `The static picture shows one of every ${few.step} points.` : "";
  try {
    const twin = drawTwin({
      data: few.data.map(plainTrace) as unknown as readonly Trace[],
      layout: {
        ...own,
        width: sized(layout.width, 820),
        title: { text: title, subtitle: { text: subtitle } },
      },
      alt,
      caption,
    });
    const figure: ShownFigure = {
      title,
      subtitle,
      alt,
      caption,
      width: twin.width,
      height: twin.height,
      twin: `data:image/svg+xml;base64,${Buffer.from(twin.plot).toString("base64")}`,
      data,
      layout: own,
    };
    return { figure, whole: twin.whole };
  } catch {
    return { types: ["as this figure has them"], title, data, layout };
  }
}
