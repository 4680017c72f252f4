const MINUS = "\u2212";

const writers = new Map<number, Intl.NumberFormat>();

/** What writes numbers with so many decimals; to make one takes far longer than to use it. */
function writer(digits: number): Intl.NumberFormat {
  const known = writers.get(digits);
  if (known) return known;
  const made = new Intl.NumberFormat("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  writers.set(digits, made);
  return made;
}

/**
 * A number as a reader sees it everywhere: commas between thousands, a proper minus sign, and none before zero. Of two nearest, the one
 * further from zero, by the decimal digits of the number: 3.05 is 3.1, although the double lies below it.
 * @example numberText(-1234.5, 1) // => "−1,234.5"
 */
export function numberText(value: number, digits: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : `${MINUS}∞`;
  const text = writer(digits).format(Math.abs(value));
  return value < 0 && /[1-9]/.test(text) ? `${MINUS}${text}` : text;
}

/**
 * A decimal as a percentage.
 * @example percentText(-0.0367, 1) // => "−3.7%"
 */
export function percentText(value: number, digits: number): string {
  return `${numberText(100 * value, digits)}%`;
}

/**
 * A difference of two decimals as percentage points.
 * @example pointsText(-0.0367) // => "−3.7 points"
 */
export function pointsText(value: number, digits = 1): string {
  const text = numberText(100 * value, digits);
  return `${text} ${/^−?1$/.test(text) ? "point" : "points"}`;
}

/**
 * A number without decimals.
 * @example wholeText(-1234) // => "−1,234"
 */
export function wholeText(value: number): string {
  return numberText(value, 0);
}

const ENDINGS = ["th", "st", "nd", "rd"];

/**
 * A place in a ranking.
 * @example ordinalText(3) // => "3rd"
 */
export function ordinalText(place: number): string {
  const tens = place % 100;
  const ending = tens > 10 && tens < 14 ? "th" : (ENDINGS[place % 10] ?? "th");
  return `${wholeText(place)}${ending}`;
}

/**
 * A place from the top, to stand before the noun.
 * @example placeText(1, "largest") // => "largest"
 */
export const placeText = (place: number, most: string): string =>
  place === 1 ? most : `${ordinalText(place)}-${most}`;

/**
 * How many of a number, in words where it is all or none.
 * @example shareText(2, 3) // => "2 of 3"
 */
export function shareText(some: number, all: number): string {
  if (some === all) return all === 2 ? "both" : `all ${wholeText(all)}`;
  return some === 0 ? `none of ${wholeText(all)}` : `${wholeText(some)} of ${wholeText(all)}`;
}
