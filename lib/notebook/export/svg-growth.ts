import { attribute, elementsIn, type HtmlElement, isElement } from "./html-tree.js";

/** How many elements a picture may draw again: browsers draw what is used twice twice. */
const MAX_REPEATED = 200_000;
const PART = /url\(\s*["']?#([^"')\s]+)/g;

/** The ids of what an element refers to in its own picture. */
function partsOf(element: HtmlElement): string[] {
  return element.attrs.flatMap(({ name, value }) => {
    const address = value.trim();
    if (name === "href") return address.startsWith("#") ? [address.slice(1)] : [];
    return address.includes("url(") ? [...address.matchAll(PART)].map(([, id = ""]) => id) : [];
  });
}

/**
 * Whether a picture repeats its own parts so often that no browser comes to an end with it: `use`, patterns, masks, markers and
 * filters may refer to parts that do the same in turn, so that a hundred elements make a thousand million.
 */
export function repeatsWithoutEnd(svg: HtmlElement): boolean {
  const all = [svg, ...elementsIn(svg, () => true)];
  const byId = new Map<string, HtmlElement>();
  for (const element of all) {
    const id = attribute(element, "id");
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
  }
  /** How many elements are drawn for one; 0 while it is counted, for what leads back to itself is not drawn. */
  const drawn = new Map<HtmlElement, number>();
  const open: { readonly element: HtmlElement; readonly below: HtmlElement[]; count: number }[] = [];
  const enter = (element: HtmlElement) => {
    const parts = partsOf(element).flatMap((id) => byId.get(id) ?? []);
    drawn.set(element, 0);
    open.push({ element, below: [...element.childNodes.filter(isElement), ...parts], count: 1 });
  };
  enter(svg);
  for (let last = open.at(-1); last; last = open.at(-1)) {
    const next = last.below.at(-1);
    const known = next && drawn.get(next);
    if (next && known === undefined) enter(next);
    else if (next) {
      last.below.pop();
      last.count += known ?? 0;
    } else {
      open.pop();
      drawn.set(last.element, last.count);
      if (last.count > all.length + MAX_REPEATED) return true;
    }
  }
  return false;
}
