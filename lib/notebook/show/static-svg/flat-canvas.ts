const SVG = "http://www.w3.org/2000/svg";
const PREFIX = "data:application/json,";

type Rectangle = readonly [x: number, y: number, width: number, height: number, colour: string];

/** A drawing context that knows rectangles only: plotly draws the cells of a heatmap with it. */
class RectangleContext {
  readonly rectangles: Rectangle[] = [];
  fillStyle = "";

  fillRect(x: number, y: number, width: number, height: number): void {
    // Missing cells are painted without colour.
    if (width > 0 && height > 0 && this.fillStyle !== "rgba(0,0,0,0)") {
      this.rectangles.push([x, y, width, height, this.fillStyle]);
    }
  }

  createImageData(): never {
    throw new Error("a static SVG has no pixels: leave zsmooth out of the heatmap");
  }
}

/** Gives a window canvases on which rectangles can be drawn; their "image" is the list of what was drawn. */
export function addFlatCanvas(window: { HTMLCanvasElement?: unknown }): void {
  const contexts = new WeakMap<object, RectangleContext>();
  // Without this support plotly paints a heatmap cell by cell.
  Object.assign(window, { CSS: { supports: () => false } });
  Object.assign((window.HTMLCanvasElement as { readonly prototype: object }).prototype, {
    getContext(this: object) {
      const context = contexts.get(this) ?? new RectangleContext();
      contexts.set(this, context);
      return context;
    },
    toDataURL(this: object) {
      return PREFIX + encodeURIComponent(JSON.stringify(contexts.get(this)?.rectangles ?? []));
    },
  });
}

function plain(rgba: string): string {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (rgba.match(/[\d.]+/g) ?? []).map(Number);
  // Not as #rrggbb: the colours of a scale do not turn with the page, or its labels could not be read.
  return alpha === 1 ? `rgb(${red},${green},${blue})` : `rgba(${red},${green},${blue},${alpha})`;
}

/** Puts the rectangles of a canvas of {@link addFlatCanvas} in the place of the image that was made from it. */
export function imagesToRectangles(svg: Element): void {
  for (const image of svg.querySelectorAll("image")) {
    const address = image.getAttribute("href") ?? "";
    if (!address.startsWith(PREFIX)) continue;
    const group = svg.ownerDocument.createElementNS(SVG, "g");
    group.setAttribute("transform", `translate(${image.getAttribute("x")},${image.getAttribute("y")})`);
    group.setAttribute("shape-rendering", "crispEdges");
    const rectangles = JSON.parse(decodeURIComponent(address.slice(PREFIX.length))) as Rectangle[];
    for (const [x, y, width, height, colour] of rectangles) {
      const rect = svg.ownerDocument.createElementNS(SVG, "rect");
      for (const [name, value] of Object.entries({ x, y, width, height, fill: plain(colour) })) {
        rect.setAttribute(name, String(value));
      }
      group.append(rect);
    }
    image.replaceWith(group);
  }
}
