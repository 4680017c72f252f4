import { isCalendarDay, isMonth } from "../stats/series/calendar-day.js";
import type { Cell } from "./columns.js";
import type { FieldSpec } from "./manifest.js";

/** The text of a plain decimal number; "1e5", "0x1", "1,000", "NaN" and " 1" are not. */
const NUMBER = /^-?\d+(\.\d+)?$/;

/** The cell's value, or undefined when the text is not one of the field's. */
export function parseCell(text: string, field: FieldSpec): Cell | undefined {
  if (text === "") return null;
  if (field.type === "string") return text;
  if (field.type === "date") return isCalendarDay(text) ? text : undefined;
  if (field.type === "yearmonth") return isMonth(text) ? text : undefined;
  if (!NUMBER.test(text)) return undefined;
  const value = Number(text);
  if (field.type === "integer" && !Number.isSafeInteger(value)) return undefined;
  const { minimum, maximum } = rangeOf(field);
  return value >= minimum && value <= maximum ? value : undefined;
}

/** The range that the numbers of a field must lie in. */
export function rangeOf(field: FieldSpec): { readonly minimum: number; readonly maximum: number } {
  return field.constraints ?? { minimum: -Infinity, maximum: Infinity };
}
