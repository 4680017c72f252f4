import { parseCsv } from "../parse-csv.js";
import { isCalendarDay, isMonth } from "./calendar-day.js";
import type { Cell, Columns } from "./columns.js";
import type { FieldSpec, TableSpec } from "./manifest.js";
import { StoreError } from "./store-error.js";

/** The text of a plain decimal number; "1e5", "0x1", "1,000", "NaN" and " 1" are not. */
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * A table's columns, each cell checked against the manifest: type, range, key.
 * @throws StoreError naming file, line, column and value of the first cell or row that is wrong.
 */
export function parseTable(text: string, spec: TableSpec): Columns {
  const fail = failure(spec);
  const { records, lines } = csvRecords(text, fail);
  checkHeader(records[0] ?? [], spec, fail);
  const columns: Record<string, Cell[]> = {};
  for (const field of spec.fields) columns[field.name] = new Array<Cell>(records.length - 1);
  for (let row = 1; row < records.length; row += 1) {
    const record = records[row] as readonly string[];
    const line = lines[row] as number;
    if (record.length !== spec.fields.length) {
      fail(`line ${line} has ${record.length} cells, the header has ${spec.fields.length}`);
    }
    for (let index = 0; index < spec.fields.length; index += 1) {
      const field = spec.fields[index] as FieldSpec;
      const value = parseCell(record[index] as string, field);
      if (value === undefined) {
        const found = JSON.stringify(record[index]);
        fail(`line ${line}, column ${field.name}: ${found} is not ${expected(field)}`);
      }
      (columns[field.name] as Cell[])[row - 1] = value as Cell;
    }
  }
  checkKey(columns, lines, spec, fail);
  return columns;
}

type Fail = (problem: string) => never;

function failure(spec: TableSpec): Fail {
  return (problem) => {
    throw new StoreError(
      `table ${spec.info.name} (data/${spec.path}), ${problem}; correct it, or restore the file with "git checkout -- data/${spec.path}"`,
    );
  };
}

function csvRecords(text: string, fail: Fail) {
  try {
    return parseCsv(text);
  } catch (error) {
    return fail((error as Error).message);
  }
}

function checkHeader(header: readonly string[], spec: TableSpec, fail: Fail): void {
  const names = spec.fields.map((field) => field.name);
  const unknown = header.find((name) => !names.includes(name));
  if (unknown !== undefined)
    fail(`line 1: unknown column ${JSON.stringify(unknown)}, the manifest has ${names.join(", ")}`);
  const missing = names.find((name) => !header.includes(name));
  if (missing !== undefined) fail(`line 1: column ${missing} is missing`);
  const misplaced = names.find((name, index) => header[index] !== name);
  if (misplaced !== undefined || header.length !== names.length) {
    fail(`line 1: the columns are not in the manifest's order, ${names.join(", ")}`);
  }
}

/** The cell's value, or undefined when the text is not one of the field's. */
function parseCell(text: string, field: FieldSpec): Cell | undefined {
  if (text === "") return null;
  if (field.type === "string") return text;
  if (field.type === "date") return isCalendarDay(text) ? text : undefined;
  if (field.type === "yearmonth") return isMonth(text) ? text : undefined;
  if (!NUMBER.test(text)) return undefined;
  const value = Number(text);
  if (field.type === "integer" && !Number.isSafeInteger(value)) return undefined;
  const { minimum, maximum } = field.constraints ?? { minimum: -Infinity, maximum: Infinity };
  return value >= minimum && value <= maximum ? value : undefined;
}

function expected(field: FieldSpec): string {
  if (field.type === "date") return "a calendar day (YYYY-MM-DD)";
  if (field.type === "yearmonth") return "a month (YYYY-MM)";
  const range = field.constraints;
  return `${field.type === "integer" ? "a whole number" : "a number"}${
    range ? ` between ${range.minimum} and ${range.maximum}` : ""
  }${field.unit ? ` (${field.unit})` : ""}`;
}

/** Keys are present and unique; those that start with a day, a month or a number ascend as well. */
function checkKey(columns: Columns, lines: readonly number[], spec: TableSpec, fail: Fail): void {
  const [first] = spec.primaryKey;
  const ascends = spec.fields.find((field) => field.name === first)?.type !== "string";
  const where = `column ${spec.primaryKey.join(" + ")}`;
  const seen = new Map<string, number>();
  const rows = columns[first as string]?.length ?? 0;
  for (let row = 0; row < rows; row += 1) {
    const line = lines[row + 1] as number;
    const key = spec.primaryKey.map((name) => columns[name]?.[row] ?? null);
    const text = key.join(" ");
    if (key.includes(null)) fail(`line ${line}, ${where}: the key is empty`);
    const before = seen.get(text);
    if (before !== undefined) fail(`line ${line}, ${where}: ${text} is a duplicate of line ${before}`);
    seen.set(text, line);
    const previous = row > 0 ? (columns[first as string]?.[row - 1] as string | number) : undefined;
    if (ascends && previous !== undefined && (key[0] as string | number) < previous) {
      fail(`line ${line}, ${where}: ${text} comes after ${previous}; rows must ascend`);
    }
  }
}
