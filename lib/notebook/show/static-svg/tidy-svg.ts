import { imagesToRectangles } from "./flat-canvas.js";

/** What a style may say in the static SVG, as attributes; all else serves the interactive plot. */
const KEPT = new Set([
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-opacity",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linejoin",
  "opacity",
  "font-size",
  "font-weight",
  "font-style",
  "font-family",
  "text-anchor",
  "clip-path",
  "shape-rendering",
]);
const NUMERIC =
  /^(d|transform|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|width|height|points|dx|dy|font-size|stroke-width)$/;
const DROPPED = /^(data-|class$|style$|pointer-events$|id$|xmlns|show$|on|text-transform$)/;
/** Where a link may lead to and an image may come from; the last is a heatmap on its way to rectangles. */
const ADDRESS = /^(https?:|mailto:|data:image\/|data:application\/json,)/i;

function hex(colour: string): string {
  const [, red, green, blue] = /^rgb\((\d+), ?(\d+), ?(\d+)\)$/.exec(colour) ?? [];
  if (red === undefined) return colour;
  return `#${[red, green, blue].map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
}

function rounded(text: string): string {
  return text.replace(/-?\d*\.\d+(e-?\d+)?/g, (digits) => String(Number(Number(digits).toFixed(2)) || 0));
}

const REFERENCE = /url\(["']?#([^"')]+)["']?\)/;

/** Ids as plotly makes them hold random parts; here they count up, and only those that are referred to remain. */
function renameIds(elements: readonly Element[], prefix: string): Map<Element, string> {
  const references = elements.flatMap(({ attributes }) =>
    Array.from(attributes, ({ value }) => REFERENCE.exec(value)?.[1]),
  );
  const used = new Set(references);
  const kept = new Map<Element, string>();
  for (const element of elements) {
    if (element.id !== "" && used.has(element.id)) kept.set(element, `${prefix}-${kept.size + 1}`);
  }
  return kept;
}

/** The value of an attribute as the static SVG has it; undefined for none. */
function tidied({ name, value }: Attr, ids: ReadonlyMap<string, string>): string | undefined {
  if (DROPPED.test(name)) return undefined;
  if (name === "href") return ADDRESS.test(value) ? value : undefined;
  if (NUMERIC.test(name)) return value.includes(".") ? rounded(value) : value;
  if (value.startsWith("url(")) {
    const id = ids.get(REFERENCE.exec(value)?.[1] ?? "");
    return id && `url(#${id})`;
  }
  return name === "fill" || name === "stroke" ? hex(value) : value;
}

function toAttributes(element: Element): void {
  if (element.classList.contains("crisp")) element.setAttribute("shape-rendering", "crispEdges");
  for (const declaration of (element.getAttribute("style") ?? "").split(";")) {
    const colon = declaration.indexOf(":");
    const [name, value] = [declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim()];
    if (KEPT.has(name) && value !== "") element.setAttribute(name, value.replace(/px\b/g, ""));
  }
}

/** The value of an attribute on an element or the nearest one around it that has it; null when none has. */
function attributeAround(element: Element | null, name: string): string | null {
  for (let at = element; at; at = at.parentElement) if (at.hasAttribute(name)) return at.getAttribute(name);
  return null;
}

function dropDefaults(element: Element): void {
  for (const name of [
    "fill-opacity",
    "stroke-opacity",
    "opacity",
    "font-weight",
    "font-style",
    "font-family",
  ]) {
    const value = element.getAttribute(name);
    if (value === null) continue;
    const inherited = name === "opacity" ? null : attributeAround(element.parentElement, name);
    const standard = name.endsWith("opacity") ? "1" : "normal";
    if (value === (inherited ?? standard)) element.removeAttribute(name);
  }
  if (element.getAttribute("stroke-width") === "0") {
    for (const name of ["stroke", "stroke-width", "stroke-opacity"]) element.removeAttribute(name);
  }
}

function isInvisible(element: Element): boolean {
  const name = element.localName;
  if (/^(g|defs|clipPath|text|tspan)$/.test(name)) return !element.firstElementChild && !element.textContent;
  if (name === "path") {
    const unpainted = element.getAttribute("fill") === "none" && attributeAround(element, "stroke") === null;
    return !element.getAttribute("d") || /^M0,0Z?$/.test(element.getAttribute("d") ?? "") || unpainted;
  }
  if (name !== "rect" || element.closest("clipPath")) return false;
  const unfilled = element.getAttribute("fill-opacity") === "0" || element.getAttribute("fill") === "none";
  return unfilled && (!element.getAttribute("stroke") || element.getAttribute("stroke-opacity") === "0");
}

/**
 * Makes an SVG that plotly drew small, self-contained and the same each time, in place: styles as attributes, colours as
 * `#rrggbb`, coordinates to hundredths, no random ids, no empty elements.
 * @param prefix of the ids that remain, so that two figures on a page do not share any
 */
export function tidySvg(svg: Element, prefix: string): void {
  const elements = [...svg.querySelectorAll("*")];
  for (const element of elements) toAttributes(element);
  const ids = renameIds(elements, prefix);
  const names = new Map([...ids].map(([element, id]) => [element.id, id]));
  for (const element of elements) {
    for (const attribute of [...element.attributes]) {
      const value = tidied(attribute, names);
      if (value === undefined) element.removeAttribute(attribute.name);
      else if (value !== attribute.value) attribute.value = value;
    }
    dropDefaults(element);
  }
  imagesToRectangles(svg);
  for (const [element, id] of ids) element.setAttribute("id", id);
  for (const element of [...svg.querySelectorAll("*")].reverse()) if (isInvisible(element)) element.remove();
}
