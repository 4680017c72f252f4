import { expect, test } from "vitest";
import { bootstrapInterval } from "../../lib/stats/bootstrap/interval.js";
import { jackknifeAcceleration } from "../../lib/stats/bootstrap/jackknife.js";
import { chiSquareCdf } from "../../lib/stats/distributions/chi-square.js";
import { fCdf } from "../../lib/stats/distributions/f.js";
import { normalCdf, normalQuantile } from "../../lib/stats/distributions/normal.js";
import { studentTCdf, studentTQuantile } from "../../lib/stats/distributions/student-t.js";
import { kurtosis } from "../../lib/stats/performance/kurtosis.js";
import { skewness } from "../../lib/stats/performance/skewness.js";
import { type PermutationTestOptions, permutationTest } from "../../lib/stats/permutation-test.js";
import { welchTest } from "../../lib/stats/welch-test.js";
import { fixture } from "./fixtures/fixture.js";

// Each constant is what scipy 1.10.1 (Debian's python3-scipy) gives for the call in its title.
const RELATIVE = 1e-13;

test.each<[call: string, scipy: number, ours: number]>([
  ["norm.cdf(-1.5)", 0.06680720126885807, normalCdf(-1.5)],
  ["norm.sf(10)", 7.61985302416047e-24, normalCdf(10, { upper: true })],
  ["norm.ppf(1e-20)", -9.262340089798409, normalQuantile(1e-20)],
  ["norm.ppf(0.6)", 0.2533471031357997, normalQuantile(0.6)],
  ["t.sf(2.5, 4.7)", 0.028796079673433634, studentTCdf(2.5, { df: 4.7, upper: true })],
  ["t.cdf(-3, 200)", 0.001521523556952952, studentTCdf(-3, { df: 200 })],
  ["t.sf(40, 12)", 1.9256147903860184e-14, studentTCdf(40, { df: 12, upper: true })],
  ["t.ppf(0.01, 1.5)", -11.19731617956834, studentTQuantile(0.01, { df: 1.5 })],
  ["t.ppf(0.995, 8.25)", 3.3260508358272842, studentTQuantile(0.995, { df: 8.25 })],
  ["t.ppf(1e-12, 3)", -10331.108244292094, studentTQuantile(1e-12, { df: 3 })],
  ["f.cdf(1.7, 3, 196)", 0.8316529242752779, fCdf(1.7, { df1: 3, df2: 196 })],
  ["f.sf(12.5, 25, 700)", 1.8466742645794318e-41, fCdf(12.5, { df1: 25, df2: 700, upper: true })],
  ["f.sf(2.2, 6.5, 11.5)", 0.11579789522770279, fCdf(2.2, { df1: 6.5, df2: 11.5, upper: true })],
  ["chi2.cdf(7.5, 3)", 0.9424415480273636, chiSquareCdf(7.5, { df: 3 })],
  ["chi2.sf(60, 4)", 2.9008631203404573e-12, chiSquareCdf(60, { df: 4, upper: true })],
  ["chi2.sf(1100, 1000)", 0.014614408126295192, chiSquareCdf(1100, { df: 1000, upper: true })],
  ["chi2.cdf(0.02, 0.5)", 0.34818645276048427, chiSquareCdf(0.02, { df: 0.5 })],
])("scipy.stats.%s = %d", (_call, scipy, ours) => {
  expect(Math.abs(ours / scipy - 1)).toBeLessThan(RELATIVE);
});

test("scipy.stats.ttest_ind([1, 2, 3, 4], [2, 4, 6, 8, 10], equal_var=False)", () => {
  const { t, pValue } = welchTest([
    [1, 2, 3, 4],
    [2, 4, 6, 8, 10],
  ]);
  expect(t).toBeCloseTo(-2.2514363231593695, 13);
  expect(pValue).toBeCloseTo(0.06913359319239236, 13);
});

const first = [2.1, 3.4, 1.9, 4.4, 5];
const second = [1.2, 0.4, 2.2, 1.7];
const pairs = [
  [...first, 0.3],
  [...second, 3.1, 1],
] as const;

test.each<[string, readonly [readonly number[], readonly number[]], PermutationTestOptions, number]>([
  ["two-sided", [first, second], { alternative: "two-sided" }, 0.047619047619047616],
  ["less", [first, second], { alternative: "less" }, 0.9841269841269841],
  ["greater", [first, second], { alternative: "greater" }, 0.023809523809523808],
  ["two-sided, permutation_type samples", pairs, { alternative: "two-sided", paired: true }, 0.15625],
  ["less, permutation_type samples", pairs, { alternative: "less", paired: true }, 0.9375],
  ["greater, permutation_type samples", pairs, { alternative: "greater", paired: true }, 0.078125],
])("scipy.stats.permutation_test of a difference of means, %s", (_call, samples, options, pValue) => {
  const result = permutationTest(samples, options);
  expect(result.exact).toBe(true);
  expect(result.pValue).toBeCloseTo(pValue, 14);
});

test("the BCa interval of scipy.stats.bootstrap, for replicates 2.0, 2.1, ... 5.9 of the mean of ten values", () => {
  const data = [3.1, 0.2, 5.5, 2.2, 8.9, 1, 4.4, 2.7, 7.3, 0.9];
  const mean = ([x]: readonly Float64Array[]) =>
    (x as Float64Array).reduce((a, b) => a + b, 0) / (x?.length ?? 0);
  const acceleration = jackknifeAcceleration([data], { statistic: mean });
  expect(acceleration).toBeCloseTo(0.03158915833275166, 14);
  const replicates = Array.from({ length: 40 }, (_, k) => (20 + k) / 10);
  const { lower, upper } = bootstrapInterval(
    { estimate: mean([Float64Array.from(data)]), replicates },
    { level: 0.9, method: "bca", acceleration },
  );
  // Its probabilities are 0.027261374753698817 and 0.9093537799053724; numpy's percentiles of the replicates at them:
  expect(lower).toBeCloseTo(2.1063193615394256, 12);
  expect(upper).toBeCloseTo(5.546479741630952, 12);
});

// scipy 1.17.1, of HAM1 in ./fixtures/managers.csv.
const ham1 = fixture("managers").columns.ham1 as Float64Array;

test.each<[call: string, scipy: number, ours: number]>([
  ["skew(x)", -0.6588444914834322, skewness(ham1)],
  ["skew(x, bias=False)", -0.6664417257674924, skewness(ham1, { method: "fisher" })],
  ["kurtosis(x)", 2.3615887598376437, kurtosis(ham1)],
  ["kurtosis(x, bias=False)", 2.500415084236807, kurtosis(ham1, { method: "fisher" })],
])("scipy.stats.%s = %d", (_call, scipy, ours) => {
  expect(Math.abs(ours / scipy - 1)).toBeLessThan(RELATIVE);
});
