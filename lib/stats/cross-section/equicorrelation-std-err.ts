import { NUMBER_CHECKED_LATER, required, requireOptions } from "../series/options.js";
import { requireNumber } from "../series/require-numbers.js";

/**
 * Standard error of a mean pairwise correlation, for normal returns with one correlation between all pairs.
 * (1 - r) (1 + (N - 1) r) sqrt(2 / (N (N - 1) (T - 1))), Fisher's for the intraclass correlation (1925, Statistical Methods for Research Workers). More
 * members hardly make it smaller: they share what moves them all, and only more periods help.
 * @param correlation r, from -1 / (N - 1) to 1
 * @param options.members N, two or more
 * @param options.periods T, two or more
 * @throws RangeError when there are fewer than two members or periods.
 * @example equicorrelationStdErr(0.5, { members: 2, periods: 9 }) // => 0.265165
 */
export function equicorrelationStdErr(
  correlation: number,
  options: { readonly members: number; readonly periods: number },
): number {
  const { members, periods } = requireOptions(options, "equicorrelationStdErr", {
    members: required(NUMBER_CHECKED_LATER),
    periods: required(NUMBER_CHECKED_LATER),
  });
  const r = requireNumber(correlation, "equicorrelationStdErr");
  if (!(members >= 2 && periods >= 2)) {
    throw new RangeError(
      `equicorrelationStdErr requires two members and two periods or more (got ${members} and ${periods})`,
    );
  }
  const pairs = members * (members - 1);
  return (1 - r) * (1 + (members - 1) * r) * Math.sqrt(2 / (pairs * (periods - 1)));
}
