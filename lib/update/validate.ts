import type { Anchor } from "../book/table-recipe.js";
import { SourceError } from "../sources/source-error.js";
import { dateProblem } from "../store/check-dates.js";
import { knownProblem } from "../store/check-known.js";
import { type Cell, type Columns, toCells } from "../store/columns.js";
import type { TableSpec } from "../store/manifest.js";
import { parseTable } from "../store/parse-table.js";
import { writeCsv } from "../store/write-csv.js";
import { median } from "./median.js";
import { revisionHint } from "./revision-hint.js";

/** A rebuilt table that passed. */
export interface Validated {
  readonly csv: string;
  /** The table as a reader will see it. */
  readonly columns: Columns;
  /** Values missing between two others in rows that are new. */
  readonly notes: readonly string[];
}

/** Common values with which a column must agree by and large. */
const ENOUGH = 12;
/** Share of a typical value by which a typical revision may differ: more is another unit or another series. */
const TYPICAL_REVISION = 0.1;

/**
 * Checks a rebuilt table against its schema and against the table that it replaces: types, ranges and order of rows; no row, period or
 * value lost; no gap between new rows, none of the future; old values that agree by and large with the new ones.
 * @param options.today `YYYY-MM-DD`
 * @param options.anchor where the snapshot ends in each column: what updates stored after it need not agree. Default: all is the snapshot's
 * @param options.acceptRevisions let the old values differ from the new ones; default false
 * @param options.revisionRemedy ends the message that they differ; default: the switch of an update
 * @throws SourceError naming table, column, period and value
 */
export function validate(
  built: Columns,
  current: Columns,
  {
    spec,
    maxGapDays,
    today,
    anchor = {},
    acceptRevisions = false,
    revisionRemedy = revisionHint("takes it"),
  }: {
    readonly spec: TableSpec;
    readonly anchor?: Anchor | undefined;
    readonly maxGapDays: number;
    readonly today: string;
    readonly acceptRevisions?: boolean;
    readonly revisionRemedy?: string;
  },
): Validated {
  const { name } = spec.info;
  const csv = writeCsv(
    built,
    spec.fields.map((field) => field.name),
  );
  let columns: Columns;
  try {
    columns = toCells(parseTable(Buffer.from(csv), spec));
  } catch (error) {
    // The remedy of a stored file (restore it) does not fit a table that was never stored.
    throw new SourceError(
      `${(error as Error).message.split("; correct it, or restore")[0]}; the table stays as it was`,
    );
  }
  const keys = keysOf(columns, spec);
  const oldKeys = keysOf(current, spec);
  const at = new Map(keys.map((key, row) => [key, row]));
  const lost = oldKeys.filter((key) => !at.has(key));
  if (lost.length > 0) {
    throw new SourceError(
      `${name}: ${lost.length} rows are no longer there, the first of ${lost[0]}; the table stays as it was`,
    );
  }
  const old = new Set(oldKeys);
  checkGaps(keys, old, name, maxGapDays);
  const dated = spec.fields.find((field) => field.name === spec.primaryKey[0])?.type;
  const last = columns[spec.primaryKey[0] as string]?.at(-1);
  if ((dated === "date" || dated === "yearmonth") && String(last) > today) {
    throw new SourceError(
      `${name}: a row of ${last} lies in the future (today is ${today}); the table stays as it was`,
    );
  }
  const notes: string[] = [];
  for (const field of spec.fields) {
    if (spec.primaryKey.includes(field.name)) continue;
    const fresh = oldKeys.map((key) => columns[field.name]?.[at.get(key) as number] ?? null);
    checkColumn(`${name}, column ${field.name}`, current[field.name] ?? [], fresh, {
      keys: oldKeys,
      end: anchor[field.name],
      acceptRevisions,
      revisionRemedy,
    });
    for (const key of holes(columns[field.name] ?? [], keys, old))
      notes.push(`${field.name} has no value for ${key}`);
  }
  const odd = knownProblem(columns, spec) ?? dateProblem(columns, spec, today);
  if (odd !== undefined) throw new SourceError(`${name}: ${odd}; the table stays as it was`);
  return { csv, columns, notes };
}

/** The key of each row as text. */
export function keysOf(columns: Columns, spec: TableSpec): string[] {
  const [first = "", ...rest] = spec.primaryKey;
  return (columns[first] ?? []).map((value, row) =>
    [value, ...rest.map((name) => columns[name]?.[row] ?? null)].join(" "),
  );
}

/** Calendar days from one day or month to another. */
export function daysFrom(from: string, to: string): number {
  const [a, b] = [from, to].map((period) => Date.parse(period.length === 7 ? `${period}-01` : period)) as [
    number,
    number,
  ];
  return (b - a) / 86_400_000;
}

function checkGaps(
  keys: readonly string[],
  old: ReadonlySet<string>,
  table: string,
  maxGapDays: number,
): void {
  for (let row = 1; row < keys.length; row += 1) {
    const [before, after] = [keys[row - 1] as string, keys[row] as string];
    // A hole between two rows that stood side by side before is the table's own.
    if (old.has(before) && old.has(after)) continue;
    const gap = daysFrom(before, after);
    if (gap > maxGapDays) {
      throw new SourceError(
        `${table}: nothing between ${before} and ${after} (${gap} days; at most ${maxGapDays} are usual); the table stays as it was`,
      );
    }
  }
}

function checkColumn(
  where: string,
  old: readonly Cell[],
  fresh: readonly Cell[],
  {
    keys,
    end,
    acceptRevisions,
    revisionRemedy,
  }: {
    readonly keys: readonly string[];
    readonly end: string | undefined;
    readonly acceptRevisions: boolean;
    readonly revisionRemedy: string;
  },
): void {
  const gone = old.findIndex((value, row) => value !== null && fresh[row] === null);
  if (gone >= 0) {
    throw new SourceError(
      `${where}: the value of ${keys[gone]} (${old[gone]}) is no longer there; the table stays as it was`,
    );
  }
  if (acceptRevisions) return;
  const sizes: number[] = [];
  const changes: number[] = [];
  old.forEach((value, row) => {
    if (typeof value !== "number" || (end !== undefined && (keys[row] as string) > end)) return;
    sizes.push(Math.abs(value));
    changes.push(Math.abs((fresh[row] as number) - value));
  });
  if (sizes.length < ENOUGH) return;
  const [size, change] = [median(sizes), median(changes)] as [number, number];
  if (change > TYPICAL_REVISION * size) {
    throw new SourceError(
      `${where}: the values do not agree with those on record: a typical one was ${size} and changed by ${Number(change.toPrecision(3))}; the table stays as it was${revisionRemedy}`,
    );
  }
}

/** Keys of new rows in which the column has no value although an earlier and a later row have one. */
function holes(values: readonly Cell[], keys: readonly string[], old: ReadonlySet<string>): string[] {
  const present = values.map((value) => value !== null);
  const [first, last] = [present.indexOf(true), present.lastIndexOf(true)];
  return keys.filter((key, row) => row > first && row < last && !present[row] && !old.has(key));
}
