import { NUMBER_CHECKED_LATER, required, requireOptions } from "../series/options.js";
import { requireSeries } from "../series/require-numbers.js";
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
  if (!(Number.isInteger(maxlags) && maxlags >= 0 && maxlags < n)) {
    throw new RangeError(
      `neweyWest requires a whole number of lags from 0 to the observations less one (got ${maxlags} for ${n})`,
    );
  }
  const width = maxlags + 1;
  const sums = scores.map(() => new Float64Array(scores.length));
  const room = scores.map(() => new Float64Array(BLOCK));
  // As if zeros stood before the first score and after the last.
  for (let start = 0; start < n + maxlags; start += BLOCK) {
    const count = Math.min(BLOCK, n + maxlags - start);
    const block = room.map((space) => space.subarray(0, count));
    for (const [i, series] of scores.entries()) {
      const before = (room[i] as Float64Array)[BLOCK - 1] as number;
      moveSums(block[i] as Float64Array, series, { start, width, before });
    }
    addGram(sums, block);
  }
  return sums.map((row) => row.map((value) => value / width));
}

/** The sums of `width` values that end at `start` and after: each is the one before, with one value taken in and one let go. */
function moveSums(
  sums: Float64Array,
  series: ArrayLike<number>,
  { start, width, before }: { readonly start: number; readonly width: number; readonly before: number },
): void {
  const inner = Math.min(sums.length, series.length - start);
  let sum = before;
  let i = 0;
  // Three loops, as a condition a value would double the time.
  for (; i < inner && start + i < width; i += 1) {
    sum += series[start + i] as number;
    sums[i] = sum;
  }
  for (; i < inner; i += 1) {
    sum += (series[start + i] as number) - (series[start + i - width] as number);
    sums[i] = sum;
  }
  for (; i < sums.length; i += 1) {
    sum -= series[start + i - width] as number;
    sums[i] = sum;
  }
}
