import type { Json } from "./figure.js";
import { literal } from "./literal.js";
import { INSIDE, type Room } from "./narrow.js";
import { brokenText, textWidth } from "./text-width.js";

const SIZE = 12.5;
const MAX_LINES = 4;
/** The width that each of so many categories side by side has. */
export function bandWidth(room: Room, categories: number): number {
  return INSIDE[room] / Math.max(1, categories);
}

/**
 * Ticks of a category axis whose names are broken into lines, so that they stand upright under their bars; undefined where they are too long
 * for that.
 */
export function uprightTicks(room: Room, names: readonly string[]): Record<string, Json> | undefined {
  const width = bandWidth(room, names.length) - 6;
  const broken = names.map((name) => brokenText(literal(name), SIZE, width));
  const fits = broken.every(
    (text) =>
      text.split("<br>").length <= MAX_LINES &&
      text.split("<br>").every((line) => textWidth(line, SIZE) <= width),
  );
  if (!fits) return undefined;
  return { tickmode: "array", tickvals: names.map(literal), ticktext: broken, tickangle: 0 };
}
