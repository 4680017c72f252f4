import { ANY_NUMBER, requireOptions } from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";
import { tieDistance } from "../series/tolerance.js";

/**
 * Breadth: the share of members that rose, or rose by more than a threshold. Members that are unchanged (at the threshold) to rounding
 * count as not risen.
 * @param returns one a member, decimals; members with a missing return are left out
 * @param options.above a return must be higher than this, default 0
 * @returns 0 to 1; NaN without members
 * @throws RangeError when an option is out of range or unknown; TypeError when a return is no number.
 * @example breadth([0.02, -0.01, 0, 0.03]) // => 0.5
 */
export function breadth(returns: ArrayLike<number>, options: { readonly above?: number } = {}): number {
  const known = requireNumbers(returns, "breadth");
  const { above = 0 } = requireOptions(options, "breadth", { above: ANY_NUMBER });
  const risen = above + tieDistance(known);
  let members = 0;
  let up = 0;
  for (let i = 0; i < known.length; i += 1) {
    const value = known[i] as number;
    if (Number.isNaN(value)) continue;
    members += 1;
    if (value > risen) up += 1;
  }
  return up / members;
}
