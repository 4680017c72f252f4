import type { StoredColumn } from "./columns.js";
import { PAUSE, type TextSlots } from "./csv-loops.js";
import type { CsvScanner } from "./csv-scanner.js";
import type { FieldSpec } from "./manifest.js";
import { parseCell, rangeOf } from "./parse-cell.js";
import { EXACT_DIGITS, POWERS } from "./powers-of-ten.js";

/** Which cells of a scanner's block a column has: its place in records of `width` cells, and records `from` up to before `to`. */
export interface ColumnCells {
  readonly index: number;
  readonly width: number;
  readonly from: number;
  readonly to: number;
}

/** A column that grows block by block. */
export interface GrowingColumn {
  /** Adds a block's cells; returns the first record whose cell is not one of the field's, or `to`. */
  add(scanner: CsvScanner, cells: ColumnCells): number;
  values(): StoredColumn;
}

/**
 * A column still without rows. What it takes for a cell is what `parseCell` says of it, without a string or a check for each cell where
 * that can be saved.
 * @param rows to be expected; there may be more or fewer
 * @param newSlots gives slots for texts that the scanner's loops find; without, a column has its own
 */
export function growingColumn(
  field: FieldSpec,
  rows: number,
  newSlots: () => TextSlots = () => ownSlots(textSlotsOf(rows)),
): GrowingColumn {
  return isNumeric(field) ? numberColumn(field, rows) : textColumn(field, { rows, slots: newSlots() });
}

/** Whether a field's cells are numbers. */
export const isNumeric = ({ type }: FieldSpec) => type === "number" || type === "integer";

const [MINUS, DOT, ZERO] = [0x2d, 0x2e, 0x30];

/** Puts the number that a plain decimal of few digits is in its place; false for any other text, which may be a number too. */
function putShortDecimal(
  bytes: Uint8Array,
  start: number,
  end: number,
  values: Float64Array,
  row: number,
): boolean {
  const first = bytes[start] === MINUS ? start + 1 : start;
  if (end <= first || end - first > EXACT_DIGITS + 1) return false;
  let digits = 0;
  let dot = -1;
  for (let position = first; position < end; position += 1) {
    const digit = (bytes[position] as number) - ZERO;
    if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
    else if (digit === DOT - ZERO && dot < 0) dot = position;
    else return false;
  }
  if (dot < 0) {
    if (end - first > EXACT_DIGITS) return false;
  } else {
    if (dot === first || dot === end - 1) return false;
    digits /= POWERS[end - dot - 1] as number;
  }
  values[row] = first > start ? -digits : digits;
  return true;
}

function numberColumn(field: FieldSpec, rows: number): GrowingColumn {
  const { minimum, maximum } = rangeOf(field);
  const whole = field.type === "integer";
  const passes = (value: number) => value >= minimum && value <= maximum && (!whole || value % 1 === 0);
  let values = new Float64Array(rows);
  let size = 0;
  return {
    add(scanner, { index, width, from, to }) {
      const { bytes, starts, ends } = scanner;
      if (size + to - from > values.length) values = longer(values, size + to - from);
      const column = values;
      const offset = size - from;
      let asked = from;
      for (let record = from; record < to; record += 1) {
        if (scanner.loops && record >= asked) {
          const cells = { cell: record * width + index, step: width, count: to - record };
          const done = scanner.loops.decimals(cells, { minimum, maximum, whole });
          column.set(scanner.loops.numbers.subarray(0, done), offset + record);
          record += done;
          if (record === to) break;
          if (done === 0) asked = record + PAUSE;
        }
        const cell = record * width + index;
        const start = starts[cell] as number;
        const end = ends[cell] as number;
        const row = offset + record;
        if (putShortDecimal(bytes, start, end, column, row) && passes(column[row] as number)) continue;
        const value = parseCell(scanner.text(cell), field);
        if (value === undefined) return record;
        column[row] = (value as number | null) ?? Number.NaN;
      }
      size += to - from;
      return to;
    },
    values: () => (size === values.length ? values : values.slice(0, size)),
  };
}

function longer(values: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const copy = new Float64Array(Math.max(size, 2 * values.length));
  copy.set(values);
  return copy;
}

const MAX_SLOTS = 1 << 16;

/** Slots for the texts of a column of some rows: a power of two. */
export const textSlotsOf = (rows: number) => Math.min(MAX_SLOTS, 2 ** Math.ceil(Math.log2(rows + 2)));

const ownSlots = (count: number): TextSlots => ({
  starts: new Int32Array(count),
  ends: new Int32Array(count),
});

/** A text is cached in the slot of its hash until another takes the slot. */
function textColumn(
  field: FieldSpec,
  { rows, slots }: { readonly rows: number; readonly slots: TextSlots },
): GrowingColumn {
  const values = new Array<string | null>(rows);
  let size = 0;
  const { starts: cachedStarts, ends: cachedEnds } = slots;
  const count = cachedStarts.length;
  const cached: (string | null)[] = new Array(count).fill(null);
  return {
    add(scanner, { index, width, from, to }) {
      const { bytes, starts, ends } = scanner;
      let slot = 0;
      let asked = from;
      for (let record = from; record < to; record += 1) {
        if (scanner.loops && record >= asked) {
          const { found } = scanner.loops;
          const cells = { cell: record * width + index, step: width, count: to - record };
          const done = scanner.loops.find(cells, slots, slot);
          const first = size;
          for (let k = 0; k < done; k += 1) values[first + k] = cached[found[k] as number] as string | null;
          if (done > 0) slot = found[done - 1] as number;
          size += done;
          record += done;
          if (record === to) break;
          if (done === 0) asked = record + PAUSE;
        }
        const cell = record * width + index;
        const start = starts[cell] as number;
        const end = ends[cell] as number;
        // Rows of one day stand together.
        if (!sameBytes(bytes, start, end, cachedStarts[slot] as number, cachedEnds[slot] as number)) {
          slot = hash(bytes, start, end) & (count - 1);
          if (!sameBytes(bytes, start, end, cachedStarts[slot] as number, cachedEnds[slot] as number)) {
            const parsed = parseCell(scanner.text(cell), field) as string | null | undefined;
            if (parsed === undefined) return record;
            cachedStarts[slot] = start;
            cachedEnds[slot] = end;
            cached[slot] = parsed;
          }
        }
        values[size] = cached[slot] as string | null;
        size += 1;
      }
      return to;
    },
    values() {
      values.length = size;
      return values;
    },
  };
}

/** FNV-1a (Fowler, Noll, Vo), its upper half folded onto the lower. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let state = 0x811c9dc5 | 0;
  for (let position = start; position < end; position += 1) {
    state = Math.imul(state ^ (bytes[position] as number), 0x01000193);
  }
  return state ^ (state >>> 16);
}

function sameBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  otherStart: number,
  otherEnd: number,
): boolean {
  if (end - start !== otherEnd - otherStart) return false;
  for (let offset = 0; offset < end - start; offset += 1) {
    if (bytes[start + offset] !== bytes[otherStart + offset]) return false;
  }
  return true;
}
