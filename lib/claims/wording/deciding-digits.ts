import { percentText } from "../../platform/text/number-text.js";

/** Beyond this many decimals of a percentage nothing in the data is known. */
const MAX_DIGITS = 6;

/**
 * The fewest decimals of a percentage at which every value that prints alike is judged alike: 2 for 14.48%, which "14.5%" would
 * let round to 15%.
 * @param value decimal
 * @param fits the rule that judges it
 * @param options.min decimals where one does not need more
 * @example decidingDigits(0.1448, (value) => Math.round(100 * value) === 15) // => 2
 */
export function decidingDigits(
  value: number,
  fits: (value: number) => boolean,
  { min = 1 }: { readonly min?: number } = {},
): number {
  const own = fits(value);
  for (let digits = min; digits < MAX_DIGITS; digits += 1) {
    const step = 10 ** -(digits + 2);
    const printed = Math.round(value / step) * step;
    if (Math.abs(printed - value) < 1e-12) return digits;
    // The ends themselves belong to the values that print otherwise.
    if ([-0.499, 0.499].every((part) => fits(printed + part * step) === own)) return digits;
  }
  return MAX_DIGITS;
}

/**
 * A value as a whole percentage, or with as many decimals as it takes to follow its judgement.
 * @example decidingText(0.749, (share) => share >= 0.75) // => "74.9%"
 */
export function decidingText(value: number, fits: (value: number) => boolean): string {
  return percentText(value, decidingDigits(value, fits, { min: 0 }));
}

/** A value with its judgement, and the decimals that it takes to follow it where one does not, or `min` does. */
export function judged(
  value: number,
  fits: (value: number) => boolean,
  { min = 1 }: { readonly min?: number } = {},
): { readonly value: number; readonly fits: boolean; readonly digits?: number } {
  const digits = decidingDigits(value, fits, { min });
  return { value, fits: fits(value), ...(digits > 1 && { digits }) };
}
