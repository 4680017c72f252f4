import type { DatedSeries } from "../sources/dates.js";
import { changedFormat, SourceError } from "../sources/source-error.js";
import type { Cell, Columns } from "../store/columns.js";

/** Fresh values by column, then by period. */
export type Fresh = Readonly<Record<string, ReadonlyMap<string, Cell>>>;

const periodsOf = (columns: Columns, key: string) => columns[key] as readonly string[];

/** Is the period (a day or a month) at or after the day? */
const from = (period: string, since: string | null) =>
  since === null || period >= since.slice(0, period.length);

/**
 * A table whose covered columns say what the source says now, from the table's first period on: values that the source revised change, and
 * periods are added. Columns that `fresh` does not name keep their values; periods before `since`, or before the source's first, stay as
 * they are. A value that the source no longer has is missing afterwards, which the validation refuses.
 * @param options.alsoRows periods that are rows even where no column has a value
 */
export function replaceRows(
  current: Columns,
  fresh: Fresh,
  {
    key,
    since = null,
    alsoRows = [],
  }: { readonly key: string; readonly since?: string | null; readonly alsoRows?: readonly string[] },
): Columns {
  const old = periodsOf(current, key);
  const first = old[0] ?? "";
  const named = [...alsoRows, ...Object.values(fresh).flatMap((series) => [...series.keys()])];
  const periods = [
    ...new Set([...old, ...named.filter((period) => period >= first && from(period, since))]),
  ].sort();
  const row = new Map(old.map((period, index) => [period, index]));
  return Object.fromEntries(
    Object.entries(current).map(([name, values]) => {
      if (name === key) return [name, periods];
      const before = (period: string) =>
        row.has(period) ? (values[row.get(period) as number] as Cell) : null;
      const series = fresh[name];
      if (series === undefined) return [name, periods.map(before)];
      const start = [...series.keys()][0] ?? "";
      return [
        name,
        periods.map((period) =>
          from(period, since) && period >= start ? (series.get(period) ?? null) : before(period),
        ),
      ];
    }),
  );
}

/** How far the source's levels may stray from the table's on common periods: rounding and a vendor's odd quote. */
const TYPICAL = 0.002;
const AT_THE_LINK = 0.005;
/** Common periods that are compared. */
const OVERLAP = 60;

/**
 * A table of rebased levels, continued: each column goes on from its own last value, new(t) = old(link) * source(t) / source(link), where
 * `link` is the last period that both have. Rows that exist are not touched, so history is never rescaled.
 * @param options.maxStep largest change from one level to the next, as a decimal return
 * @throws SourceError when a column has no recent common period with its source, the two do not move together before it, or a new level
 *   jumps
 */
export function extendLevels(
  current: Columns,
  fresh: Readonly<Record<string, DatedSeries>>,
  { key, digits, maxStep }: { readonly key: string; readonly digits: number; readonly maxStep: number },
): Columns {
  const old = periodsOf(current, key);
  const added: Record<string, Map<string, number>> = {};
  for (const [name, series] of Object.entries(fresh)) {
    added[name] = continued(name, toSeries(old, current[name] as readonly Cell[]), {
      source: series,
      digits,
      maxStep,
    });
  }
  const last = old.at(-1) ?? "";
  const periods = [...new Set(Object.values(added).flatMap((series) => [...series.keys()]))]
    .filter((period) => period > last)
    .sort();
  return Object.fromEntries(
    Object.entries(current).map(([name, values]) => {
      if (name === key) return [name, [...old, ...periods]];
      const series = added[name];
      return [
        name,
        [
          ...values.map((value, row) => value ?? series?.get(old[row] as string) ?? null),
          ...periods.map((period) => series?.get(period) ?? null),
        ],
      ];
    }),
  );
}

/** A column of numbers by period, without its missing values. */
export function toSeries(periods: readonly string[], values: readonly Cell[]): Map<string, number> {
  return new Map(
    periods.flatMap((period, row) => (values[row] == null ? [] : [[period, values[row] as number] as const])),
  );
}

function continued(
  column: string,
  old: ReadonlyMap<string, number>,
  options: { readonly source: DatedSeries; readonly digits: number; readonly maxStep: number },
): Map<string, number> {
  const { source, digits, maxStep } = options;
  const last = [...old.keys()].at(-1) ?? "";
  const common = [...old.keys()].filter((period) => source.has(period)).slice(-OVERLAP);
  const link = common.at(-1);
  // A vendor may lack single days; the level of a few rows earlier serves as well.
  if (link === undefined || ![...old.keys()].slice(-5).includes(link)) {
    throw changedFormat(`column ${column}`, {
      expected: `a level near ${last}, where the table ends, to continue from`,
      found: `levels of ${[...source.keys()][0] ?? "no day"} to ${[...source.keys()].at(-1) ?? "no day"}`,
    });
  }
  const ratio = (period: string) => (old.get(period) as number) / (source.get(period) as number);
  const strays = common.map((period) => Math.abs(ratio(period) / ratio(link) - 1)).sort((a, b) => a - b);
  const typical = strays[strays.length >> 1] as number;
  const middle = common.map(ratio).sort((a, b) => a - b)[common.length >> 1] as number;
  if (typical > TYPICAL || Math.abs(ratio(link) / middle - 1) > AT_THE_LINK) {
    throw new SourceError(
      `column ${column}: the source does not continue the table: over ${common.length} common periods to ${link} it strays by ${(100 * typical).toFixed(2)}%, at the link by ${(100 * Math.abs(ratio(link) / middle - 1)).toFixed(2)}%`,
    );
  }
  const added = new Map<string, number>();
  let before = old.get(last) as number;
  for (const [period, value] of source) {
    if (period <= last) continue;
    const level = round(value * ratio(link), digits);
    if (Math.abs(level / before - 1) > maxStep) {
      throw new SourceError(`column ${column}: the level jumps from ${before} to ${level} on ${period}`);
    }
    added.set(period, level);
    before = level;
  }
  return added;
}

/**
 * The decimal nearest to the number's exact value; never minus zero.
 * @example round(0.1234567, 4) // => 0.1235
 */
export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits)) + 0;
}
