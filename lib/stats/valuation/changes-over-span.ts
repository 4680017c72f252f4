import { quantile } from "../quantile.js";
import { ABOVE_ZERO, type OptionRules, oneOf, required, requireOptions } from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";

/** How a quantity that is seen once a period moves in between. */
export type PathBetween = "even" | "random walk";

/** How long the span is, and how the quantity moves. */
interface SpanOptions {
  readonly fraction: number;
  readonly path: PathBetween;
}

const OPTIONS: OptionRules<SpanOptions> = {
  fraction: required(ABOVE_ZERO),
  path: required(oneOf("even", "random walk")),
};

/**
 * Log changes of whole periods as changes over a span of another length, f periods long. `even`: each change x accrues at one pace, f x. `random
 * walk`: the usual change, the median m, accrues at one pace, and what departs from it grows with the root of time, f m + (x - m) root f; for a part
 * of a period that is the wider of the two.
 * @param changes log changes over one period each; NaN stays NaN
 * @param options.fraction length of the span in periods, above zero
 * @param options.path "even" or "random walk"; no default, because it decides how wide the result is
 * @throws RangeError when the fraction is not above zero, or the path is none of the two.
 * @example changesOverSpan([0.01, 0.02, 0.07], { fraction: 0.25, path: "random walk" }) // => Float64Array [0, 0.005, 0.03]
 */
export function changesOverSpan(changes: ArrayLike<number>, options: SpanOptions): Float64Array {
  const { fraction, path } = requireOptions(options, "changesOverSpan", OPTIONS);
  const known = requireNumbers(changes, "changesOverSpan");
  const usual = path === "even" ? 0 : quantile(known, 0.5);
  const spread = path === "even" ? fraction : Math.sqrt(fraction);
  return known.map((change) => usual * fraction + (change - usual) * spread);
}
