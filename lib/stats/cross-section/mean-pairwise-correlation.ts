import { dot } from "../regression/matrix.js";
import { sampleMoments } from "../sample-moments.js";
import { requireSeries } from "../series/require-numbers.js";

/** A member of which every return is there. */
interface Member {
  readonly series: Float64Array;
  readonly mean: number;
  readonly scale: number;
}

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
  const sums = new Float64Array(periods);
  // Members present in a period: those of which every return is there, and the others.
  const whole: Member[] = [];
  const others = new Float64Array(periods);
  let squares = 0;
  for (const series of known) {
    if (series.length !== periods) {
      throw new RangeError(
        `meanPairwiseCorrelation requires series of one length (got ${periods} and ${series.length})`,
      );
    }
    const moments = sampleMoments(series, { unit: 1 });
    if (!(moments.squares > 0)) continue;
    const scale = Math.sqrt(moments.count / moments.squares);
    // The squares of a member's standardised returns add up to their number.
    squares += moments.count;
    if (moments.count === periods) {
      whole.push({ series, mean: moments.mean, scale });
      continue;
    }
    for (let t = 0; t < periods; t += 1) {
      const z = ((series[t] as number) - moments.mean) * scale;
      if (Number.isNaN(z)) continue;
      sums[t] = (sums[t] as number) + z;
      others[t] = (others[t] as number) + 1;
    }
  }
  addStandardised(sums, whole);
  let pairs = 0;
  for (let t = 0; t < periods; t += 1) {
    const present = whole.length + (others[t] as number);
    pairs += present * (present - 1);
  }
  return pairs > 0 ? (dot(sums, sums) - squares) / pairs : Number.NaN;
}

/** Adds the standardised returns of members, four in one pass over the sums: half the time of one after the other. */
function addStandardised(sums: Float64Array, members: readonly Member[]): void {
  let next = 0;
  for (; next + 3 < members.length; next += 4) {
    const { series: a, mean: aMean, scale: aScale } = members[next] as Member;
    const { series: b, mean: bMean, scale: bScale } = members[next + 1] as Member;
    const { series: c, mean: cMean, scale: cScale } = members[next + 2] as Member;
    const { series: d, mean: dMean, scale: dScale } = members[next + 3] as Member;
    for (let t = 0; t < sums.length; t += 1) {
      sums[t] =
        (sums[t] as number) +
        (((a[t] as number) - aMean) * aScale + ((b[t] as number) - bMean) * bScale) +
        (((c[t] as number) - cMean) * cScale + ((d[t] as number) - dMean) * dScale);
    }
  }
  for (const { series, mean, scale } of members.slice(next)) {
    for (let t = 0; t < sums.length; t += 1) {
      sums[t] = (sums[t] as number) + ((series[t] as number) - mean) * scale;
    }
  }
}
