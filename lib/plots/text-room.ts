import { INSIDE } from "./narrow.js";
import { widestLine } from "./text-width.js";

/**
 * The ends of a value axis along which bars lie on a phone, with room at their ends for what is written there; undefined where nothing is.
 * @param values as the axis draws them, with zero, from which the bars begin
 * @param beside what names beside the bars take of the width, in pixels
 */
export function rangeWithText(
  values: readonly number[],
  texts: readonly string[],
  { size, beside }: { readonly size: number; readonly beside: number },
): readonly [number, number] | undefined {
  const text = widestLine(texts, size);
  if (text === 0 || values.length === 0) return undefined;
  const [low, high] = [
    values.reduce((a, b) => Math.min(a, b), 0),
    values.reduce((a, b) => Math.max(a, b), 0),
  ];
  const sides = [low < 0, high > 0].filter(Boolean).length;
  const room = text + 8;
  const unit = (high - low) / Math.max(60, INSIDE.narrow - beside - sides * room);
  return [low < 0 ? low - room * unit : 0, high > 0 ? high + room * unit : 0];
}
