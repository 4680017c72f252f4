import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import vm from "node:vm";
import type { Json } from "../../../plots/figure.js";
import { plotlyPath } from "../../assets.js";
import { addFlatCanvas } from "./flat-canvas.js";
import { svgBox } from "./svg-boxes.js";
import { pathLength, pointAt } from "./svg-path.js";
import { textWidth } from "./text-width.js";

interface Plotly {
  newPlot(element: Element, data: unknown, layout: unknown, config: unknown): Promise<unknown>;
  purge(element: Element): void;
  readonly Snapshot: { toSVG(element: Element, format: "svg"): string };
}

/** Plotly at work in a document of its own. */
interface Drawing {
  readonly plotly: Plotly;
  readonly document: Document;
  /** What plotly has drawn last, still in its document. */
  drawn(): SVGSVGElement | undefined;
}

/** What plotly may ask its window for. All else that a browser or Node has is not there. */
const WINDOW_NAMES = [
  ...["window", "self", "globalThis", "global", "document", "navigator", "location", "process", "Buffer"],
  ...["setImmediate", "addEventListener", "removeEventListener", "getComputedStyle", "requestAnimationFrame"],
  ...["Element", "HTMLElement", "SVGElement", "Image", "Blob", "URL", "TextDecoder", "XMLSerializer"],
  ...["DOMParser", "XMLHttpRequest", "CSS", "module", "exports", "define"],
];

/** What plotly asks of a browser's layout, which is not there. */
function addMeasures(prototype: SVGElement): void {
  const rectangle = (element: Element) => {
    const { left, top, right, bottom } = svgBox(element) ?? { left: 0, top: 0, right: 0, bottom: 0 };
    return { x: left, y: top, left, top, right, bottom, width: right - left, height: bottom - top };
  };
  const local = {
    configurable: true,
    get(this: Element) {
      return this.localName;
    },
  };
  // A document of HTML has names in capitals; those of SVG, which plotly compares, keep their case in a browser.
  Object.defineProperties(prototype, { nodeName: local, tagName: local });
  Object.assign(prototype, {
    getBBox(this: Element) {
      return rectangle(this);
    },
    getBoundingClientRect(this: Element) {
      return rectangle(this);
    },
    getComputedTextLength(this: SVGElement) {
      return textWidth(this.textContent ?? "", Number.parseFloat(this.style.fontSize) || 12);
    },
    getTotalLength(this: Element) {
      return pathLength(this.getAttribute("d") ?? "");
    },
    getPointAtLength(this: Element, length: number) {
      return pointAt(this.getAttribute("d") ?? "", length);
    },
  });
}

let drawing: Drawing | undefined;

/** Plotly and its document, made once: they take a fifth of a second to load. */
function loadDrawing(): Drawing {
  if (drawing) return drawing;
  const { parseHTML } = createRequire(import.meta.url)("linkedom") as typeof import("linkedom");
  const { document, SVGElement, HTMLElement, Element, HTMLCanvasElement } = parseHTML(
    "<!doctype html><html><head></head><body></body></html>",
  );
  addMeasures(SVGElement.prototype);
  let drawn: SVGSVGElement | undefined;
  const window: Record<string, unknown> = {
    ...{ document, Element, HTMLElement, SVGElement, HTMLCanvasElement, TextDecoder },
    navigator: { userAgent: "" },
    location: { href: "" },
    addEventListener: () => {},
    removeEventListener: () => {},
    requestAnimationFrame: () => 0,
    // There are no style sheets: what an element's own style says is all that there is.
    getComputedStyle: (element: ElementCSSInlineStyle) => element.style,
    URL: { createObjectURL: () => "" },
    // For the buttons over a plot, which a static one has not.
    DOMParser: class {},
    // The element itself is wanted, not its text.
    XMLSerializer: class {
      serializeToString(svg: SVGSVGElement): string {
        drawn = svg;
        return "";
      }
    },
  };
  addFlatCanvas(window);
  Object.assign(window, { window, self: window, globalThis: window });
  const file = plotlyPath();
  const run = vm.compileFunction(readFileSync(file, "utf8"), WINDOW_NAMES, { filename: file });
  run(...WINDOW_NAMES.map((name) => window[name]));
  drawing = { plotly: window.Plotly as Plotly, document, drawn: () => drawn };
  return drawing;
}

/**
 * Has plotly draw, and gives the SVG element away as long as it stands. Synchronous: nothing that a static plot of the
 * cartesian bundle does waits.
 * @param take makes of the element what is wanted of it, and may change it
 * @throws Error when plotly cannot draw the figure
 */
export function drawPlot<T>(
  { data, layout }: { readonly data: Json; readonly layout: Json },
  take: (svg: SVGSVGElement) => T,
): T {
  const { plotly, document, drawn } = loadDrawing();
  const element = document.createElement("div");
  document.body.append(element);
  try {
    // Plotly fills in what it is given.
    const own = JSON.parse(JSON.stringify({ data, layout })) as { data: Json; layout: Json };
    plotly.newPlot(element, own.data, own.layout, { staticPlot: true }).catch(() => {});
    plotly.Snapshot.toSVG(element, "svg");
    return take(drawn() as SVGSVGElement);
  } finally {
    plotly.purge(element);
    element.remove();
  }
}
