import { NUMBER_CHECKED_LATER, OBJECT, requireOption, requireOptions } from "../series/options.js";
import { requireNumber, requireNumbers } from "../series/require-numbers.js";
import { tieDistance } from "../series/tolerance.js";
import type { Bootstrap } from "./bootstrap.js";

/**
 * Two-sided p value, from a bootstrap, of the hypothesis that the statistic is truly `value`: the share of replicates that lie as far from the estimate as the
 * estimate from the value, one added to both counts (Davison and Hinkley 1997, section 4.4; Hall and Wilson 1991).
 * @param bootstrap estimate and replicates; replicates that are NaN are left out
 * @param options.value default 0
 * @returns NaN where the estimate is missing or no replicate is there
 * @throws RangeError when the value is NaN, or an option is unknown.
 * @example bootstrapPValue({ estimate: 2, replicates: [0.5, 1.5, 2.5, 4.5] }) // => 0.4
 */
export function bootstrapPValue(
  bootstrap: Pick<Bootstrap, "estimate"> & { readonly replicates: ArrayLike<number> },
  options: { readonly value?: number } = {},
): number {
  requireOption(bootstrap, "bootstrap", "bootstrapPValue", OBJECT);
  const estimate = requireNumber(bootstrap.estimate, "bootstrapPValue");
  const replicates = requireNumbers(bootstrap.replicates, "bootstrapPValue");
  const { value = 0 } = requireOptions(options, "bootstrapPValue", { value: NUMBER_CHECKED_LATER });
  if (Number.isNaN(value)) throw new RangeError("bootstrapPValue requires a value (got NaN)");
  const distances = replicates
    .map((replicate) => Math.abs(replicate - estimate))
    .filter((d) => !Number.isNaN(d));
  if (Number.isNaN(estimate) || distances.length === 0) return Number.NaN;
  const reach = Math.abs(estimate - value) - tieDistance(replicates);
  return (1 + distances.filter((distance) => distance >= reach).length) / (1 + distances.length);
}
