import { SourceError } from "../../sources/source-error.js";
import { median } from "../../stats/median.js";
import type { Cell, Columns } from "../../store/columns.js";
import type { TableSpec } from "../../store/manifest.js";
import { daysFrom, keysOf } from "../validate.js";

/** Values on record from which on their sizes tell what is usual. */
const MIN_ON_RECORD = 12;
/** New values from which on a typical one tells their unit, how large it may be against the largest on record, and how small against a usual one. */
const MIN_NEW = 5;
const MAX_OF_LARGEST = 2;
const MIN_OF_USUAL = 1 / 30;
/** A value or a step this many times the largest on record is in another unit, or wrong. */
const BEYOND_RECORD = 5;
/** A step of a column that is never zero or negative, up to which nothing is asked. */
const USUAL_STEP = 5;
/** How near a ratio lies to a power of ten that a slip of the unit makes: percent, thousands, basis points, millions. */
const POWER_TOLERANCE = 0.001;

/** How unit slips are told from what is new. */
export interface UnitOptions {
  /**
   * Which steps, from a row to the next, a column that is always positive may make: `usual`, up to several times the value; none that
   * is larger than all `as on record`, where a row is new and lies no further from the next than usual; `any`.
   */
  readonly steps?: "usual" | "as on record" | "any";
  /** Days between rows that lie no further apart than usual. */
  readonly maxGapDays?: number;
  /** What to do then. */
  readonly remedy?: string;
}

/**
 * Refuses values that stand in another unit than their column, be it one of them or half: a value that is a hundred, a thousand ... times the
 * one on record and less usual than that, a step or a size far beyond all on record, new values of which a typical one is.
 * @param columns the table as it would be
 * @param current the table on record
 * @throws SourceError naming column, row and both values
 */
export function checkUnits(
  columns: Columns,
  current: Columns,
  spec: TableSpec,
  {
    steps = "usual",
    maxGapDays = Number.POSITIVE_INFINITY,
    remedy = "Correct it in the file; nothing was changed",
  }: UnitOptions = {},
): void {
  const keys = keysOf(columns, spec);
  const rowOnRecord = new Map(keysOf(current, spec).map((key, row) => [key, row]));
  const inOrder = spec.primaryKey.length === 1 && spec.fields.some(isPeriodOf(spec));
  for (const { name, type } of spec.fields) {
    if ((type !== "number" && type !== "integer") || spec.primaryKey.includes(name)) continue;
    const fresh = columns[name] ?? [];
    const onRecord = keys.map((key) => current[name]?.[rowOnRecord.get(key) ?? -1] ?? null);
    const where = `${spec.info.name}, column ${name}`;
    const column = { where, keys, fresh, onRecord, maxGapDays, remedy };
    const known = numbersOf(current[name] ?? []);
    if (known.length === 0) continue;
    const sizes = { usual: median(known.map(Math.abs)), largest: largestSize(known) };
    checkPowers(column, sizes);
    if (known.length < MIN_ON_RECORD) continue;
    if (inOrder && known.every((value) => value > 0)) {
      if (steps === "any") continue;
      const largest = largestStep(keysOf(current, spec), current[name] ?? [], maxGapDays);
      checkSteps(column, { largest, usual: steps === "usual" ? USUAL_STEP : 1 });
      continue;
    }
    checkSizes(column, sizes);
    // What never turns negative, such as a rate, can lie near zero for years.
    if (known.some((value) => value < 0)) checkTypical(column, sizes);
  }
}

const isPeriodOf =
  ({ primaryKey }: TableSpec) =>
  ({ name, type }: TableSpec["fields"][number]) =>
    name === primaryKey[0] && (type === "date" || type === "yearmonth");

interface Checked {
  readonly where: string;
  readonly keys: readonly string[];
  readonly fresh: readonly Cell[];
  /** The value on record of each row, null where there is none. */
  readonly onRecord: readonly Cell[];
  readonly maxGapDays: number;
  readonly remedy: string;
}

/** Sizes of the values of a column on record. */
interface Sizes {
  readonly usual: number;
  readonly largest: number;
}

/**
 * A value that is a power of ten, a hundred or more, times the one on record, or that part of it, and lies farther from a usual size or beyond
 * the largest.
 */
