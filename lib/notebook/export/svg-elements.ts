import { imageAddress } from "./addresses.js";
import {
  attribute,
  elementsIn,
  firstIn,
  type HtmlElement,
  type HtmlParent,
  isElement,
  newElement,
  replaceNodes,
  serializeHtml,
  textOf,
} from "./html-tree.js";

/** An SVG of more elements than this is a document. */
const MAX_ELEMENTS = 20_000;
const NAMESPACES = `xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"`;

function pictureOf(svg: HtmlElement): HtmlElement | undefined {
  if (elementsIn(svg, () => true).length > MAX_ELEMENTS) return undefined;
  const names = svg.attrs.filter(({ name }) => !name.startsWith("xmlns"));
  const quoted = (text: string) => text.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const attributes = names.map(
    ({ name, value, prefix }) => `${prefix ? `${prefix}:` : ""}${name}="${quoted(value)}"`,
  );
  // HTML has a name for this character, XML has not.
  const content = serializeHtml(svg).replaceAll("&nbsp;", "&#160;");
  const src = imageAddress("image/svg+xml", `<svg ${[NAMESPACES, ...attributes].join(" ")}>${content}</svg>`);
  if (src === undefined) return undefined;
  const alt =
    attribute(svg, "aria-label") ?? textOf(firstIn(svg, ({ tagName }) => tagName === "title")).trim();
  const size = ["width", "height"].flatMap((name) => {
    const value = /^(\d+(?:\.\d+)?)(?:px)?$/.exec(attribute(svg, name) ?? "")?.[1];
    return value === undefined ? [] : [[name, value] as const];
  });
  return newElement("img", { src, alt, ...Object.fromEntries(size) }, []);
}

/** Puts an image that runs nothing in the place of each SVG that is written out in a tree. */
export function picturesOfSvg(tree: HtmlParent): void {
  replaceNodes(tree, (node) => {
    if (!isElement(node) || node.tagName !== "svg") return undefined;
    try {
      const picture = pictureOf(node);
      return picture ? [picture] : [];
    } catch {
      // Nested deeper than anything that is drawn.
      return [];
    }
  });
}
