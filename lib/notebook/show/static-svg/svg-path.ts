type Point = readonly [x: number, y: number];

/** The corners of a path of absolute moves and lines, which is how plotly draws arrows; other commands count by their end. */
function corners(d: string): Point[] {
  const found: Point[] = [];
  let [x, y] = [0, 0];
  for (const [, command = "", list = ""] of d.matchAll(/([A-Z])([^A-Z]*)/g)) {
    const numbers = (list.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
    if (command === "H") x = numbers.at(-1) ?? x;
    else if (command === "V") y = numbers.at(-1) ?? y;
    else [x, y] = [numbers.at(-2) ?? x, numbers.at(-1) ?? y];
    found.push([x, y]);
  }
  return found;
}

const distance = (a: Point, b: Point) => Math.hypot(b[0] - a[0], b[1] - a[1]);

/** Length of a path of straight lines, in its own units. */
export function pathLength(d: string): number {
  const points = corners(d);
  return points.slice(1).reduce((sum, point, index) => sum + distance(points[index] as Point, point), 0);
}

/** The point of a path of straight lines at a distance from its start, held between its ends. */
export function pointAt(d: string, length: number): { readonly x: number; readonly y: number } {
  const points = corners(d);
  let left = Math.max(0, length);
  for (const [index, to] of points.slice(1).entries()) {
    const from = points[index] as Point;
    const step = distance(from, to);
    if (step > 0 && left <= step) {
      const share = left / step;
      return { x: from[0] + share * (to[0] - from[0]), y: from[1] + share * (to[1] - from[1]) };
    }
    left -= step;
  }
  const [x, y] = points.at(-1) ?? [0, 0];
  return { x, y };
}
