import { MONTHS } from "../../claims/wording/text.js";

/** What the formatting functions return for a missing value. */
const MISSING = "n/a";
const MINUS = "\u2212";
const NBSP = "\u00a0";

function missing(value: number | null | undefined): value is null | undefined {
  return value === null || value === undefined || Number.isNaN(value);
}

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
 * A number in words' company: thousands separated by commas, a proper minus sign, no minus before zero.
 * @param value null, undefined or NaN: "n/a"
 * @param digits decimals, default 2
 * @example number(-1234.5, 1) // => "−1,234.5"
 */
export function number(value: number | null | undefined, digits = 2): string {
  if (missing(value)) return MISSING;
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${MINUS}∞`;
  const text = writer(digits).format(Math.abs(value));
  return value < 0 && /[1-9]/.test(text) ? `${MINUS}${text}` : text;
}

/**
 * A decimal as a percentage.
 * @param value decimal (0.123 is 12.3%); null, undefined or NaN: "n/a"
 * @param digits decimals of the percentage, default 1
 * @example percent(0.123) // => "12.3%"
 */
export function percent(value: number | null | undefined, digits = 1): string {
  return missing(value) ? MISSING : `${number(value * 100, digits)}%`;
}

/**
 * A difference of two decimals as percentage points.
 * @param value decimal (0.5 is 50 points); null, undefined or NaN: "n/a"
 * @param digits decimals of the points, default 1
 * @example points(1.0312) // => "103.1 points"
 */
export function points(value: number | null | undefined, digits = 1): string {
  if (missing(value)) return MISSING;
  const text = number(value * 100, digits);
  return `${text}${NBSP}${/^−?1$/.test(text) ? "point" : "points"}`;
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
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (year === undefined || name === undefined) {
    throw new RangeError(`date needs YYYY-MM-DD or YYYY-MM (got ${JSON.stringify(text)})`);
  }
  return day === undefined ? `${name} ${year}` : `${Number(day)}${NBSP}${name} ${year}`;
}
