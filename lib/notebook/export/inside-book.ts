import {
  attribute,
  elementsIn,
  type HtmlElement,
  isText,
  newText,
  parseHtml,
  serializeHtml,
} from "./html-tree.js";

/** Attributes that name elements by id. */
const REFERENCES = ["aria-labelledby", "aria-describedby", "headers", "for"];

function setAttribute(element: HtmlElement, name: string, value: string): void {
  const known = element.attrs.find((one) => one.name === name && !one.prefix);
  if (known) known.value = value;
}

/** Where links of a page lead in a file that holds all pages. */
export interface BookLinks {
  /** The page's own place in the file. */
  readonly place: string;
  /** The place of another page, undefined where there is none. */
  readonly placeOf: (page: string) => string | undefined;
}

/**
 * The address of a part of a notebook in the file that holds all.
 * @example placeHref("01-a", "Result") // => "#01-a/Result"
 */
export function placeHref(place: string, id = ""): string {
  return `#${encodeURIComponent(place)}${id === "" ? "" : `/${id}`}`;
}

/** Where a link of a page leads in the file; undefined for the web and whatever lies outside. */
export function inBook(href: string, { place, placeOf }: BookLinks): string | undefined {
  if (href.startsWith("#")) return href.length > 1 ? placeHref(place, href.slice(1)) : undefined;
  const [, page, id = ""] = /^([^/?#:]+)\.html(?:#(.*))?$/.exec(href) ?? [];
  if (page === undefined) return undefined;
  let name = page;
  try {
    name = decodeURIComponent(page);
  } catch {
    // A percent sign that stands for itself.
  }
  const other = placeOf(name);
  return other === undefined ? undefined : placeHref(other, id);
}

/**
 * HTML of a page as a part of a file that holds several: its ids begin with the page's place, and links to its own parts and
 * to the other pages lead there.
 */
export function insideBook(html: string, links: BookLinks): string {
  const tree = parseHtml(html);
  const own = (id: string) => `${links.place}/${id}`;
  for (const element of elementsIn(tree, () => true)) {
    const id = attribute(element, "id");
    if (id !== undefined) setAttribute(element, "id", own(id));
    for (const name of REFERENCES) {
      const ids = attribute(element, name);
      if (ids !== undefined) setAttribute(element, name, ids.split(/\s+/).filter(Boolean).map(own).join(" "));
    }
    const href = attribute(element, "href");
    const inside = href === undefined ? undefined : inBook(href, links);
    if (inside !== undefined) setAttribute(element, "href", inside);
    // A parser drops a line end that begins a <pre>.
    const [first] = element.childNodes;
    if (element.tagName === "pre" && first && isText(first) && first.value.startsWith("\n")) {
      element.childNodes.unshift(newText("\n"));
    }
  }
  return serializeHtml(tree);
}
