import type { Estimate } from "../../claims/claim.js";
import { ordinalText } from "../../platform/text/number-text.js";
import { number, percent, points } from "./format.js";

/**
 * The value of an estimate in its unit, as a reader says it.
 * @example estimateValue({ value: 4, unit: "rank" }) // => "4th"
 */
export function estimateValue({
  value,
  unit,
  digits = 1,
}: Pick<Estimate, "value" | "unit" | "digits">): string {
  if (Number.isNaN(value)) return "n/a";
  if (unit === "decimal" || unit === "percent") return percent(value, digits);
  if (unit === "points") return points(value, digits);
  if (unit === "rank" && Number.isInteger(value)) return ordinalText(value);
  if (unit === "ratio") return number(value, Math.max(2, digits));
  return `${number(value, Number.isInteger(value) ? 0 : 2)}\u00a0${unit}`;
}
