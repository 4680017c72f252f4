import type { Json } from "./figure.js";
import { palette, withAlpha } from "./palette.js";
import { isKnown } from "./series-values.js";

/** The largest size among values; above zero, so that it can be divided by. */
export function largestSize(values: readonly number[]): number {
  return values
    .filter(isKnown)
    .reduce((largest, value) => Math.max(largest, Math.abs(value)), Number.MIN_VALUE);
}

/**
 * The rectangle under the number of a cell, orange below zero, blue above; translucent, so that it suits a light and a dark page. None for a missing value.
 * @param strength of the colour, 0 to 1
 */
export function heatCell(
  value: number,
  { row, column, strength }: { readonly row: number; readonly column: number; readonly strength: number },
): Json[] {
  if (!isKnown(value)) return [];
  return [
    {
      type: "rect",
      xref: "x",
      yref: "y",
      x0: column - 0.48,
      x1: column + 0.48,
      y0: row - 0.47,
      y1: row + 0.47,
      layer: "below",
      line: { width: 0 },
      fillcolor: withAlpha(value < 0 ? palette.first : palette.second, 0.75 * strength),
    },
  ];
}
