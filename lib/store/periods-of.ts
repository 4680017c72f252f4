import type { ColumnTable } from "arquero";
import { knownOn } from "./availability.js";
import type { StoredColumns } from "./columns.js";
import type { TableSpec } from "./manifest.js";
import type { TableInfo } from "./store.js";

/** Columns that date a table's rows: by one period, or by the first and the last of a window. */
const PERIODS = [
  ["date", "date"],
  ["month", "month"],
  ["trade_date", "trade_date"],
  ["base_date", "end_date"],
  ["start", "end"],
] as const;

/** A column of periods. */
type Periods = readonly (string | null)[];

type Dated = Pick<TableInfo, "coverage" | "fields">;

/** The columns that date a table's rows; undefined: there are none. */
function periodColumns({ fields }: Dated): readonly [from: string, to: string] | undefined {
  const isPeriod = (column: string) =>
    fields.some(({ name, type }) => name === column && (type === "date" || type === "yearmonth"));
  return PERIODS.find((pair) => pair.every(isPeriod));
}

/**
 * First and last period of a table's rows, at least one; a table without dates is a summary of its coverage.
 * @param known rows of the table
 */
export function periodsOf(known: ColumnTable, info: Dated): readonly [first: string, last: string] {
  const { coverage } = info;
  const columns = periodColumns(info);
  if (columns === undefined) return [coverage.start, coverage.end];
  const [from, to] = columns.map((name) => (known.column(name) ? known.array(name) : []) as Periods) as [
    Periods,
    Periods,
  ];
  return [foremost(from, (a, b) => a < b) ?? coverage.start, foremost(to, (a, b) => a > b) ?? coverage.end];
}

/** The period that stands before all others, null where all are missing. */
function foremost(periods: Periods, isBefore: (a: string, b: string) => boolean): string | null {
  let found: string | null = null;
  let previous: string | null = null;
  for (const period of periods) {
    // Rows of one period stand together.
    if (period === null || period === previous) continue;
    previous = period;
    if (found === null || isBefore(period, found)) found = period;
  }
  return found;
}

/** The last day that a table's rows reach, no later than the as-of, since some tables list days to come; undefined of no rows. */
export function reachOf(
  columns: StoredColumns,
  { info, primaryKey }: Pick<TableSpec, "info" | "primaryKey">,
  asOf: string | null,
): string | undefined {
  const rows = Object.values(columns)[0]?.length ?? 0;
  if (rows === 0) return undefined;
  const to = periodColumns(info)?.[1];
  const periods = (to === undefined ? [] : columns[to]) as Periods;
  // Days and months that come first in the key ascend.
  const last = to === primaryKey[0] ? periods[rows - 1] : foremost(periods, (a, b) => a > b);
  const day = knownOn(last ?? info.coverage.end);
  return asOf !== null && asOf < day ? asOf : day;
}
