import { dayText } from "../../platform/text/day-text.js";
import { numberText, percentText, pointsText } from "../../platform/text/number-text.js";

/** What the formatting functions return for a missing value. */
const MISSING = "n/a";
const NBSP = "\u00a0";

function missing(value: number | null | undefined): value is null | undefined {
  return value === null || value === undefined || Number.isNaN(value);
}

/**
 * A number in words' company: thousands separated by commas, a proper minus sign, no minus before zero.
 * @param value null, undefined or NaN: "n/a"
 * @param digits decimals, default 2
 * @example number(-1234.5, 1) // => "−1,234.5"
 */
export function number(value: number | null | undefined, digits = 2): string {
  return missing(value) ? MISSING : numberText(value, digits);
}

/**
 * A decimal as a percentage.
 * @param value decimal (0.123 is 12.3%); null, undefined or NaN: "n/a"
 * @param digits decimals of the percentage, default 1
 * @example percent(0.123) // => "12.3%"
 */
export function percent(value: number | null | undefined, digits = 1): string {
  return missing(value) ? MISSING : percentText(value, digits);
}

/**
 * A difference of two decimals as percentage points.
 * @param value decimal (0.5 is 50 points); null, undefined or NaN: "n/a"
 * @param digits decimals of the points, default 1
 * @example points(1.0312) // => "103.1 points"
 */
export function points(value: number | null | undefined, digits = 1): string {
  return missing(value) ? MISSING : pointsText(value, digits).replace(" ", NBSP);
}

/**
 * A day or a month in words; days are UTC.
 * @param value `YYYY-MM-DD`, `YYYY-MM` or a Date; null, undefined or an invalid Date: "n/a"
 * @throws RangeError when a text is neither a day nor a month
 * @example date("2024-07-24") // => "24 July 2024"
 */
export function date(value: string | Date | null | undefined): string {
  if (value === null || value === undefined) return MISSING;
  if (value instanceof Date && Number.isNaN(value.getTime())) return MISSING;
  const text = typeof value === "string" ? value : value.toISOString().slice(0, 10);
  if (!/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/.test(text)) {
    throw new RangeError(`date needs YYYY-MM-DD or YYYY-MM (got ${JSON.stringify(text)})`);
  }
  const words = dayText(text);
  return text.length === 10 ? words.replace(" ", NBSP) : words;
}
