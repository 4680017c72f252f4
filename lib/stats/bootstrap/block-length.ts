import { dot } from "../regression/matrix.js";
import { sampleMoments } from "../sample-moments.js";
import { requireNumbers } from "../series/require-numbers.js";

/** Block lengths for a series: the mean length for the stationary bootstrap, the length for the circular one. Not rounded. */
export interface BlockLengths {
  readonly stationary: number;
  readonly circular: number;
}

/**
 * Block lengths that minimise the mean squared error of the bootstrap variance of the mean.
 * Politis and White (2004) with the correction of Patton, Politis and White (2009), as arch's `optimal_block_length` does it, after Patton's
 * program: b = (2 g^2 n / d)^(1/3), with g = sum of lambda(k/m) |k| gamma(k) and d = 2 s^2 (stationary) or 4/3 s^2 (circular), s = sum of
 * lambda(k/m) gamma(k) over k = -m..m, lambda(t) = min(1, 2 (1 - |t|)); gamma are autocovariances over n. m is twice the first lag from which
 * max(5, log10 n) autocorrelations in a row lie within 2 sqrt(log10(n) / n), at most ceil(sqrt n) + max(5, log10 n); b at most
 * ceil(min(3 sqrt n, n / 3)). Below one where there is nothing to preserve; round the circular length up (Politis and White).
 * @param values equally spaced, oldest first, at least 8 values, without NaN
 * @throws RangeError when the series is shorter, has a NaN or does not vary beyond rounding; TypeError when a value is no number.
 * @example optimalBlockLength([0.4, 0.2, 0.1, 0.4, 0.3, 0.1, 0.3, 0.4, 0.2, 0.5, 0.1, 0.2]) // => { stationary: 4, circular: 4 }
 */
export function optimalBlockLength(values: ArrayLike<number>): BlockLengths {
  const series = requireNumbers(values, "optimalBlockLength");
  const n = series.length;
  if (n < 8) throw new RangeError(`optimalBlockLength requires at least 8 values (got ${n})`);
  const { count, mean, squares } = sampleMoments(series);
  if (count < n) throw new RangeError("optimalBlockLength requires values without NaN");
  if (!(squares > 0)) throw new RangeError("optimalBlockLength requires a series that varies");
  const deviations = series.map((value) => value - mean);

  const run = Math.max(5, Math.trunc(Math.log10(n)));
  const longest = Math.ceil(Math.sqrt(n)) + run;
  const band = 2 * Math.sqrt(Math.log10(n) / n);
  const covariances = new Float64Array(longest + 1);
  let small = 0;
  let first = -1;
  for (let lag = 0; lag <= longest; lag += 1) {
    const product = dot(deviations.subarray(lag), deviations.subarray(0, n - lag));
    covariances[lag] = product / n;
    if (lag >= run && small >= run && first < 0) first = lag - run;
    // The two sums of squares leave out lag + 1 values, one more than the product does: arch's norm, kept so that the lengths agree.
    const scale =
      sumOfSquares(deviations.subarray(lag + 1)) *
      sumOfSquares(deviations.subarray(0, Math.max(n - lag - 1, 0)));
    small = Math.abs(product) / Math.sqrt(scale) < band ? small + 1 : 0;
  }
  const m = first < 0 ? longest : Math.min(2 * Math.max(first, 1), longest);

  let g = 0;
  let longRun = covariances[0] as number;
  for (let lag = 1; lag <= m; lag += 1) {
    const weight = 2 * Math.min(1, 2 * (1 - lag / m)) * (covariances[lag] as number);
    g += lag * weight;
    longRun += weight;
  }
  const most = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3));
  const length = (factor: number) =>
    Math.min(Math.cbrt((2 * g * g * n) / (factor * longRun * longRun)), most);
  return { stationary: length(2), circular: length(4 / 3) };
}

function sumOfSquares(values: Float64Array): number {
  return dot(values, values);
}
