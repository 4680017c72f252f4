import type { Json, JsonObject } from "../ipynb/notebook.js";
import { objectOf } from "../ipynb/object-of.js";
import { plainText } from "./plain-text.js";

/** White for plotly, but not the white of the page, which turns dark: a foreign figure keeps the colours that it was made in. */
const PAPER = "#fefefe";
const WHITE = /^(?:white|#fff|#ffffff|transparent|rgba\(.*,\s*0(?:\.0*)?\)|rgb\(255,\s*255,\s*255\))$/i;
const TEXTS = new Set(["text", "hovertext", "name", "labels", "x", "y"]);
const MAX_SIZE = 2400;

/** Whether a colour is the white that plotly puts under a figure. */
export function isWhite(colour: Json | undefined): boolean {
  return typeof colour === "string" && WHITE.test(colour.trim());
}

/** A layout without what a still figure cannot do: pictures come from the figure itself, and buttons that start an animation have none to start. */
export function stillLayout(layout: JsonObject): JsonObject {
  const isAnimation = (control: Json) => JSON.stringify(control).includes('"animate"');
  const list = (name: string, keeps: (item: Json) => boolean) =>
    Array.isArray(layout[name]) ? { [name]: (layout[name] as Json[]).filter(keeps) } : {};
  return {
    ...layout,
    ...list("images", (image) => /^data:image\/(?!svg)/.test(String(objectOf(image).source))),
    ...list("updatemenus", (menu) => !isAnimation(menu)),
    ...list("sliders", (slider) => !isAnimation(slider)),
  };
}

function paper(layout: JsonObject, name: "paper_bgcolor" | "plot_bgcolor"): string {
  const template = objectOf(objectOf(layout.template).layout);
  const colour = layout[name] ?? template[name] ?? PAPER;
  return typeof colour === "string" && !isWhite(colour) ? colour : PAPER;
}

/** A width or height in pixels, within what a page can show. */
export function sized(value: Json | undefined, standard: number): number {
  return typeof value === "number" && value > 50 ? Math.min(value, MAX_SIZE) : standard;
}

/** Margins without the room above the plot that its title took, which is set as text. */
function margins(layout: JsonObject, hasTitle: boolean): JsonObject {
  const own = objectOf(layout.margin);
  const top = typeof own.t === "number" ? own.t - (hasTitle ? 30 : 0) : 40;
  return { ...own, t: Math.max(20, top) };
}

/** Title and subtitle of a layout as plain text; "" where there is none. */
export function titlesOf(layout: JsonObject): { readonly title: string; readonly subtitle: string } {
  const heading = typeof layout.title === "string" ? { text: layout.title } : objectOf(layout.title);
  return { title: plainText(heading.text), subtitle: plainText(objectOf(heading.subtitle).text) };
}

/** The layout of a figure that keeps its own colours on any page, without its title, which is set as text. */
export function foreignLayout(layout: JsonObject): JsonObject {
  const { title: _, ...untitled } = layout;
  return {
    ...untitled,
    paper_bgcolor: paper(layout, "paper_bgcolor"),
    plot_bgcolor: paper(layout, "plot_bgcolor"),
    margin: margins(layout, titlesOf(layout).title !== ""),
    height: sized(layout.height, 450),
  };
}

/** A trace whose texts are plain, without plotly's markup such as `<br>`: figures set data as they are. */
export function plainTrace(trace: JsonObject): JsonObject {
  const plain = (value: Json): Json =>
    typeof value === "string" ? plainText(value) : Array.isArray(value) ? value.map(plain) : value;
  return Object.fromEntries(
    Object.entries(trace).map(([key, value]) => [key, TEXTS.has(key) ? plain(value) : value]),
  );
}
