import type { Miss } from "../miss.js";

const MAX_DIGITS = 4;

/** A number with its sign, by one decimal or as many as it takes to be none of "0.0". */
function signed(value: number, min: number): string {
  let digits = min;
  while (digits < MAX_DIGITS && value !== 0 && !/[1-9]/.test(value.toFixed(digits))) digits += 1;
  return value
    .toFixed(digits)
    .replace("-", "\u2212")
    .replace(/^(?=\d)/, "+");
}

/**
 * A distance from what was stated, in its unit: above zero where more was measured; "none" where the reading fits.
 * @example distanceText(-0.0164, "decimal") // => "−1.6 points"
 */
export function distanceText(distance: number, unit: string): string {
  if (distance === 0) return "none";
  if (unit === "rank") return `${signed(distance, 0)} ${Math.abs(distance) === 1 ? "place" : "places"}`;
  if (unit === "ratio") return signed(distance, 2);
  return isShare(unit) ? `${signed(100 * distance, 1)} points` : `${signed(distance, 0)} ${unit}`;
}

/** Units whose values are decimals of a whole, which a percentage shows. */
const isShare = (unit: string) => ["decimal", "percent", "points"].includes(unit);

function share(part: number | undefined): string {
  return part === undefined || part === 0 ? "" : ` (${signed(100 * part, 0)}%)`;
}

/**
 * The miss as a sentence: of the nearest and of the median reading, in the unit and relative, and whether the direction is right.
 * @example missText({ unit: "rank", nearest: 0, median: -2, relative: null, direction: null }) // => "Miss: none at the nearest reading, −2 places at the median."
 */
export function missText({ unit, nearest, median, relative, direction }: Miss): string {
  const size = (distance: number, part: number | undefined) =>
    `${distanceText(distance, unit)}${share(part)}`;
  const both =
    nearest === 0 && median === 0
      ? "none at the nearest reading or the median"
      : `${size(nearest, relative?.nearest)} at the nearest reading, ${size(median, relative?.median)} at the median`;
  const sign = direction === null ? "" : `; right direction in ${direction.right} of ${direction.of}`;
  return `Miss: ${both}${sign}.`;
}
