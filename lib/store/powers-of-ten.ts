/** Digits up to which both a decimal's digits and its power of ten are exact numbers, so that their quotient is the nearest (Clinger 1990). */
export const EXACT_DIGITS = 15;

/** Powers of ten by which decimals of so many digits are divided. */
export const POWERS = Float64Array.from({ length: EXACT_DIGITS + 1 }, (_, power) => Number(`1e${power}`));
