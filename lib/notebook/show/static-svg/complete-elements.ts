import { textWidth } from "../../../plots/text-width.js";
import { OwnStyle } from "./own-style.js";
import { svgBox } from "./svg-boxes.js";
import { pathLength, pointAt } from "./svg-path.js";

type Classes = Pick<typeof globalThis, "SVGElement" | "HTMLAnchorElement">;

const styles = new WeakMap<object, OwnStyle>();

function rectangle(element: Element) {
  const { left, top, right, bottom } = svgBox(element) ?? { left: 0, top: 0, right: 0, bottom: 0 };
  return { x: left, y: top, left, top, right, bottom, width: right - left, height: bottom - top };
}

const svgElement: ThisType<SVGElement> & object = {
  // A document of HTML has names in capitals; those of SVG, which plotly compares, keep their case in a browser.
  get nodeName() {
    return this.localName;
  },
  get tagName() {
    return this.localName;
  },
  get style() {
    const style = styles.get(this) ?? new OwnStyle(this);
    styles.set(this, style);
    return style;
  },
  /** Under the name without its prefix, by which getAttributeNS asks for it; links need no namespace in SVG 2. */
  setAttributeNS(_: string, name: string, value: string) {
    this.setAttribute(name.replace(/^.*:/, ""), value);
  },
  getBBox() {
    return rectangle(this);
  },
  getBoundingClientRect() {
    return rectangle(this);
  },
  getComputedTextLength() {
    return textWidth(this.textContent ?? "", Number.parseFloat(this.style.fontSize) || 12);
  },
  getTotalLength() {
    return pathLength(this.getAttribute("d") ?? "");
  },
  getPointAtLength(length: number) {
    return pointAt(this.getAttribute("d") ?? "", length);
  },
};

/** plotly asks an anchor for the protocol of an address and makes links of some only. linkedom's own `href` fails at a `%`. */
const anchor = {
  href: "",
  get protocol() {
    return URL.canParse(this.href) ? new URL(this.href).protocol : ":";
  },
};

/** Nearly all selectors that plotly uses: a name, a class, or both. */
const SIMPLE = /^([a-zA-Z]*)(?:\.([\w-]+))?$/;

/** The elements below one, in the document's order, up to the first of them when only that is wanted. */
function below(root: Element, fits: (element: Element) => boolean, only: boolean): Element[] {
  const found: Element[] = [];
  const isDone = (parent: Element): boolean => {
    for (let child = parent.firstElementChild; child; child = child.nextElementSibling) {
      if (fits(child) && found.push(child) && only) return true;
      if (isDone(child)) return true;
    }
    return false;
  };
  isDone(root);
  return found;
}

/** What a simple selector selects; undefined for another. linkedom compiles a selector each time that it is asked. */
function select(root: Element, selector: string, only = false): Element[] | undefined {
  const [, name = "", wanted] = SIMPLE.exec(selector) ?? [];
  if (name === "" && wanted === undefined) return undefined;
  const inClass = wanted === undefined ? "" : ` ${wanted} `;
  return below(
    root,
    (element) =>
      (name === "" || element.localName === name) &&
      (inClass === "" || ` ${element.getAttribute("class") ?? ""} `.includes(inClass)),
    only,
  );
}

/** Gives linkedom's elements what plotly asks of a browser's: names, styles, links, boxes and lengths. */
export function completeElements({ SVGElement, HTMLAnchorElement }: Classes): void {
  const { querySelector, querySelectorAll } = SVGElement.prototype;
  Object.defineProperties(SVGElement.prototype, Object.getOwnPropertyDescriptors(svgElement));
  Object.assign(SVGElement.prototype, {
    querySelector(this: SVGElement, selector: string) {
      const found = select(this, selector, true);
      return found ? (found[0] ?? null) : querySelector.call(this, selector);
    },
    querySelectorAll(this: SVGElement, selector: string) {
      return select(this, selector) ?? querySelectorAll.call(this, selector);
    },
  });
  Object.defineProperties(HTMLAnchorElement.prototype, Object.getOwnPropertyDescriptors(anchor));
}
