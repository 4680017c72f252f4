import type { HouseholderSolution } from "./householder.js";
import { congruence, gram, type Matrix, times } from "./matrix.js";
import { neweyWest } from "./newey-west.js";

/**
 * Covariance of a regression's coefficients: `nonrobust` (equal variances), `HC0` (White 1980), `HC1` (times n / (n - k)), `HC2` (squared
 * residuals over 1 - h, h the leverage), `HC3` (over (1 - h)^2; MacKinnon and White 1985), `HAC` (Newey and West 1987).
 */
export type CovType = "nonrobust" | "HC0" | "HC1" | "HC2" | "HC3" | "HAC";

/**
 * The robust covariance R^-1 M R^-T, with M that of the scores in the orthonormal basis Q of the regressors: in that basis the
 * conditioning of the regressors does not enter, and the leverage of a row is its squared length.
 * @example sandwich({ resid: [1, -2], rInverse: [Float64Array.of(1)], orthonormalBasis: () => [Float64Array.of(1, 0)] }, { covType: "HC0" }) // => [Float64Array [1]]
 */
export function sandwich(
  { resid, rInverse, orthonormalBasis }: HouseholderSolution,
  { covType, maxlags }: { readonly covType: Exclude<CovType, "nonrobust">; readonly maxlags: number },
): Matrix {
  const basis = orthonormalBasis();
  const power = { HC0: 0, HC1: 0, HC2: 0.5, HC3: 1, HAC: 0 }[covType];
  const errors = power === 0 ? resid : inflate(resid, basis, power);
  // The basis is ours alone, so the scores take its place.
  const scores = basis;
  for (const q of scores)
    for (let t = 0; t < q.length; t += 1) q[t] = (q[t] as number) * (errors[t] as number);
  const meat = covType === "HAC" ? neweyWest(scores, { maxlags }) : gram(scores);
  const n = resid.length;
  return congruence(rInverse, covType === "HC1" ? times(meat, n / (n - basis.length)) : meat);
}

/** Residuals over (1 - leverage)^power; NaN for a row that alone settles its fit, where both are nothing but rounding. */
function inflate(resid: Float64Array, basis: readonly Float64Array[], power: number): Float64Array {
  return resid.map((value, t) => {
    const leverage = basis.reduce((sum, q) => sum + (q[t] as number) ** 2, 0);
    const rest = 1 - leverage;
    return rest > resid.length * Number.EPSILON ? value / rest ** power : Number.NaN;
  });
}
