/** A value of a series; null, undefined, NaN and infinite values are missing. */
export type ChartValue = number | null | undefined;

/** The values of a series. */
export type ChartValues = ArrayLike<ChartValue>;

/** Where a value stands, for the message that refuses it. */
export interface SeriesPosition {
  /** The function that was called: `lineChart`. */
  readonly chart: string;
  readonly series: string;
  /** What the values are of the series: `y value`. */
  readonly what: string;
  /** The name of a row beside its number: its day, its category. */
  readonly rowName?: (row: number) => unknown;
}

/** Whether a value can be drawn. */
export function isKnown(value: ChartValue): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

/** A value that is not what it should be, as a message shows it. */
function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  return typeof value === "object" || typeof value === "function"
    ? `a${typeof value === "object" ? "n" : ""} ${typeof value}`
    : String(value);
}

/**
 * One value of a series as a number: NaN where it is missing.
 * @throws RangeError when it is a text, a date or anything else that is no number
 */
export function chartNumber(value: unknown, position: SeriesPosition, row: number): number {
  if (value === null || value === undefined) return Number.NaN;
  if (typeof value === "number") return Number.isFinite(value) ? value : Number.NaN;
  const { chart, series, what, rowName } = position;
  const name = rowName?.(row);
  const at = `row ${row + 1}${typeof name === "string" ? ` (${name})` : ""}`;
  throw new RangeError(
    `${chart}: ${what} of ${JSON.stringify(series)} in ${at} is ${shown(value)}, not a number`,
  );
}

/** @throws RangeError when what is given is not a list */
export function requireList(values: unknown, { chart, series, what }: SeriesPosition): void {
  const length =
    typeof values === "object" && values !== null ? (values as { length?: unknown }).length : undefined;
  if (typeof length === "number") return;
  throw new RangeError(
    `${chart}: the ${what}s of ${JSON.stringify(series)} are ${shown(values)}, not a list`,
  );
}

/**
 * The values of a series as numbers, as many as it has: NaN where one is missing, so that it is never drawn as zero.
 * @throws RangeError when it is no list, or a value is a text, a date or anything else that is no number; names chart, series and row
 */
export function chartNumbers(values: ChartValues, position: SeriesPosition): number[] {
  requireList(values, position);
  return Array.from(values, (value, row) => chartNumber(value, position, row));
}

/** @throws RangeError when a series has another number of values than what it is drawn over; names chart, series and both numbers */
export function requireLength(
  values: ArrayLike<unknown>,
  { length, of }: { readonly length: number; readonly of: readonly [one: string, many: string] },
  { chart, series, what }: SeriesPosition,
): void {
  if (values.length === length) return;
  const had = `${values.length} ${what}${values.length === 1 ? "" : "s"}`;
  throw new RangeError(
    `${chart}: ${JSON.stringify(series)} has ${had} for ${length} ${of[length === 1 ? 0 : 1]}`,
  );
}
