import path from "node:path";
import { sha256 } from "../../platform/sha256.js";
import { UserError } from "../../platform/user-error.js";
import { isCalendarDay } from "../../stats/series/calendar-day.js";
import { nameHint } from "../../stats/text/near-name.js";
import type { Availability } from "../../store/availability.js";
import { availabilityProblem } from "../../store/check-availability.js";
import type { Cell, Columns } from "../../store/columns.js";
import { readFile } from "../import/read-file.js";
import { type DraftField, draftFields, type FieldOptions } from "./draft-fields.js";
import { rebasedUnit, rebaseTo } from "./rebase-to.js";

/** What a file gives of a table that is to be; what it means is left to say. */
export interface TableDraft {
  /** Base name of the file. */
  readonly file: string;
  readonly sha256: string;
  /** The key's columns first. */
  readonly fields: readonly Omit<DraftField, "values">[];
  readonly primaryKey: readonly string[];
  readonly availability: Availability;
  /** Rows as the store keeps them: ascending by a key that starts with a day, a month or a number, else as in the file. */
  readonly columns: Columns;
  readonly coverage: { readonly start: string; readonly end: string };
  /** The units that are known: those of rebased levels. */
  readonly units: Readonly<Record<string, string>>;
}

export interface DraftOptions extends FieldOptions {
  /** The columns that name a row; default the first of days or months. */
  readonly key?: readonly string[];
  /**
   * When its rows became known: a column of days or months, with `+DAYS` so many days later, or one day for all. Default the key's first column.
   */
  readonly known?: string;
  /** Columns of levels that become an index of 100 at a day or month of the key. */
  readonly rebase?: Readonly<Record<string, string>>;
}

/**
 * Reads a CSV, Parquet, Arrow or Excel file as a new table.
 * @throws UserError when the file breaks a rule of the store: what, row and column, remedy
 */
export async function draftTable(file: string, options: DraftOptions): Promise<TableDraft> {
  const { columns: raw, bytes } = await readFile(file);
  const asInFile = draftFields(raw, options);
  const primaryKey = keyOf(asInFile, options.key);
  const fields = withRebased(asInFile, primaryKey, options.rebase);
  const inOrder = [
    ...primaryKey.map((name) => fields.find((field) => field.name === name) as DraftField),
    ...fields.filter(({ name }) => !primaryKey.includes(name)),
  ];
  if (inOrder.length === primaryKey.length)
    throw new UserError("the file has no column beside those that name its rows; a table needs one");
  const rows = rowsInOrder(inOrder, primaryKey);
  const availability = availabilityOf(inOrder, primaryKey, options.known);
  const columns = Object.fromEntries(
    inOrder.map(({ name, values }) => [name, rows.map((row) => values[row] ?? null)]),
  );
  return {
    file: path.basename(file),
    sha256: sha256(bytes),
    fields: inOrder.map(({ values: _, ...field }) => field),
    primaryKey,
    availability,
    columns,
    coverage: coverageOf(columns, { primaryKey, fields, availability }),
    units: Object.fromEntries(
      Object.entries(options.rebase ?? {}).map(([name, base]) => [name, rebasedUnit(base)]),
    ),
  };
}

const isDated = ({ type }: Pick<DraftField, "type">) => type === "date" || type === "yearmonth";
const namesOf = (fields: readonly DraftField[]) => fields.map(({ name }) => name);

function keyOf(fields: readonly DraftField[], given?: readonly string[]): readonly string[] {
  const names = namesOf(fields);
  const unknown = given?.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new UserError(
      `--key ${given}: the table has no column ${unknown}; ${nameHint(unknown, names, { plural: "columns" })}`,
    );
  const key = given ?? namesOf(fields.filter(isDated)).slice(0, 1);
  if (key.length > 0) return key;
  throw new UserError(
    `no column of the file holds days or months, so say which ones name a row: --key COLUMN or --key COLUMN,COLUMN; the columns are ${names.join(", ")}`,
  );
}

function withRebased(
  fields: readonly DraftField[],
  [key]: readonly string[],
  rebase: Readonly<Record<string, string>> = {},
): readonly DraftField[] {
  const names = namesOf(fields);
  const unknown = Object.keys(rebase).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new UserError(
      `--rebase ${unknown}=...: the table has no column ${unknown}; ${nameHint(unknown, names, { plural: "columns" })}`,
    );
  const periods = fields.find(({ name }) => name === key)?.values ?? [];
  return fields.map((field) => {
    const base = rebase[field.name];
    return base === undefined ? field : { ...field, values: rebaseTo(field, base, periods) };
  });
}

/** The file's rows, by place, as the store orders them. */
function rowsInOrder(fields: readonly DraftField[], primaryKey: readonly string[]): readonly number[] {
  const key = fields.slice(0, primaryKey.length);
  const leading = key[0] as DraftField;
  const rows = leading.values.map((_, row) => row);
  const seen = new Map<string, number>();
  for (const row of rows) {
    const empty = key.find(({ values }) => values[row] === null);
    if (empty !== undefined)
      throw new UserError(
        `row ${row + 1} has no ${empty.name}, which names it; fill it in, or remove the row`,
      );
    const text = key.map(({ values }) => values[row]).join(" ");
    const before = seen.get(text);
    if (before !== undefined)
      throw new UserError(
        `rows ${before + 1} and ${row + 1} are both of ${text}; remove one of them, or say with --key ${primaryKey},COLUMN what tells them apart`,
      );
    seen.set(text, row);
  }
  if (leading.type === "string") return rows;
  const at = (row: number) => leading.values[row] as string | number;
  return rows.sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : a - b));
}

function availabilityOf(
  fields: readonly DraftField[],
  primaryKey: readonly string[],
  known?: string,
): Availability {
  const [first] = primaryKey;
  if (known === undefined) {
    if (fields.some((field) => field.name === first && isDated(field))) return { field: first as string };
    throw new UserError(
      "its rows are named by no day or month, so say when they became known: --known COLUMN, --known COLUMN+DAYS or --known YYYY-MM-DD",
    );
  }
  if (isCalendarDay(known)) return { from: known };
  const [, field = known, lag] = /^(\w+)\+(\d{1,4})$/.exec(known) ?? [];
  const availability = { field, ...(lag !== undefined && { lagDays: Number(lag) }) };
  const problem = availabilityProblem(availability, fields);
  if (problem !== undefined) throw new UserError(`--known ${known}: the table ${problem}`);
  return availability;
}

/** From which day or month to which its rows reach, by its key, else by what says when they became known. */
function coverageOf(
  columns: Columns,
  { primaryKey, fields, availability }: Pick<TableDraft, "primaryKey" | "fields" | "availability">,
): TableDraft["coverage"] {
  const key = fields.find(({ name }) => name === primaryKey[0]) as DraftField;
  const dating = isDated(key) ? key.name : availability.field;
  const from = availability.from ?? "";
  const periods = ((dating === undefined ? [from] : columns[dating]) as readonly Cell[])
    .filter((period) => period !== null)
    .sort();
  return { start: String(periods[0]), end: String(periods.at(-1)) };
}
