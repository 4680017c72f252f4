import { parseDay } from "../../sources/dates.js";
import { isMonth } from "../../store/calendar-day.js";
import type { Cell } from "../../store/columns.js";
import type { FieldSpec } from "../../store/manifest.js";
import { UserError } from "../../user-error.js";

/**
 * A column of a user's file as the field's values: dates of the usual spellings and date cells become ISO days or months, numbers may be
 * text, blanks and NaN are missing.
 * @throws UserError naming column, row and value of the first cell that is none
 */
export function toCells(values: readonly unknown[], field: FieldSpec): Cell[] {
  return values.map((value, row) => {
    if (
      value === null ||
      value === undefined ||
      value === "" ||
      (typeof value === "number" && Number.isNaN(value))
    )
      return null;
    const cell = convert(value, field);
    if (cell === undefined) {
      throw new UserError(
        `row ${row + 1}, column ${field.name}: ${JSON.stringify(String(value))} is no ${{ date: "day", yearmonth: "month" }[field.type as string] ?? field.type}`,
      );
    }
    return cell;
  });
}

function convert(value: unknown, { type }: FieldSpec): Cell | undefined {
  if (type === "string") return String(value);
  if (type === "date") return dayOf(value);
  if (type === "yearmonth") {
    const text = String(value);
    return isMonth(text) ? text : dayOf(value)?.slice(0, 7);
  }
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  return typeof value === "string" && /^-?(?:\d+(?:\.\d+)?|\.\d+)(e[-+]?\d+)?$/i.test(value.trim())
    ? Number(value)
    : undefined;
}

function dayOf(value: unknown): string | undefined {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? undefined : value.toISOString().slice(0, 10);
  return typeof value === "string" ? parseDay(value.trim().replace(/ 00:00:00$/, "")) : undefined;
}
