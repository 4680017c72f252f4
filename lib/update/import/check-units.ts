import type { Cell, Columns } from "../../store/columns.js";
import type { TableSpec } from "../../store/manifest.js";
import { UserError } from "../../user-error.js";
import { median } from "../median.js";
import { keysOf } from "../validate.js";

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

/**
 * Refuses values that stand in another unit than their column, be it one of them or half: a value that is a hundred, a thousand ... times the
 * one on record and less usual than that, a step or a size far beyond all on record, new values of which a typical one is.
 * @param columns the table as it would be
 * @param current the table on record
 * @throws UserError naming column, row and both values
 */
export function checkUnits(columns: Columns, current: Columns, spec: TableSpec): void {
  const keys = keysOf(columns, spec);
  const rowOnRecord = new Map(keysOf(current, spec).map((key, row) => [key, row]));
  const inOrder = spec.primaryKey.length === 1 && spec.fields.some(isPeriodOf(spec));
  for (const { name, type } of spec.fields) {
    if ((type !== "number" && type !== "integer") || spec.primaryKey.includes(name)) continue;
    const fresh = columns[name] ?? [];
    const onRecord = keys.map((key) => current[name]?.[rowOnRecord.get(key) ?? -1] ?? null);
    const column = { where: `${spec.info.name}, column ${name}`, keys, fresh, onRecord };
    const known = numbersOf(current[name] ?? []);
    if (known.length === 0) continue;
    const sizes = { usual: median(known.map(Math.abs)) as number, largest: largestSize(known) };
    checkPowers(column, sizes);
    if (known.length < MIN_ON_RECORD) continue;
    if (inOrder && known.every((value) => value > 0)) checkSteps(column, largestStep(known));
    else {
      checkSizes(column, sizes);
      checkTypical(column, sizes);
    }
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
function checkPowers({ where, keys, fresh, onRecord }: Checked, { usual, largest }: Sizes): void {
  keys.forEach((key, row) => {
    const [value, before] = [fresh[row], onRecord[row]];
    if (!isPresent(value) || !isPresent(before) || value === before) return;
    const power = Math.log10(value / before);
    const isSlip = Math.abs(power) > 1.5 && Math.abs(power - Math.round(power)) < POWER_TOLERANCE;
    const distance = (size: number) => Math.abs(Math.log(Math.abs(size) / usual));
    if (!isSlip || (distance(value) <= distance(before) && Math.abs(value) <= largest)) return;
    const ratio = power > 0 ? `${10 ** Math.round(power)} times` : `a ${10 ** Math.round(-power)}th of`;
    throw slip(`${where}, ${key}: ${value} is ${ratio} the ${before} on record`);
  });
}

/** A step, from the row before to a row or from it to the next, that is far beyond the largest on record. */
function checkSteps({ where, keys, fresh, onRecord }: Checked, largest: number): void {
  const most = Math.max(USUAL_STEP, largest);
  let before = -1;
  fresh.forEach((value, row) => {
    if (!isPresent(value)) return;
    const [from, isNew] = [fresh[before], value !== onRecord[row] || fresh[before] !== onRecord[before]];
    if (isPresent(from) && isNew && stepOf(from, value) > most) {
      throw slip(
        `${where}: from ${from} (${keys[before]}) to ${value} (${keys[row]}) is a step by a factor of ${stepOf(from, value).toFixed(1)}; the largest on record is ${largest.toFixed(2)}`,
      );
    }
    before = row;
  });
}

/** A value whose size is far beyond the largest on record. */
function checkSizes({ where, keys, fresh, onRecord }: Checked, { largest }: Sizes): void {
  const row = fresh.findIndex(
    (value, at) => isPresent(value) && value !== onRecord[at] && Math.abs(value) > BEYOND_RECORD * largest,
  );
  if (row < 0) return;
  throw slip(`${where}, ${keys[row]}: ${fresh[row]} lies far beyond the largest on record, ${largest}`);
}

/** New values of which a typical one is far larger than all on record, or hardly anything against a usual one. */
function checkTypical({ where, fresh, onRecord }: Checked, { usual, largest }: Sizes): void {
  const sizes = fresh.flatMap((value, row) =>
    isPresent(value) && onRecord[row] === null ? [Math.abs(value)] : [],
  );
  if (sizes.length < MIN_NEW) return;
  const typical = median(sizes) as number;
  if (typical <= MAX_OF_LARGEST * largest && typical >= MIN_OF_USUAL * usual) return;
  throw slip(
    `${where}: a typical one of ${sizes.length} new values has the size ${typical}; on record a usual one has ${usual}, and the largest ${largest}`,
  );
}

const isPresent = (value: Cell | undefined): value is number => typeof value === "number" && value !== 0;
const numbersOf = (values: readonly Cell[]) => values.filter((value) => typeof value === "number");
const largestSize = (values: readonly number[]) =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const stepOf = (from: number, to: number) => Math.max(from / to, to / from);
const largestStep = (values: readonly number[]) =>
  values.reduce(
    (most, value, row) => (row === 0 ? most : Math.max(most, stepOf(values[row - 1] as number, value))),
    1,
  );

const slip = (found: string) =>
  new UserError(`${found}: is it in another unit? Correct it in the file; nothing was changed`);
