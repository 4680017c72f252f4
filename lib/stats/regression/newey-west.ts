import { NUMBER_CHECKED_LATER, required, requireOptions } from "../series/options.js";
import { requireSeries } from "../series/require-numbers.js";
import { columnRoom } from "../simd/column-room.js";
import { shownValue } from "../text/shown-value.js";
import { addGram, BLOCK, type Matrix } from "./matrix.js";

/**
 * Lags of the Bartlett kernel by the rule floor(4 (n / 100)^(2/9)): the first step of Newey and West (1994), fixed without looking at the
 * data; what statsmodels takes when no lags are given.
 * @param n number of observations
 * @throws RangeError when n is not a whole number of one or more.
 * @example neweyWestLags(202) // => 4
 */
export function neweyWestLags(n: number): number {
  if (!(Number.isInteger(n) && n >= 1)) {
    throw new RangeError(
      `neweyWestLags requires a whole number of one or more observations (got ${shownValue(n)})`,
    );
  }
  return Math.floor(4 * (n / 100) ** (2 / 9));
}

/**
 * Long-run covariance of scores times n: S = G(0) + sum over lags j of (1 - j / (L + 1)) (G(j) + G(j)'), G(j) the sum of z[t] z[t-j]'.
 * Newey and West (1987), as `S_hac_simple` of statsmodels; the scores are not centred. One pass whatever the lags: with the
 * Bartlett kernel S is the sum of squares of moving sums of L + 1 scores, divided by L + 1, so it is never negative.
 * @param series k series of scores of one length n, oldest first, without NaN; in a regression regressor times residual
 * @param options.maxlags lags L, zero or more; zero leaves White's covariance
 * @returns k rows of k
 * @throws RangeError when the series differ in length or the lags are not a whole number from 0 to n - 1.
 * @example neweyWest([[1, 2, 4]], { maxlags: 1 })[0][0] // => 31
 */
export function neweyWest(
  series: readonly ArrayLike<number>[],
  options: { readonly maxlags: number },
): Matrix {
  const { maxlags } = requireOptions(options, "neweyWest", { maxlags: required(NUMBER_CHECKED_LATER) });
  const scores = requireSeries(series, "neweyWest");
  const n = scores[0]?.length ?? 0;
  if (scores.some(({ length }) => length !== n)) {
    throw new RangeError(`neweyWest requires series of one length (got ${scores.map((z) => z.length)})`);
  }
  return scoreCovariance(scores, new Float64Array(n).fill(1), { maxlags });
}

/**
 * `neweyWest` of the scores that columns times residuals are, without their memory.
 * @throws RangeError when the lags are not a whole number from 0 to n - 1.
 * @example scoreCovariance([Float64Array.of(1, 1)], Float64Array.of(1, 2), { maxlags: 0 }) // => [Float64Array [5]]
 */
export function scoreCovariance(
  columns: readonly Float64Array[],
  resid: Float64Array,
  { maxlags }: { readonly maxlags: number },
): Matrix {
  const n = resid.length;
  if (!(Number.isInteger(maxlags) && maxlags >= 0 && maxlags < n)) {
    throw new RangeError(
      `neweyWest requires a whole number of lags from 0 to the observations less one (got ${maxlags} for ${n})`,
    );
  }
  const end = n + maxlags;
  const width = maxlags + 1;
  const room = columnRoom(columns.length);
  const plain = columns.map(() => new Float64Array(columns.length));
  const spaces = room?.columns ?? columns.map(() => new Float64Array(BLOCK));
  // As if zeros stood before the first score and after the last.
  for (let start = 0; start < end; start += BLOCK) {
    const count = Math.min(BLOCK, end - start);
    const block = spaces.map((space) => space.subarray(0, count));
    for (const [j, column] of columns.entries()) {
      const before = start > 0 ? ((spaces[j] as Float64Array)[BLOCK - 1] as number) : 0;
      moveSums(block[j] as Float64Array, { column, resid, start, width, before });
    }
    if (room) room.addGram(count);
    else addGram(plain, block);
  }
  const sums = room?.square() ?? plain;
  return sums.map((row, i) =>
    row.map((value, j) => (j <= i ? value : ((sums[j] as Float64Array)[i] as number)) / width),
  );
}

interface Move {
  readonly column: Float64Array;
  readonly resid: Float64Array;
  readonly start: number;
  readonly width: number;
  /** The sum before the first. */
  readonly before: number;
}

/** The sums of `width` scores that end at `start` and after: each is the one before, with one score taken in and one let go. */
function moveSums(sums: Float64Array, { column, resid, start, width, before }: Move): void {
  const inner = Math.min(sums.length, column.length - start);
  let sum = before;
  let i = 0;
  // Three loops, as a condition a score would double the time.
  for (; i < inner && start + i < width; i += 1) {
    sum += (column[start + i] as number) * (resid[start + i] as number);
    sums[i] = sum;
  }
  for (let t = start + i; i < inner; i += 1, t += 1) {
    sum +=
      (column[t] as number) * (resid[t] as number) -
      (column[t - width] as number) * (resid[t - width] as number);
    sums[i] = sum;
  }
  for (let t = start + i - width; i < sums.length; i += 1, t += 1) {
    sum -= (column[t] as number) * (resid[t] as number);
    sums[i] = sum;
  }
}
