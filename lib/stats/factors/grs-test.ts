import { fCdf } from "../distributions/f.js";
import type { Regressors } from "../regression/complete-rows.js";
import { gram, inverseQuadraticForm, times } from "../regression/matrix.js";
import { ols } from "../regression/ols.js";
import { sampleMoments } from "../sample-moments.js";
import { OBJECT, requireOption } from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";

/** A test that the alphas of several assets are all zero. */
export interface GrsTest {
  /** F statistic. */
  readonly statistic: number;
  /** Probability of a larger one under F(df1, df2). */
  readonly pvalue: number;
  /** N, the number of assets. */
  readonly df1: number;
  /** T - N - K, for T periods and K factors. */
  readonly df2: number;
  /** Intercept of each asset, a period. */
  readonly alphas: Float64Array;
}

/**
 * The test of Gibbons, Ross and Shanken (1989) that factors price a set of assets:
 * F = (T - N - K) / N * a' S^-1 a / (1 + f' W^-1 f), with a the alphas, S the residuals' and W the factors' covariance (both divided by T), and f
 * the factors' means. Exact for normal errors that do not depend on the past.
 * @param assets excess returns of N assets, as a list or by name; T periods, without NaN
 * @param factors excess or zero-cost returns of K traded factors for the same periods
 * @throws RangeError when there is no asset or no factor, T does not exceed N + K, or `ols` refuses a regression.
 * @example grsTest([[0.02, 0.01, -0.01, 0.04]], [[0.01, 0, -0.02, 0.03]]).df2 // => 2
 */
export function grsTest(assets: Regressors, factors: Regressors): GrsTest {
  requireOption(assets, "assets", "grsTest", OBJECT);
  requireOption(factors, "factors", "grsTest", OBJECT);
  const numbers = (columns: Regressors) =>
    (Object.values(columns) as ArrayLike<number>[]).map((column) => requireNumbers(column, "grsTest"));
  const [returns, traded] = [numbers(assets), numbers(factors)];
  const [n, k] = [returns.length, traded.length];
  const periods = traded[0]?.length ?? 0;
  const df2 = periods - n - k;
  if (!(n > 0 && k > 0 && df2 > 0)) {
    throw new RangeError(
      `grsTest requires assets, factors and more periods than both (got ${n} assets, ${k} factors, ${periods} periods)`,
    );
  }
  const fits = returns.map((asset) => ols(asset, factors));
  const alphas = Float64Array.from(fits, ({ params }) => params[0] as number);
  const means = traded.map((factor) => sampleMoments(factor).mean);
  const centred = traded.map((factor, j) => factor.map((value) => value - (means[j] as number)));
  const covariance = (columns: readonly Float64Array[]) => times(gram(columns), 1 / periods);
  const unexplained = inverseQuadraticForm(covariance(fits.map(({ resid }) => resid)), alphas);
  const sharpeSquared = inverseQuadraticForm(covariance(centred), means);
  const statistic = ((df2 / n) * unexplained) / (1 + sharpeSquared);
  return { statistic, pvalue: fCdf(statistic, { df1: n, df2, upper: true }), df1: n, df2, alphas };
}
