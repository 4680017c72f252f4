import type { HouseholderSolution } from "./householder.js";
import { congruence, gram, identity, type Matrix, times } from "./matrix.js";
import { scoreCovariance } from "./newey-west.js";

/**
 * Covariance of a regression's coefficients: `nonrobust` (equal variances), `HC0` (White 1980), `HC1` (times n / (n - k)), `HC2` (squared
 * residuals over 1 - h, h the leverage), `HC3` (over (1 - h)^2; MacKinnon and White 1985), `HAC` (Newey and West 1987).
 */
export type CovType = "nonrobust" | "HC0" | "HC1" | "HC2" | "HC3" | "HAC";

/** Above this inflation of a coefficient's variance, scores are taken in an orthonormal basis. */
const INFLATION = 10;

/**
 * The robust covariance A M A' of a regression's coefficients, M that of the scores. In an orthonormal basis Q of the regressors A is R^-1, and their
 * conditioning does not enter. Where no coefficient's variance is inflated more than tenfold, the regressors themselves will do, with A = (X'X)^-1: that
 * loses a digit of sixteen at most, and saves the basis. The leverage of a row is its squared length in Q, so `HC2` and `HC3` always need it.
 * @example sandwich([Float64Array.of(1, 0)], { resid: [1, -2], inflation: 1, rInverse: [Float64Array.of(1)], orthonormalBasis: () => [Float64Array.of(1, 0)] }, { covType: "HC0" }) // => [Float64Array [1]]
 */
export function sandwich(
  columns: readonly Float64Array[],
  { resid, rInverse, inflation, orthonormalBasis }: HouseholderSolution,
  { covType, maxlags }: { readonly covType: Exclude<CovType, "nonrobust">; readonly maxlags: number },
): Matrix {
  const power = { HC0: 0, HC1: 0, HC2: 0.5, HC3: 1, HAC: 0 }[covType];
  const direct = power === 0 && inflation <= INFLATION;
  const basis = direct ? columns : orthonormalBasis();
  const errors = power === 0 ? resid : inflate(resid, basis, power);
  const meat =
    covType === "HAC"
      ? scoreCovariance(basis, errors, { maxlags })
      : gram(basis.map((column) => multiply(column, errors)));
  const n = resid.length;
  return congruence(
    direct ? congruence(rInverse, identity(basis.length)) : rInverse,
    covType === "HC1" ? times(meat, n / (n - basis.length)) : meat,
  );
}

function multiply(a: Float64Array, b: Float64Array): Float64Array {
  const product = new Float64Array(a.length);
  for (let t = 0; t < product.length; t += 1) product[t] = (a[t] as number) * (b[t] as number);
  return product;
}

/** Residuals over (1 - leverage)^power; NaN for a row that alone settles its fit, where both are nothing but rounding. */
function inflate(resid: Float64Array, basis: readonly Float64Array[], power: number): Float64Array {
  return resid.map((value, t) => {
    const leverage = basis.reduce((sum, q) => sum + (q[t] as number) ** 2, 0);
    const rest = 1 - leverage;
    return rest > resid.length * Number.EPSILON ? value / rest ** power : Number.NaN;
  });
}
