import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { JSDOM } from "jsdom";
import type { Json } from "../../../plots/figure.js";
import { plotlyPath } from "../../assets.js";
import { addFlatCanvas } from "./flat-canvas.js";
import { addSimpleSelectors } from "./simple-selectors.js";
import { svgBox } from "./svg-boxes.js";
import { pathLength, pointAt } from "./svg-path.js";
import { textWidth } from "./text-width.js";

interface Plotly {
  newPlot(element: Element, data: unknown, layout: unknown, config: unknown): Promise<unknown>;
  purge(element: Element): void;
  readonly Snapshot: { toSVG(element: Element, format: "svg"): string };
}

type DrawingWindow = JSDOM["window"] & { readonly Plotly: Plotly };

let drawing: DrawingWindow | undefined;

/** What plotly asks of a browser and jsdom does not have. */
function complete(window: JSDOM["window"]): void {
  const rectangle = (element: Element) => {
    const { left, top, right, bottom } = svgBox(element) ?? { left: 0, top: 0, right: 0, bottom: 0 };
    return { x: left, y: top, left, top, right, bottom, width: right - left, height: bottom - top };
  };
  Object.assign(window, { TextDecoder });
  addFlatCanvas(window);
  addSimpleSelectors(window);
  // There are no style sheets: what an element's own style says is all that there is.
  Object.assign(window, { getComputedStyle: (element: ElementCSSInlineStyle) => element.style });
  Object.assign(window.URL, { createObjectURL: () => "" });
  Object.assign(window.SVGElement.prototype, {
    getBBox(this: Element) {
      return rectangle(this);
    },
    getBoundingClientRect(this: Element) {
      return rectangle(this);
    },
    getComputedTextLength(this: Element) {
      return textWidth(this.textContent ?? "", Number.parseFloat((this as SVGElement).style.fontSize) || 12);
    },
    getTotalLength(this: Element) {
      return pathLength(this.getAttribute("d") ?? "");
    },
    getPointAtLength(this: Element, length: number) {
      return pointAt(this.getAttribute("d") ?? "", length);
    },
  });
}

/** The window that plotly draws in, made once: jsdom and plotly take half a second to load. */
function drawingWindow(): DrawingWindow {
  if (drawing) return drawing;
  const { JSDOM: Dom } = createRequire(import.meta.url)("jsdom") as typeof import("jsdom");
  const { window } = new Dom("<!doctype html><body></body>", { runScripts: "outside-only" });
  complete(window);
  window.eval(readFileSync(plotlyPath(), "utf8"));
  drawing = window as DrawingWindow;
  return drawing;
}

/**
 * The SVG element that plotly draws, in a document of its own. Synchronous: nothing that a static plot of the cartesian
 * bundle does waits.
 * @throws Error when plotly cannot draw the figure
 */
export function drawPlot(data: Json, layout: Json): SVGSVGElement {
  const window = drawingWindow();
  const element = window.document.createElement("div");
  window.document.body.append(element);
  try {
    // Cloned inside the window: plotly fills in what it is given, and wants objects of its own realm.
    const own = window.JSON.parse(JSON.stringify({ data, layout }));
    let failure: unknown;
    window.Plotly.newPlot(element, own.data, own.layout, { staticPlot: true }).catch((error) => {
      failure = error;
    });
    const svg = window.Plotly.Snapshot.toSVG(element, "svg");
    if (failure) throw failure;
    return new window.DOMParser().parseFromString(svg, "image/svg+xml")
      .documentElement as unknown as SVGSVGElement;
  } finally {
    window.Plotly.purge(element);
    element.remove();
  }
}
