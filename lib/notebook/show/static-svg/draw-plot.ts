import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { compiledScript } from "../../../platform/loading/compiled-script.js";
import type { Json } from "../../../plots/figure.js";
import { plotlyPath } from "../../assets.js";
import { completeElements } from "./complete-elements.js";
import { addFlatCanvas } from "./flat-canvas.js";

interface Plotly {
  newPlot(element: Element, data: unknown, layout: unknown, config: unknown): unknown;
  purge(element: Element): void;
  setPlotConfig(config: { readonly logging: 0 }): void;
  readonly Snapshot: { toSVG(element: Element, format: "svg"): string };
}

/** Plotly at work in a document of its own. */
interface Drawing {
  readonly plotly: Plotly;
  readonly document: Document;
  /** What plotly has drawn last, still in its document. */
  drawn(): SVGSVGElement | undefined;
  /** Saves what V8 has compiled of plotly by now, for later processes. */
  save(): void;
}

/** What plotly may ask its window for. All else that a browser or Node has is not there. */
const WINDOW_NAMES = [
  ...["window", "self", "globalThis", "global", "document", "navigator", "location", "process", "Buffer"],
  ...["setImmediate", "addEventListener", "removeEventListener", "getComputedStyle", "requestAnimationFrame"],
  ...["Element", "HTMLElement", "SVGElement", "Image", "Blob", "URL", "TextDecoder", "Promise"],
  ...["DOMParser", "XMLSerializer", "XMLHttpRequest", "CSS", "setTimeout", "module", "exports", "define"],
];

/**
 * A promise whose callbacks are never called. What plotly would do once a drawing has been given away finds an empty element
 * and fails, at times where nobody would catch it.
 */
class Never {
  static readonly all = () => new Never(() => {});
  static readonly resolve = Never.all;
  static readonly reject = Never.all;
  readonly catch = this.then;

  constructor(start: (resolve: () => void, reject: () => void) => void) {
    try {
      start(
        () => {},
        () => {},
      );
    } catch {
      // As with any promise, whoever waits would be told.
    }
  }

  // biome-ignore lint/suspicious/noThenProperty: it stands for a promise
  then(): this {
    return this;
  }
}

let drawing: Drawing | undefined;

type Linkedom = Pick<typeof import("linkedom"), "parseHTML">;

/**
 * Plotly and its document, made once: they take a fifth of a second to load.
 * @param linkedom where it is loaded already; most that could draw never do
 */
export function loadDrawing(linkedom?: Linkedom): Drawing {
  if (drawing) return drawing;
  const { parseHTML } = linkedom ?? (createRequire(import.meta.url)("linkedom") as Linkedom);
  const browser = parseHTML("<!doctype html><html><head></head><body></body></html>");
  const { document, SVGElement, HTMLElement, Element, HTMLCanvasElement } = browser;
  completeElements(browser);
  let drawn: SVGSVGElement | undefined;
  const window: Record<string, unknown> = {
    ...{ document, Element, HTMLElement, SVGElement, HTMLCanvasElement, TextDecoder, Promise: Never },
    navigator: { userAgent: "" },
    location: { href: "" },
    addEventListener: () => {},
    removeEventListener: () => {},
    // Nothing happens after a drawing.
    requestAnimationFrame: () => 0,
    setTimeout: () => 0,
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
  // linkedom's own passes Node's globals on, to be read and written.
  Object.defineProperty(document, "defaultView", { value: window });
  const file = plotlyPath();
  const source = `(function (${WINDOW_NAMES}) {${readFileSync(file, "utf8")}\n})`;
  const { script, save } = compiledScript(source, file);
  script.runInThisContext()(...WINDOW_NAMES.map((name) => window[name]));
  const plotly = window.Plotly as Plotly;
  // What plotly thinks of a figure's colours is no word of the command that draws it.
  plotly.setPlotConfig({ logging: 0 });
  drawing = { plotly, document, drawn: () => drawn, save };
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
    plotly.newPlot(element, own.data, own.layout, { staticPlot: true });
    plotly.Snapshot.toSVG(element, "svg");
    return take(drawn() as SVGSVGElement);
  } finally {
    plotly.purge(element);
    element.remove();
  }
}
