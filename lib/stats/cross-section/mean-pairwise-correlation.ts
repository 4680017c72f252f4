import { dot } from "../regression/matrix.js";
import { requireSeries } from "../series/require-numbers.js";
import { standardisedSums } from "./standardised-sums.js";

/**
 * Mean correlation over all pairs of members, in time proportional to members times periods.
 * Each series is standardised by its own mean and standard deviation (divisor n) over its own observations. In a period, the square of the sum of
 * the standardised returns less the sum of their squares is the sum over pairs, twice; added up over periods and divided by the number of
 * pairs present, twice, it is the mean. Without missing values this is exactly the mean of the N (N - 1) / 2 correlations. With missing
 * values a pair weighs by the periods in which both are present, and means and deviations are those of all observations of a member, not
 * of the periods in common: close to the mean of pairwise-complete correlations, not equal to it.
 * @param members return series of one length, one a member; NaN is a missing return
 * @returns between -1 / (N - 1) and 1 without missing values; NaN when fewer than two members have a spread or no two are ever present
 * together. Members without spread, to rounding, have no correlation and are left out.
 * @throws RangeError when the series differ in length.
 * @example meanPairwiseCorrelation([[1, 2, 3], [1, 2, 3], [3, 2, 1]]) // => -0.333333
 */
export function meanPairwiseCorrelation(members: readonly ArrayLike<number>[]): number {
  const known = requireSeries(members, "meanPairwiseCorrelation");
  const periods = known[0]?.length ?? 0;
  const sums = standardisedSums({ members: known.length, periods });
  // Members of which every return is there, and in each period those of the others that are there, with the sum of their standardised returns.
  let whole = 0;
  const others = new Float64Array(periods);
  const otherSums = new Float64Array(periods);
  let squares = 0;
  for (const series of known) {
    if (series.length !== periods) {
      throw new RangeError(
        `meanPairwiseCorrelation requires series of one length (got ${periods} and ${series.length})`,
      );
    }
    const moments = sums.momentsOf(series);
    if (!(moments.squares > 0)) continue;
    const { mean } = moments;
    const scale = Math.sqrt(moments.count / moments.squares);
    // The squares of a member's standardised returns add up to their number.
    squares += moments.count;
    if (moments.count === periods) {
      whole += 1;
      sums.add({ series, mean, scale });
      continue;
    }
    for (let t = 0; t < periods; t += 1) {
      const z = ((series[t] as number) - mean) * scale;
      if (Number.isNaN(z)) continue;
      otherSums[t] = (otherSums[t] as number) + z;
      others[t] = (others[t] as number) + 1;
    }
  }
  const total = sums.total().map((sum, t) => sum + (otherSums[t] as number));
  let pairs = 0;
  for (let t = 0; t < periods; t += 1) {
    const present = whole + (others[t] as number);
    pairs += present * (present - 1);
  }
  return pairs > 0 ? (dot(total, total) - squares) / pairs : Number.NaN;
}
