import { columnRoom } from "../simd/column-room.js";
import { BLOCK, dot, type Matrix } from "./matrix.js";

/** Least squares by orthogonal reflections: X = Q R. */
export interface HouseholderSolution {
  /** k coefficients. */
  readonly params: Float64Array;
  /** n residuals. */
  readonly resid: Float64Array;
  /** Inverse of R: k rows of k, upper triangular. */
  readonly rInverse: Matrix;
  /** Largest variance inflation of a coefficient: x'x times the diagonal of (X'X)^-1; 1 where the columns are orthogonal. */
  readonly inflation: number;
  /** The first k columns of Q, n values each; worked out when asked. */
  orthonormalBasis(): Float64Array[];
}

/**
 * Solution of min ||y - X b|| by Householder QR (Golub and Van Loan, section 5.3), or the position of the first column that is a
 * combination of those before it. Rows are folded into R block by block (as in tall-skinny QR), so memory is read once. The rank test is
 * relative to each column's own length, so units do not matter.
 * @param columns k columns of n finite numbers, n > k
 * @example householderSolve([Float64Array.of(1, 2), Float64Array.of(2, 4)], Float64Array.of(1, 1)) // => { dependent: 1 }
 */
export function householderSolve(
  columns: readonly Float64Array[],
  y: Float64Array,
): HouseholderSolution | { readonly dependent: number } {
  const n = y.length;
  const k = columns.length;
  const r = triangle([...columns, y]);
  const at = (i: number, j: number) => (r[i] as Float64Array)[j] as number;
  const lengths = columns.map((_, j) => Math.hypot(...Array.from({ length: j + 1 }, (_row, i) => at(i, j))));
  // A zero column fails too, as its length is zero.
  const dependent = lengths.findIndex((length, j) => !(Math.abs(at(j, j)) > n * Number.EPSILON * length));
  if (dependent >= 0) return { dependent };
  const rInverse = invertUpper(r, k);
  const params = Float64Array.from(rInverse, (row) =>
    row.reduce((sum, value, j) => sum + value * at(j, k), 0),
  );
  const resid = y.slice();
  for (const [j, column] of columns.entries()) subtract(resid, column, params[j] as number);
  return {
    params,
    resid,
    rInverse,
    inflation: Math.max(...rInverse.map((row, j) => dot(row, row) * (lengths[j] as number) ** 2)),
    orthonormalBasis() {
      const basis = columns.map((column) => column.slice());
      for (let start = 0; start < n; start += BLOCK) {
        const block = basis.map((q) => q.subarray(start, start + BLOCK));
        for (const [j, q] of block.entries()) {
          for (let i = 0; i < j; i += 1) subtract(q, block[i] as Float64Array, at(i, j));
          const scale = 1 / at(j, j);
          for (let t = 0; t < q.length; t += 1) q[t] = (q[t] as number) * scale;
        }
      }
      return basis;
    },
  };
}

/** Below this many numbers the loops of WebAssembly gain nothing. */
const MIN_NUMBERS = 512;

/** R of the columns, the last one not reflected on: rows of m numbers for m columns. */
function triangle(columns: readonly Float64Array[]): Matrix {
  const n = (columns[0] as Float64Array).length;
  const room = n * columns.length < MIN_NUMBERS ? null : columnRoom(columns.length);
  if (room === null) return triangularise(columns);
  for (let start = 0; start < n; start += BLOCK) {
    for (const [j, column] of columns.entries()) {
      (room.columns[j] as Float64Array).set(column.subarray(start, start + BLOCK));
    }
    room.fold(Math.min(BLOCK, n - start));
  }
  return room.square();
}

function triangularise(columns: readonly Float64Array[]): Matrix {
  const m = columns.length;
  const n = (columns[0] as Float64Array).length;
  const r = columns.map(() => new Float64Array(m));
  const rows = Math.min(BLOCK, n);
  // One piece of memory: to get it takes as long as the work on a short column.
  const room = new Float64Array(m * rows);
  for (let start = 0; start < n; start += BLOCK) {
    const block = columns.map((column, j) => {
      const part = column.subarray(start, start + BLOCK);
      const space = room.subarray(j * rows, j * rows + part.length);
      space.set(part);
      return space;
    });
    for (let j = 0; j < m - 1; j += 1) {
      const row = r[j] as Float64Array;
      const below = block[j] as Float64Array;
      const diagonal = row[j] as number;
      const norm = Math.sqrt(diagonal * diagonal + dot(below, below));
      if (norm === 0) continue;
      // The reflection's vector is (head, below); its squared length is 2 norm |head|.
      const head = diagonal > 0 ? diagonal + norm : diagonal - norm;
      row[j] = diagonal > 0 ? -norm : norm;
      for (let c = j + 1; c < m; c += 1) {
        const other = block[c] as Float64Array;
        const along = (head * (row[c] as number) + dot(below, other)) / (norm * Math.abs(head));
        row[c] = (row[c] as number) - along * head;
        subtract(other, below, along);
      }
    }
  }
  return r;
}

/** x - factor * v, in place; four at a time, which takes a third less time. */
function subtract(x: Float64Array, v: Float64Array, factor: number): void {
  const n = v.length;
  let t = 0;
  for (; t + 3 < n; t += 4) {
    x[t] = (x[t] as number) - factor * (v[t] as number);
    x[t + 1] = (x[t + 1] as number) - factor * (v[t + 1] as number);
    x[t + 2] = (x[t + 2] as number) - factor * (v[t + 2] as number);
    x[t + 3] = (x[t + 3] as number) - factor * (v[t + 3] as number);
  }
  for (; t < n; t += 1) x[t] = (x[t] as number) - factor * (v[t] as number);
}

function invertUpper(r: Matrix, k: number): Matrix {
  const at = (matrix: Matrix, i: number, j: number) => (matrix[i] as Float64Array)[j] as number;
  const inverse = Array.from({ length: k }, () => new Float64Array(k));
  for (let j = 0; j < k; j += 1) {
    (inverse[j] as Float64Array)[j] = 1 / at(r, j, j);
    for (let i = j - 1; i >= 0; i -= 1) {
      let sum = 0;
      for (let m = i + 1; m <= j; m += 1) sum += at(r, i, m) * at(inverse, m, j);
      (inverse[i] as Float64Array)[j] = -sum / at(r, i, i);
    }
  }
  return inverse;
}
