import { normalQuantile } from "../../lib/stats/distributions/normal.js";
import { seededRandom } from "../../lib/stats/random.js";

/** Draws from a first-order autoregression with normal shocks of variance one; `rho` 0 gives independent draws. */
export function autoregression(
  n: number,
  { seed, rho = 0 }: { readonly seed: number; readonly rho?: number },
): Float64Array {
  const random = seededRandom(seed);
  const values = new Float64Array(n);
  let last = 0;
  for (let t = -50; t < n; t += 1) {
    last = rho * last + normalQuantile(random.uniform() || 0.5);
    if (t >= 0) values[t] = last;
  }
  return values;
}
