/**
 * Breadth: the share of members that rose, or rose by more than a threshold. Unchanged members count as not risen.
 * @param returns one a member, decimals; members with a missing return are left out
 * @param options.above a return must be higher than this, default 0
 * @returns 0 to 1; NaN without members
 * @example breadth([0.02, -0.01, 0, 0.03]) // => 0.5
 */
export function breadth(returns: ArrayLike<number>, { above = 0 }: { readonly above?: number } = {}): number {
  let members = 0;
  let up = 0;
  for (let i = 0; i < returns.length; i += 1) {
    const value = returns[i] as number;
    if (Number.isNaN(value)) continue;
    members += 1;
    if (value > above) up += 1;
  }
  return up / members;
}
