/** A small matrix: its rows. */
export type Matrix = readonly Float64Array[];

/** Rows of a long matrix taken together: as many as keep a handful of columns within a processor's first cache. */
export const BLOCK = 512;

/**
 * Inner product of two vectors of one length. Four running sums: faster, and rounding grows more slowly.
 * @example dot([1, 2, 3], [4, 5, 6]) // => 32
 */
export function dot(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < n; i += 4) {
    s0 += (a[i] as number) * (b[i] as number);
    s1 += (a[i + 1] as number) * (b[i + 1] as number);
    s2 += (a[i + 2] as number) * (b[i + 2] as number);
    s3 += (a[i + 3] as number) * (b[i + 3] as number);
  }
  for (; i < n; i += 1) s0 += (a[i] as number) * (b[i] as number);
  return s0 + s1 + (s2 + s3);
}

/**
 * Inner products of columns: entry (i, j) is the sum of column i times column j.
 * @example gram([[1, 2], [3, 4]]) // => [Float64Array [5, 11], Float64Array [11, 25]]
 */
export function gram(columns: readonly Float64Array[]): Matrix {
  const products = columns.map(() => new Float64Array(columns.length));
  addGram(products, columns);
  return products;
}

/**
 * Adds the inner products of some rows of columns to those of the rows before, in place.
 * @example addGram([Float64Array.of(1)], [Float64Array.of(1, 2)]) // => undefined
 */
export function addGram(products: Matrix, columns: readonly Float64Array[]): void {
  for (const [i, row] of products.entries()) {
    for (let j = 0; j <= i; j += 1) {
      row[j] = (row[j] as number) + dot(columns[i] as Float64Array, columns[j] as Float64Array);
      (products[j] as Float64Array)[i] = row[j] as number;
    }
  }
}

/**
 * The product A M A'.
 * @example congruence([Float64Array.of(1, 2)], [Float64Array.of(2, 0), Float64Array.of(0, 3)]) // => [Float64Array [14]]
 */
export function congruence(a: Matrix, m: Matrix): Matrix {
  const product = a.map((row) => Float64Array.from(m, (middle) => dot(middle, row)));
  return a.map((row) => Float64Array.from(product, (other) => dot(row, other)));
}

/**
 * Ones on the diagonal, k rows of k.
 * @example identity(2) // => [Float64Array [1, 0], Float64Array [0, 1]]
 */
export function identity(k: number): Matrix {
  return Array.from({ length: k }, (_, i) => new Float64Array(k).fill(1, i, i + 1));
}

/**
 * Every entry times a number.
 * @example times([Float64Array.of(1, 2)], 3) // => [Float64Array [3, 6]]
 */
export function times(matrix: Matrix, factor: number): Matrix {
  return matrix.map((row) => row.map((value) => value * factor));
}

/**
 * The form v' A^-1 v, by Cholesky's factors of A scaled to a unit diagonal; NaN when A is not positive definite to rounding.
 * @example inverseQuadraticForm([Float64Array.of(2, 0), Float64Array.of(0, 4)], [2, 4]) // => 6
 */
export function inverseQuadraticForm(a: Matrix, v: ArrayLike<number>): number {
  const scale = a.map((row, i) => Math.sqrt(row[i] as number));
  const factor = a.map((row) => new Float64Array(row.length));
  const solved = new Float64Array(a.length);
  for (const [i, row] of factor.entries()) {
    const unit = scale[i] as number;
    for (let j = 0; j <= i; j += 1) {
      const other = factor[j] as Float64Array;
      const rest =
        ((a[i] as Float64Array)[j] as number) / (unit * (scale[j] as number)) -
        dot(row.subarray(0, j), other.subarray(0, j));
      if (i === j && !(rest > a.length * Number.EPSILON)) return Number.NaN;
      row[j] = i === j ? Math.sqrt(rest) : rest / (other[j] as number);
    }
    const rest = (v[i] as number) / unit - dot(row.subarray(0, i), solved.subarray(0, i));
    solved[i] = rest / (row[i] as number);
  }
  return dot(solved, solved);
}
