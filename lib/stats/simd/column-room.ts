import { BLOCK } from "../regression/matrix.js";
import { type Loops, simdLoops } from "./loops.js";

/** Columns are as far apart as keeps them out of each other's way in a processor's first cache. */
const STRIDE = BLOCK + 8;
const BYTES = Float64Array.BYTES_PER_ELEMENT;

/** A square of sums and a block of rows of columns, in the memory of the loops. */
interface ColumnRoom {
  /** Room of a column for up to `BLOCK` rows. */
  readonly columns: readonly Float64Array[];
  /** Folds rows of the columns into the square, as by `triangularise`. */
  fold(rows: number): void;
  /** Adds inner products of rows of the columns to the square, as by `addGram`; only those of a column with itself and the columns before it. */
  addGram(rows: number): void;
  /** The square: rows of as many numbers as there are columns. */
  square(): Float64Array[];
}

/**
 * Room for some columns with a square of zeros; null where there are no loops, or too many columns for them.
 * @example columnRoom(1000) // => null
 */
export function columnRoom(count: number): ColumnRoom | null {
  // Loops take two columns at a time: a column of zeros is beside the last.
  const width = count + 1;
  const first = width * width + (width % 2);
  const loops = simdLoops(first + width * STRIDE);
  if (loops === null) return null;
  const { room } = loops;
  room.fill(0, 0, first);
  room.fill(0, first + count * STRIDE, first + width * STRIDE);
  const run = (loop: Loops["fold"], rows: number) =>
    loop(0, width, count, first * BYTES, STRIDE * BYTES, rows);
  return {
    columns: Array.from({ length: count }, (_, j) =>
      room.subarray(first + j * STRIDE, first + j * STRIDE + BLOCK),
    ),
    fold: (rows) => run(loops.fold, rows),
    addGram: (rows) => run(loops.addGram, rows),
    square: () => Array.from({ length: count }, (_, i) => room.slice(i * width, i * width + count)),
  };
}
