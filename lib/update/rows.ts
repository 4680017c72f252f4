import type { Anchor, LeftColumns, Retained } from "../book/table-recipe.js";
import { SourceError } from "../sources/source-error.js";
import type { Cell, Columns } from "../store/columns.js";

/** Fresh values by column, then by period. */
export type Fresh = Readonly<Record<string, ReadonlyMap<string, Cell>>>;

const periodsOf = (columns: Columns, key: string) => columns[key] as readonly string[];

/** Is the period (a day or a month) at or after the day? */
const from = (period: string, since: string | null) =>
  since === null || period >= since.slice(0, period.length);

/** A table after its source has been read. */
export interface Renewed {
  readonly columns: Columns;
  readonly retained: Retained;
  readonly left: LeftColumns;
}

/** What stands where a table is brought up to date from its anchor on. */
export interface Anchored extends Renewed {
  readonly anchor: Anchor;
}

/**
 * What a task makes of each column's source. A column of which it makes nothing stays as it is, and the others go on.
 * @throws SourceError the first one, when all fail
 */
export function columnByColumn<T>(
  columns: readonly string[],
  task: (column: string) => T,
): { readonly done: Readonly<Record<string, T>>; readonly left: LeftColumns } {
  const done: Record<string, T> = {};
  const left: Record<string, string> = {};
  for (const column of columns) {
    try {
      done[column] = task(column);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      left[column] = error.message;
      if (Object.keys(left).length === columns.length) throw error;
    }
  }
  return { done, left };
}

/**
 * A table whose covered columns say what the source says now, from the table's first period on: values that the source revised change, and
 * periods are added. Columns that `fresh` does not name keep their values; periods before `since`, or before the source's first, stay as
 * they are, and so does a value that the source has no more.
 * @param options.anchor as recorded; default, for a column that was never updated, its last period
 * @param options.alsoRows periods that are rows even where no column has a value
 * @throws SourceError when the source has nothing at all of any column
 */
export function replaceRows(
  current: Columns,
  fresh: Fresh,
  {
    key,
    anchor: recorded = {},
    since = null,
    alsoRows = [],
  }: {
    readonly key: string;
    readonly anchor?: Anchor | undefined;
    readonly since?: string | null;
    readonly alsoRows?: readonly string[];
  },
): Anchored {
  const old = periodsOf(current, key);
  const first = old[0] ?? "";
  const named = [...alsoRows, ...Object.values(fresh).flatMap((series) => [...series.keys()])];
  const periods = [
    ...new Set([...old, ...named.filter((period) => period >= first && from(period, since))]),
  ].sort();
  const retained: Record<string, readonly string[]> = {};
  const columns = Object.keys(fresh).filter((name) => name in current);
  const { done: renewed, left } = columnByColumn(columns, (name) => {
    const values = current[name] as readonly Cell[];
    const series = fresh[name] as ReadonlyMap<string, Cell>;
    const [start] = series.keys();
    if (start === undefined && values.some((value) => value !== null)) {
      throw new SourceError(`column ${name}: the source has no value of it any more`);
    }
    const isOpen = (period: string) => from(period, since) && start !== undefined && period >= start;
    const gone = old.filter(
      (period, row) => isOpen(period) && values[row] !== null && (series.get(period) ?? null) === null,
    );
    if (gone.length > 0) retained[name] = gone;
    return new Map([...series].filter(([period, value]) => isOpen(period) && value !== null));
  });
  const anchor = { ...lastPeriods(current, columns, key), ...recorded };
  return { columns: withValues(current, renewed, { key, periods }), retained, left, anchor };
}

/** The last period with a value in each of some columns; "" without any. */
export function lastPeriods(
  current: Columns,
  columns: readonly string[],
  key: string,
): Readonly<Record<string, string>> {
  const periods = periodsOf(current, key);
  return Object.fromEntries(
    columns.map((name) => [
      name,
      periods[current[name]?.findLastIndex((value) => value !== null) ?? -1] ?? "",
    ]),
  );
}

/** The last period of any of some series; "" of none. @example lastPeriod({ a: new Map([["2024-06", 1]]), b: new Map([["2024-07", 2]]) }) // => "2024-07" */
export function lastPeriod(series: Readonly<Record<string, ReadonlyMap<string, unknown>>>): string {
  return Object.values(series)
    .flatMap((one) => [...one.keys()].slice(-1))
    .sort()
    .slice(-1)
    .join("");
}

/** A table of some periods: each column has its renewed values, and its own where it has none. */
export function withValues(
  current: Columns,
  renewed: Fresh,
  { key, periods }: { readonly key: string; readonly periods: readonly string[] },
): Columns {
  const row = new Map(periodsOf(current, key).map((period, index) => [period, index]));
  return Object.fromEntries(
    Object.entries(current).map(([name, values]) => [
      name,
      name === key
        ? periods
        : periods.map((period) => {
            const value = renewed[name]?.get(period);
            return value === undefined ? (values[row.get(period) ?? -1] ?? null) : value;
          }),
    ]),
  );
}

/** A column of numbers by period, without its missing values. */
export function toSeries(periods: readonly string[], values: readonly Cell[]): Map<string, number> {
  return new Map(
    periods.flatMap((period, row) => (values[row] == null ? [] : [[period, values[row] as number] as const])),
  );
}

/**
 * The decimal nearest to the number's exact value; never minus zero.
 * @example round(0.1234567, 4) // => 0.1235
 */
export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits)) + 0;
}
