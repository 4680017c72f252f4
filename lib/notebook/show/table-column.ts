import { date, number, percent, points } from "./format.js";
import { valueText } from "./value-text.js";

/** How a column is shown. */
export interface ColumnOptions {
  /** Default: `number` where the values are numbers, `date` where they are days or months, else `text`. `percent` and `points` expect decimals. */
  readonly format?: "percent" | "points" | "number" | "date" | "text";
  /** Decimals; default 1 for percentages and points, 2 for numbers, 0 for whole numbers. */
  readonly digits?: number;
  /** The head of the column; default its name. */
  readonly label?: string;
}

const MISSING = "–";

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === "number" && Number.isNaN(value));
}

function isDay(value: unknown): boolean {
  return value instanceof Date || (typeof value === "string" && /^\d{4}-\d{2}(?:-\d{2})?$/.test(value));
}

/** A column as it is shown. */
export interface ShownColumn extends ColumnOptions {
  readonly index: number;
  readonly label: string;
  readonly numeric: boolean;
  /** Whether it holds days or months, which a narrow screen would break at their hyphens. */
  readonly dated: boolean;
  readonly cell: (value: unknown) => string;
}

function formatter(format: ColumnOptions["format"], digits: number | undefined): (value: unknown) => string {
  if (format === "percent") return (value) => percent(value as number, digits);
  if (format === "points") return (value) => points(value as number, digits).replace(/\D+$/, "");
  if (format === "number") return (value) => number(value as number, digits);
  if (format === "date") return (value) => date(value as string | Date).replaceAll(" ", "\u00a0");
  return (value) => {
    if (typeof value === "boolean") return value ? "yes" : "no";
    if (value instanceof Date)
      return Number.isNaN(value.getTime()) ? MISSING : value.toISOString().slice(0, 10);
    return typeof value === "object" ? valueText(value).replace(/\s+/g, " ") : String(value);
  };
}

/**
 * How a column is shown, which its values tell where the options do not.
 * @param index of its values in a row
 */
export function shownColumn(
  name: string,
  index: number,
  values: readonly unknown[],
  options: ColumnOptions = {},
): ShownColumn {
  const known = values.filter((value) => !isMissing(value));
  const numbers = known.length > 0 && known.every((value) => typeof value === "number");
  const dated = known.length > 0 && known.every(isDay);
  const format = options.format ?? (numbers ? "number" : dated ? "date" : "text");
  const whole = format === "number" && known.every((value) => Number.isInteger(value));
  const show = formatter(format, options.digits ?? (whole ? 0 : undefined));
  const label = options.label ?? name;
  return {
    index,
    label: format === "points" && options.label === undefined ? `${label}, points` : label,
    numeric: ["percent", "points", "number"].includes(format),
    dated,
    cell: (value) => {
      if (isMissing(value)) return MISSING;
      // A text in a number column is shown as it is rather than as "NaN".
      return typeof value !== "number" && ["percent", "points", "number"].includes(format)
        ? String(value)
        : show(value);
    },
  };
}
