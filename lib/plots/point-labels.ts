import { textWidth } from "./text-width.js";

/** A point with what is written beside it, in pixels from the left and from the top. */
export interface LabelledPoint {
  readonly left: number;
  readonly top: number;
  readonly text: string;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Where a label may stand, first what is usual: plotly's word for it, and its middle in widths and heights of the label. */
const PLACES = [
  ["top center", 0, -1],
  ["bottom center", 0, 1],
  ["middle right", 1, 0],
  ["middle left", -1, 0],
] as const;
const HEIGHT = 14;
/** What letters take of that height. */
const LETTERS = 10;
const POINT = 5;

function boxOf(
  { left, top, text }: LabelledPoint,
  size: number,
  [, right, down]: (typeof PLACES)[number],
): Box {
  const half = textWidth(text, size) / 2;
  const x = left + right * (half + POINT + 1);
  const y = top + down * (HEIGHT / 2 + POINT);
  return [x - half, y - LETTERS / 2, x + half, y + LETTERS / 2];
}

/**
 * Where the labels of points stand so that none lies on another, earlier points first: over its point, else under or beside it; undefined where
 * there is room nowhere.
 * @param size of the text, in pixels
 * @returns one place a point, as plotly's `textposition`
 * @example labelPlaces([{ left: 0, top: 0, text: "a" }, { left: 1, top: 0, text: "b" }], 12) // => ["top center", "bottom center"]
 */
export function labelPlaces(points: readonly LabelledPoint[], size: number): (string | undefined)[] {
  const taken: Box[] = [];
  const isFree = (own: Box) =>
    taken.every(
      (other) => own[0] >= other[2] || own[2] <= other[0] || own[1] >= other[3] || own[3] <= other[1],
    );
  return points.map((point) => {
    if (point.text === "") return PLACES[0][0];
    const place = PLACES.find((one) => isFree(boxOf(point, size, one)));
    if (place) taken.push(boxOf(point, size, place));
    return place?.[0];
  });
}
