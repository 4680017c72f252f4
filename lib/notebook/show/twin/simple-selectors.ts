import type { JSDOM } from "jsdom";

/** Anything, a tag, a class, or a tag with a class. */
const SIMPLE = /^(?:\*|([a-zA-Z][\w-]*)?(?:\.([\w-]+))?)$/;

interface Simple {
  readonly tag: string | undefined;
  readonly name: string | undefined;
}

const parsed = new Map<string, Simple | null>();

/** The parts of a selector; null when it has others. */
function simple(selector: string): Simple | null {
  const known = parsed.get(selector);
  if (known !== undefined) return known;
  const parts = selector === "" ? null : SIMPLE.exec(selector);
  const found = parts && { tag: parts[1], name: parts[2] };
  parsed.set(selector, found);
  return found;
}

function isOne(element: Element, { tag, name }: Simple): boolean {
  if (tag !== undefined && element.localName !== tag) return false;
  return name === undefined || ` ${element.getAttribute("class") ?? ""} `.includes(` ${name} `);
}

/** Adds the elements below a root that a selector means to those found, in their order, up to a number of them. */
function collect(root: ParentNode, selector: Simple, found: Element[], most: number): Element[] {
  for (let child = root.firstElementChild; child && found.length < most; child = child.nextElementSibling) {
    if (isOne(child, selector)) found.push(child);
    if (found.length < most) collect(child, selector, found, most);
  }
  return found;
}

/**
 * Answers the selectors that plotly asks for, two thousand times a figure, by a walk over the elements: jsdom's own engine is
 * made for all of CSS and takes a fifth of the time of a drawing. What is not so simple is left to it.
 */
export function addSimpleSelectors({ Element, Document }: JSDOM["window"]): void {
  for (const { prototype } of [Element, Document]) {
    const { querySelector, querySelectorAll } = prototype;
    Object.assign(prototype, {
      querySelector(this: ParentNode, selector: string) {
        const asked = simple(selector);
        return asked ? (collect(this, asked, [], 1)[0] ?? null) : querySelector.call(this, selector);
      },
      querySelectorAll(this: ParentNode, selector: string) {
        const asked = simple(selector);
        return asked
          ? collect(this, asked, [], Number.POSITIVE_INFINITY)
          : querySelectorAll.call(this, selector);
      },
    });
  }
}
