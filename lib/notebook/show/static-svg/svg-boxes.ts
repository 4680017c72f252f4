import { textWidth } from "../../../plots/text-width.js";

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const ASCENT = 0.93;
const LINE_HEIGHT = 1.15;

function styled(element: Element, property: string): string | undefined {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const value = (at as SVGElement).style?.getPropertyValue(property) || at.getAttribute(property);
    if (value?.endsWith("%") || value?.endsWith("em")) continue;
    if (value) return value;
  }
  return undefined;
}

function lineWidth(line: Element): number {
  const size = Number.parseFloat(styled(line, "font-size") ?? "12");
  const weight = styled(line, "font-weight") ?? "";
  return textWidth(line.textContent ?? "", size, { bold: /bold|[6-9]00/.test(weight) });
}

function textBox(text: Element): Box {
  const size = Number.parseFloat(styled(text, "font-size") ?? "12");
  const lines = [...text.children].filter((child) => child.classList.contains("line"));
  const width = (lines.length ? lines : [text]).map(lineWidth).reduce((most, one) => Math.max(most, one));
  const x = Number.parseFloat(text.getAttribute("x") ?? "0") || 0;
  const y = Number.parseFloat(text.getAttribute("y") ?? "0") || 0;
  const anchor = styled(text, "text-anchor");
  const left = anchor === "middle" ? x - width / 2 : anchor === "end" ? x - width : x;
  const top = y - ASCENT * size;
  return { left, top, right: left + width, bottom: top + Math.max(1, lines.length) * LINE_HEIGHT * size };
}

function rectBox(rect: Element): Box {
  const [x, y, width, height] = ["x", "y", "width", "height"].map(
    (name) => Number.parseFloat(rect.getAttribute(name) ?? "0") || 0,
  ) as [number, number, number, number];
  return { left: x, top: y, right: x + width, bottom: y + height };
}

/** The box after the element's own `transform`: translations and rotations about a point, which is what plotly writes. */
function transformed(box: Box, transform: string | null): Box {
  if (!transform) return box;
  let corners = [
    [box.left, box.top],
    [box.right, box.top],
    [box.left, box.bottom],
    [box.right, box.bottom],
  ] as [number, number][];
  for (const [, name, list] of [...transform.matchAll(/(\w+)\(([^)]*)\)/g)].reverse()) {
    const [a = 0, b = 0, c = 0] = (list ?? "").split(/[\s,]+/).map(Number);
    if (name === "translate") corners = corners.map(([x, y]) => [x + a, y + b]);
    if (name === "rotate") {
      const [cos, sin] = [Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)];
      corners = corners.map(([x, y]) => [
        b + (x - b) * cos - (y - c) * sin,
        c + (x - b) * sin + (y - c) * cos,
      ]);
    }
  }
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/**
 * The box of an SVG element in its own coordinates, worked out from text widths and rectangles: what a browser's layout
 * would give plotly, where there is no browser. Paths count as empty.
 */
export function svgBox(element: Element): Box | undefined {
  const name = element.localName;
  if (name === "text") return element.textContent ? textBox(element) : undefined;
  if (name === "rect") return rectBox(element);
  const boxes = [...element.children].flatMap((child) => {
    const box = svgBox(child);
    return box ? [transformed(box, child.getAttribute("transform"))] : [];
  });
  if (boxes.length === 0) return undefined;
  return boxes.reduce((around, box) => ({
    left: Math.min(around.left, box.left),
    top: Math.min(around.top, box.top),
    right: Math.max(around.right, box.right),
    bottom: Math.max(around.bottom, box.bottom),
  }));
}
