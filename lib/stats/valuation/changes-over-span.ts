import { quantile } from "../quantile.js";

/** How a quantity that is seen once a period moves in between. */
export type PathBetween = "even" | "random walk";

/**
 * Log changes of whole periods as changes over a span of another length, f periods long. `even`: each change x accrues at one pace, f x. `random
 * walk`: the usual change, the median m, accrues at one pace, and what departs from it grows with the root of time, f m + (x - m) root f; for a part
 * of a period that is the wider of the two.
 * @param changes log changes over one period each; NaN stays NaN
 * @param options.fraction length of the span in periods, above zero
 * @param options.path "even" or "random walk"; no default, because it decides how wide the result is
 * @throws RangeError when the fraction is not above zero.
 * @example changesOverSpan([0.01, 0.02, 0.07], { fraction: 0.25, path: "random walk" }) // => Float64Array [0, 0.005, 0.03]
 */
export function changesOverSpan(
  changes: ArrayLike<number>,
  { fraction, path }: { readonly fraction: number; readonly path: PathBetween },
): Float64Array {
  if (!(fraction > 0))
    throw new RangeError(`changesOverSpan requires a fraction above zero (got ${fraction})`);
  const usual = path === "even" ? 0 : quantile(changes, 0.5);
  const spread = path === "even" ? fraction : Math.sqrt(fraction);
  return Float64Array.from(changes, (change) => usual * fraction + (change - usual) * spread);
}
