import { dot, identity, type Matrix } from "./matrix.js";

/** Sweeps after which a small matrix has long converged. */
const MAX_SWEEPS = 60;

/**
 * A small square matrix with its singular values cut at a limit: U min(D, limit) V', by one-sided Jacobi rotations (Hestenes 1958).
 * @example singularValuesAtMost([Float64Array.of(2, 0), Float64Array.of(0, 0.5)], 1) // => [Float64Array [1, 0], Float64Array [0, 0.5]]
 */
export function singularValuesAtMost(matrix: Matrix, limit: number): Matrix {
  const k = matrix.length;
  // Columns of A V and of V, rotated until those of A V are orthogonal: their lengths are the singular values.
  const columns = matrix.map((_, j) => Float64Array.from(matrix, (row) => row[j] as number));
  const basis = identity(k).map((unit) => unit.slice());
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep += 1) {
    let rotated = false;
    for (let i = 0; i < k; i += 1) {
      for (let j = i + 1; j < k; j += 1) {
        const [a, b] = [columns[i] as Float64Array, columns[j] as Float64Array];
        const [aa, bb, ab] = [dot(a, a), dot(b, b), dot(a, b)];
        if (Math.abs(ab) <= Number.EPSILON * Math.sqrt(aa * bb)) continue;
        rotated = true;
        const ratio = (bb - aa) / (2 * ab);
        const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.hypot(1, ratio));
        const cosine = 1 / Math.hypot(1, tangent);
        rotate(a, b, { cosine, sine: cosine * tangent });
        rotate(basis[i] as Float64Array, basis[j] as Float64Array, { cosine, sine: cosine * tangent });
      }
    }
    if (!rotated) break;
  }
  const cut = matrix.map((row) => row.slice());
  for (const [j, column] of columns.entries()) {
    const length = Math.sqrt(dot(column, column));
    if (!(length > limit)) continue;
    const share = 1 - limit / length;
    for (const [r, row] of cut.entries()) {
      for (let c = 0; c < k; c += 1) {
        row[c] =
          (row[c] as number) - share * (column[r] as number) * ((basis[j] as Float64Array)[c] as number);
      }
    }
  }
  return cut;
}

function rotate(
  a: Float64Array,
  b: Float64Array,
  { cosine, sine }: { readonly cosine: number; readonly sine: number },
): void {
  for (let i = 0; i < a.length; i += 1) {
    const [x, y] = [a[i] as number, b[i] as number];
    a[i] = cosine * x - sine * y;
    b[i] = sine * x + cosine * y;
  }
}
