import type { CsvScanner } from "../csv-scanner.js";
import type { Cell } from "./columns.js";
import type { FieldSpec } from "./manifest.js";
import { parseCell, rangeOf } from "./parse-cell.js";

/** Which cells of a scanner's block a column has: its place in records of `width` cells, and records `from` up to before `to`. */
export interface ColumnCells {
  readonly index: number;
  readonly width: number;
  readonly from: number;
  readonly to: number;
}

/** Adds a block's cells to a column; returns the first record whose cell is not one of the field's, or `to`. */
export type ReadColumn = (scanner: CsvScanner, cells: ColumnCells, values: Cell[]) => number;

/** A reader of one column of a file: what `parseCell` says of each cell, without a string or a check for each where that can be saved. */
export function columnReader(field: FieldSpec, fileSize: number): ReadColumn {
  return field.type === "number" || field.type === "integer"
    ? numberReader(field)
    : textReader(field, fileSize);
}

/** Digits up to which both a decimal's digits and its power of ten are exact numbers, so that their quotient is the nearest (Clinger 1990). */
const EXACT_DIGITS = 15;
const POWERS = Float64Array.from({ length: EXACT_DIGITS + 1 }, (_, power) => Number(`1e${power}`));
const [MINUS, DOT, ZERO] = [0x2d, 0x2e, 0x30];

/** The number that a plain decimal of few digits is; NaN for any other text. */
function shortDecimal(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start] === MINUS ? start + 1 : start;
  if (end - first > EXACT_DIGITS + 1) return Number.NaN;
  let [digits, dot] = [0, -1];
  for (let position = first; position < end; position += 1) {
    const digit = (bytes[position] as number) - ZERO;
    if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
    else if (digit === DOT - ZERO && dot < 0) dot = position;
    else return Number.NaN;
  }
  if (dot < 0) {
    if (first === end || end - first > EXACT_DIGITS) return Number.NaN;
  } else {
    if (dot === first || dot === end - 1) return Number.NaN;
    digits /= POWERS[end - dot - 1] as number;
  }
  return first > start ? -digits : digits;
}

function numberReader(field: FieldSpec): ReadColumn {
  const { minimum, maximum } = rangeOf(field);
  const whole = field.type === "integer";
  return (scanner, { index, width, from, to }, values) => {
    const { bytes, starts, ends } = scanner;
    for (let record = from; record < to; record += 1) {
      const cell = record * width + index;
      const [start, end] = [starts[cell] as number, ends[cell] as number];
      if (start === end) {
        values.push(null);
        continue;
      }
      const short = end < start ? Number.NaN : shortDecimal(bytes, start, end);
      if (short >= minimum && short <= maximum && !(whole && short % 1 !== 0)) {
        values.push(short);
        continue;
      }
      const value = parseCell(scanner.text(cell), field);
      if (value === undefined) return record;
      values.push(value);
    }
    return to;
  };
}

const MOST_SLOTS = 1 << 16;
const BYTES_A_CELL = 8;

/** Texts of the column are kept by their bytes, each in the slot of its hash, until another takes the slot. */
function textReader(field: FieldSpec, fileSize: number): ReadColumn {
  const slots = Math.min(MOST_SLOTS, 2 ** Math.ceil(Math.log2(fileSize / BYTES_A_CELL + 2)));
  const [keptStarts, keptEnds] = [new Int32Array(slots), new Int32Array(slots)];
  const kept: string[] = [];
  return (scanner, { index, width, from, to }, values) => {
    const { bytes, starts, ends } = scanner;
    for (let record = from; record < to; record += 1) {
      const cell = record * width + index;
      const [start, end] = [starts[cell] as number, ends[cell] as number];
      if (start === end) {
        values.push(null);
        continue;
      }
      const slot = hash(bytes, start, end) & (slots - 1);
      if (sameBytes(bytes, start, end, keptStarts[slot] as number, keptEnds[slot] as number)) {
        values.push(kept[slot] as string);
        continue;
      }
      const value = parseCell(scanner.text(cell), field);
      if (value === undefined) return record;
      values.push(value);
      if (end < start) continue;
      keptStarts[slot] = start;
      keptEnds[slot] = end;
      kept[slot] = value as string;
    }
    return to;
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

function sameBytes(bytes: Uint8Array, start: number, end: number, otherStart: number, otherEnd: number): boolean {
  if (end - start !== otherEnd - otherStart) return false;
  for (let offset = 0; offset < end - start; offset += 1) {
    if (bytes[start + offset] !== bytes[otherStart + offset]) return false;
  }
  return true;
}
