import { type SampleMoments, sampleMoments } from "../sample-moments.js";
import { ROUNDING } from "../series/tolerance.js";
import { type HouseholderSolution, householderSolve } from "./householder.js";
import { dot, type Matrix } from "./matrix.js";

/** Above this inflation of a coefficient's variance a mean a hundred times the spread may be the cause: the columns are then measured from their means. */
const INFLATED = 1e4;

/**
 * Solution of min ||y - X b|| as by `householderSolve`, without the digits that a large mean costs. Where there is a column of one value and a column lies far from
 * zero for its spread, y and all columns are measured from their means: with X = Z M, Z the measured columns, the solution for Z gives that for X. The differences are
 * exact, so a regression on 1e9 +- 1e-3 keeps the digits that 1e-3 has. A column whose spread is only its rounding is of one value.
 * @param columns k columns of n finite numbers, n > k
 * @param moments those of y
 * @example solveShifted([Float64Array.of(1, 1, 1), Float64Array.of(1e9, 1e9 + 1, 1e9 + 2)], Float64Array.of(1, 2, 3), { count: 3, mean: 2, squares: 2 }).params[1] // => 1
 */
export function solveShifted(
  columns: readonly Float64Array[],
  y: Float64Array,
  moments: SampleMoments,
): HouseholderSolution | { readonly dependent: number } {
  const plain = householderSolve(columns, y);
  if (!("dependent" in plain) && plain.inflation <= INFLATED && !isFar(moments)) return plain;
  const constant = columns.findIndex(isConstant);
  if (constant < 0) return plain;
  const unit = (columns[constant] as Float64Array)[0] as number;
  const means = columns.map((column, j) => (j === constant ? 0 : sampleMoments(column).mean));
  const level = moments.mean;
  const solved = householderSolve(
    columns.map((column, j) => (j === constant ? column : shift(column, means[j] as number))),
    shift(y, level),
  );
  if ("dependent" in solved) return solved;
  // What a column has beside those before it must be more than its rounding.
  const flat = columns.findIndex((column, j) => {
    const own = 1 / ((solved.rInverse[j] as Float64Array)[j] as number);
    return Math.abs(own) <= ROUNDING * Math.sqrt(dot(column, column));
  });
  if (flat >= 0) return { dependent: flat };
  const params = solved.params.slice();
  params[constant] = (params[constant] as number) + (level - dot(Float64Array.from(means), params)) / unit;
  return {
    ...solved,
    params,
    rInverse: unshift(solved.rInverse, means, { constant, unit }),
    // Scores of the columns themselves would lose what was won.
    inflation: Number.POSITIVE_INFINITY,
  };
}

/** M^-1 R^-1: the row of the constant takes off each other row times that column's mean. */
function unshift(
  rInverse: Matrix,
  means: readonly number[],
  { constant, unit }: { readonly constant: number; readonly unit: number },
): Matrix {
  return rInverse.map((row, i) =>
    i === constant
      ? row.map((value, j) =>
          rInverse.reduce(
            (sum, other, k) => sum - ((means[k] as number) * (other[j] as number)) / unit,
            value,
          ),
        )
      : row,
  );
}

function isConstant(column: Float64Array): boolean {
  const [first] = column;
  return first !== 0 && column.every((value) => value === first);
}

/** Is a series a thousand times as far from zero as its values are from each other? */
function isFar({ count, mean, squares }: SampleMoments): boolean {
  return squares < count * (mean * 1e-3) ** 2;
}

function shift(column: Float64Array, by: number): Float64Array {
  return column.map((value) => value - by);
}

/**
 * Are residuals no more than the rounding of what they are differences of: of y and of each column times its coefficient?
 * @example residualsAreRounding(Float64Array.of(1e-17, 0), { y: Float64Array.of(1, 1), columns: [Float64Array.of(1, 1)], params: [1] }) // => true
 */
export function residualsAreRounding(
  resid: Float64Array,
  {
    y,
    columns,
    params,
  }: {
    readonly y: Float64Array;
    readonly columns: readonly Float64Array[];
    readonly params: ArrayLike<number>;
  },
): boolean {
  let size = Math.sqrt(dot(y, y));
  const left = Math.sqrt(dot(resid, resid));
  // Columns that cancel to one part in a million are left out of account, as their products would cost more than the check is worth.
  if (left > 1e6 * ROUNDING * size) return false;
  for (const [j, column] of columns.entries()) {
    size += Math.abs(params[j] as number) * Math.sqrt(dot(column, column));
  }
  return left <= ROUNDING * size;
}
