import { studentTQuantile } from "claimbook";

/** More than this many times the base's time is a regression. */
const MAX_RATIO = 1.1;

/**
 * How two trees compare on a workload, from pairs of runs side by side in time. The ratio is the geometric mean of the pairs' ratios; its interval is that of
 * Student's t for the mean of their logarithms. What takes time from one run of a pair mostly takes it from the other as well.
 * @param pairs each `{ base, head }`, processor time in any unit; two or more
 * @returns `ratio` of head to base, `lower` and `upper` end of its 95% interval, and `isRegression`: the ratio is above 1.1 and the interval above 1
 * @throws RangeError with fewer than two pairs, or a time that is not above zero
 */
export function comparison(pairs) {
  if (pairs.length < 2) throw new RangeError(`comparison requires two pairs or more (got ${pairs.length})`);
  const logs = pairs.map(({ base, head }) => {
    if (!(base > 0 && head > 0))
      throw new RangeError(`comparison requires times above zero (got ${base} and ${head})`);
    return Math.log(head / base);
  });
  const n = logs.length;
  const mean = logs.reduce((sum, log) => sum + log, 0) / n;
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (n - 1);
  const reach = studentTQuantile(0.975, { df: n - 1 }) * Math.sqrt(variance / n);
  const [ratio, lower, upper] = [mean, mean - reach, mean + reach].map(Math.exp);
  return { ratio, lower, upper, isRegression: ratio > MAX_RATIO && lower > 1 };
}
