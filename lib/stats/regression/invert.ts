import { identity, type Matrix } from "./matrix.js";

/**
 * Inverse of a small square matrix, by Gauss and Jordan with row pivots; entries are not finite where there is none.
 * @example invert([Float64Array.of(0, 2), Float64Array.of(4, 0)]) // => [Float64Array [0, 0.25], Float64Array [0.5, 0]]
 */
export function invert(matrix: Matrix): Matrix {
  const k = matrix.length;
  const rows: Float64Array[] = identity(k).map((unit, i) =>
    Float64Array.of(...(matrix[i] as Float64Array), ...unit),
  );
  for (let j = 0; j < k; j += 1) {
    const size = (i: number) => Math.abs((rows[i] as Float64Array)[j] as number);
    let pivot = j;
    for (let i = j + 1; i < k; i += 1) if (size(i) > size(pivot)) pivot = i;
    const row = rows[pivot] as Float64Array;
    rows[pivot] = rows[j] as Float64Array;
    const head = row[j] as number;
    rows[j] = row.map((value) => value / head);
    for (const [i, other] of rows.entries()) {
      const factor = other[j] as number;
      if (i === j || factor === 0) continue;
      rows[i] = other.map((value, c) => value - factor * ((rows[j] as Float64Array)[c] as number));
    }
  }
  return rows.map((row) => row.slice(k));
}
