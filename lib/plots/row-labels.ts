import type { Json } from "./figure.js";
import { literal } from "./literal.js";
import { NARROW_WIDTH } from "./narrow.js";
import { ink } from "./palette.js";
import { brokenText, widestLine } from "./text-width.js";

const SIZE = 12;
const LINE = 15;
/** A label beside its row may take a third of a phone's width. */
const BESIDE = NARROW_WIDTH / 3;
/** A label above its row fits into the narrowest window, of 320 pixels. */
const ABOVE = 220;

/** Are the names of rows too long to stand beside them on a phone? */
export function areLong(names: readonly string[]): boolean {
  return widestLine(names, SIZE) > BESIDE;
}

/** What the names of rows take above their rows, in pixels. */
export function labelHeight(names: readonly string[]): number {
  const lines = names.map((name) => brokenText(name, SIZE, ABOVE).split("<br>").length);
  return 4 + LINE * Math.max(1, ...lines);
}

/**
 * Names above their rows, from the plot's left edge, where a phone has no room for them beside the rows.
 * @param rows where each row begins on the axis, which runs downwards, and its name
 * @param yref the axis of the rows
 */
export function labelsAbove(
  rows: readonly { readonly name: string; readonly top: number }[],
  yref = "y",
): Json[] {
  return rows.map(({ name, top }) => ({
    text: brokenText(literal(name), SIZE, ABOVE),
    xref: "paper",
    x: 0,
    xanchor: "left",
    yref,
    y: top,
    yanchor: "top",
    align: "left",
    showarrow: false,
    // Lines that cross all rows, such as that of what was stated, stop at the names; the axis at the left does not.
    xshift: 2,
    bgcolor: ink.paper,
    font: { size: SIZE, color: ink.text },
  }));
}
