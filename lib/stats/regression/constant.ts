import type { SampleMoments } from "../sample-moments.js";
import type { HouseholderSolution } from "./householder.js";
import { dot } from "./matrix.js";

/**
 * Whether a column of ones is a combination of the regressors, to rounding.
 * @example spansConstant({ orthonormalBasis: () => [Float64Array.of(1, 0), Float64Array.of(0, 1)], resid: [0, 0] }) // => true
 */
export function spansConstant({ orthonormalBasis, resid }: HouseholderSolution): boolean {
  const n = resid.length;
  const left = new Float64Array(n).fill(1);
  for (const q of orthonormalBasis()) {
    const along = dot(q, left);
    for (let t = 0; t < n; t += 1) left[t] = (left[t] as number) - along * (q[t] as number);
  }
  return Math.sqrt(dot(left, left)) <= n * Number.EPSILON * Math.sqrt(n);
}

/**
 * Positions of the columns that vary; empty when all do, as the constant is then a combination that no test can leave out.
 * @example nonConstant([Float64Array.of(1, 1), Float64Array.of(1, 2)]) // => [1]
 */
export function nonConstant(columns: readonly Float64Array[]): readonly number[] {
  const varying = [...columns.keys()].filter((j) => {
    const column = columns[j] as Float64Array;
    let t = 1;
    while (t < column.length && column[t] === column[0]) t += 1;
    return t < column.length;
  });
  return varying.length < columns.length ? varying : [];
}

/**
 * Sum of squares of y, about its mean where there is a constant; NaN when that is nothing but rounding.
 * @param moments those of y, where there is a constant
 * @example totalSumOfSquares(Float64Array.of(1, 3), { count: 2, mean: 2, squares: 2 }) // => 2
 */
export function totalSumOfSquares(y: Float64Array, moments: SampleMoments | null): number {
  const total = moments?.squares ?? dot(y, y);
  return total > 0 ? total : Number.NaN;
}