function checkPowers({ where, keys, fresh, onRecord, remedy }: Checked, { usual, largest }: Sizes): void {
  keys.forEach((key, row) => {
    const [value, before] = [fresh[row], onRecord[row]];
    if (!isPresent(value) || !isPresent(before) || value === before) return;
    const power = Math.log10(value / before);
    const isSlip = Math.abs(power) > 1.5 && Math.abs(power - Math.round(power)) < POWER_TOLERANCE;
    const distance = (size: number) => Math.abs(Math.log(Math.abs(size) / usual));
    if (!isSlip || (distance(value) <= distance(before) && Math.abs(value) <= largest)) return;
    const ratio = power > 0 ? `${10 ** Math.round(power)} times` : `a ${10 ** Math.round(-power)}th of`;
    throw slip(`${where}, ${key}: ${value} is ${ratio} the ${before} on record`, remedy);
  });
}

/** A step, from the row before to a row or from it to the next, that is beyond the largest on record and the usual ones. */
function checkSteps(
  { where, keys, fresh, onRecord, maxGapDays, remedy }: Checked,
  { largest, usual }: { readonly largest: number; readonly usual: number },
): void {
  let before = -1;
  fresh.forEach((value, row) => {
    if (!isPresent(value)) return;
    const [from, isNew] = [fresh[before], value !== onRecord[row] || fresh[before] !== onRecord[before]];
    const [start, end] = [keys[before] ?? "", keys[row] as string];
    const isRevision = onRecord[row] !== null && onRecord[before] !== null;
    before = row;
    if (!isPresent(from) || !isNew) return;
    const isLoose = isRevision || daysFrom(start, end) > maxGapDays;
    const most = Math.max(largest, isLoose ? USUAL_STEP : usual);
    const step = stepOf(from, value);
    if (step <= most) return;
    const [shown, shownLargest] =
      step < 2 ? [step.toFixed(3), largest.toFixed(3)] : [step.toFixed(1), largest.toFixed(2)];
    throw slip(
      `${where}: from ${from} (${start}) to ${value} (${end}) is a step by a factor of ${shown}; the largest on record is ${shownLargest}`,
      remedy,
    );
  });
}

/** A value whose size is far beyond the largest on record. */
function checkSizes({ where, keys, fresh, onRecord, remedy }: Checked, { largest }: Sizes): void {
  const row = fresh.findIndex(
    (value, at) => isPresent(value) && value !== onRecord[at] && Math.abs(value) > BEYOND_RECORD * largest,
  );
  if (row < 0) return;
  throw slip(
    `${where}, ${keys[row]}: ${fresh[row]} lies far beyond the largest on record, ${largest}`,
    remedy,
  );
}

/** New values of which a typical one is far larger than all on record, or hardly anything against a usual one. */
function checkTypical({ where, fresh, onRecord, remedy }: Checked, { usual, largest }: Sizes): void {
  const sizes = fresh.flatMap((value, row) =>
    isPresent(value) && onRecord[row] === null ? [Math.abs(value)] : [],
  );
  if (sizes.length < MIN_NEW) return;
  const typical = median(sizes);
  if (typical <= MAX_OF_LARGEST * largest && typical >= MIN_OF_USUAL * usual) return;
  throw slip(
    `${where}: a typical one of ${sizes.length} new values has the size ${typical}; on record a usual one has ${usual}, and the largest ${largest}`,
    remedy,
  );
}

const isPresent = (value: Cell | undefined): value is number => typeof value === "number" && value !== 0;
const numbersOf = (values: readonly Cell[]) => values.filter((value) => typeof value === "number");
const largestSize = (values: readonly number[]) =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const stepOf = (from: number, to: number) => Math.max(from / to, to / from);

/** The largest step on record between rows that lie no further apart than usual; 1 without any. */
function largestStep(keys: readonly string[], values: readonly Cell[], maxGapDays: number): number {
  let most = 1;
  let before = -1;
  values.forEach((value, row) => {
    if (!isPresent(value)) return;
    const from = values[before];
    if (isPresent(from) && daysFrom(keys[before] as string, keys[row] as string) <= maxGapDays)
      most = Math.max(most, stepOf(from, value));
    before = row;
  });
  return most;
}

const slip = (found: string, remedy: string) => new SourceError(`${found}: is it in another unit? ${remedy}`);
