import { householderSolve } from "./householder.js";
import { invert } from "./invert.js";
import { congruence, dot, type Matrix } from "./matrix.js";
import { singularValuesAtMost } from "./singular-values-at-most.js";

/** Which weights autocovariances have. */
export type Kernel = "parzen" | "quadratic-spectral";

interface KernelRule {
  weight(x: number): number;
  /** Factor and order of the automatic bandwidth (Andrews 1991, equation 6.2; both kernels have order 2). */
  readonly factor: number;
  /** Beyond this the weight is zero. */
  readonly reach: number;
}

const KERNELS: { readonly [kernel in Kernel]: KernelRule } = {
  parzen: {
    weight: (x) => (x <= 0.5 ? 1 - 6 * x ** 2 + 6 * x ** 3 : 2 * (1 - x) ** 3),
    factor: 2.6614,
    reach: 1,
  },
  "quadratic-spectral": {
    weight(x) {
      const angle = (6 * Math.PI * x) / 5;
      return (3 / angle ** 2) * (Math.sin(angle) / angle - Math.cos(angle));
    },
    factor: 1.3221,
    reach: Number.POSITIVE_INFINITY,
  },
};

/** The largest singular value that a prewhitening regression may have (Andrews and Monahan 1992). */
const MAX_SINGULAR_VALUE = 0.97;

/** How a long-run covariance is estimated. */
export interface KernelCovarianceOptions {
  readonly kernel: Kernel;
  /** Filter the series by a vector autoregression of order one before. */
  readonly prewhiten: boolean;
}

/**
 * Long-run covariance of k series with mean zero, by a kernel with Andrews's (1991) automatic bandwidth from autoregressions of order one, times
 * n / (n - k). Prewhitened by a vector autoregression with singular values of at most 0.97 (Andrews and Monahan 1992). As Ledoit and Wolf's program.
 * @param series k series of n numbers
 * @returns k rows of k; or, of a prewhitening that there is none for, the position of a series that is a combination of those before it
 * @example kernelCovariance([Float64Array.of(1, -1, 1, -1)], { kernel: "parzen", prewhiten: false })[0][0] < 1.4 // => true
 */
export function kernelCovariance(
  series: readonly Float64Array[],
  { kernel, prewhiten }: KernelCovarianceOptions,
): Matrix | { readonly dependent: number } {
  if (!prewhiten) return smoothed(series, KERNELS[kernel]);
  const lagged = series.map((one) => one.subarray(0, one.length - 1));
  const led = series.map((one) => one.subarray(1));
  const rows: Float64Array[] = [];
  for (const one of led) {
    const solution = householderSolve(lagged, one);
    if ("dependent" in solution) return solution;
    rows.push(solution.params);
  }
  const filter = singularValuesAtMost(rows, MAX_SINGULAR_VALUE);
  const white = led.map((one, i) =>
    one.map((value, t) =>
      lagged.reduce(
        (left, column, j) => left - ((filter[i] as Float64Array)[j] as number) * (column[t] as number),
        value,
      ),
    ),
  );
  const remainder = filter.map((row, i) => row.map((value, j) => (i === j ? 1 : 0) - value));
  return congruence(invert(remainder), smoothed(white, KERNELS[kernel]));
}

function smoothed(series: readonly Float64Array[], { weight, factor, reach }: KernelRule): Matrix {
  const n = series[0]?.length ?? 0;
  const k = series.length;
  const bandwidth = factor * (persistence(series) * n) ** 0.2;
  const total = covariances(series, 0);
  for (let lag = 1; lag < n && lag < bandwidth * reach; lag += 1) {
    const share = weight(lag / bandwidth);
    const at = covariances(series, lag);
    for (let i = 0; i < k; i += 1) {
      for (let j = 0; j < k; j += 1) {
        const row = total[i] as Float64Array;
        row[j] =
          (row[j] as number) +
          share * (((at[i] as Float64Array)[j] as number) + ((at[j] as Float64Array)[i] as number));
      }
    }
  }
  return total.map((row) => row.map((value) => value / (n - k)));
}

/** Sums over t of z[t] z[t - lag]'. */
function covariances(series: readonly Float64Array[], lag: number): Float64Array[] {
  return series.map((one) =>
    Float64Array.from(series, (other) => dot(one.subarray(lag), other.subarray(0, other.length - lag))),
  );
}

/** Andrews's alpha(2), equation 6.4: how fast autocorrelations die out, from an autoregression with a constant of each series. */
function persistence(series: readonly Float64Array[]): number {
  let [top, bottom] = [0, 0];
  for (const one of series) {
    const n = one.length - 1;
    const before = one.subarray(0, n);
    const after = one.subarray(1);
    const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / n;
    const [x, y] = [before, after].map((values) => {
      const centre = mean(values);
      return values.map((value) => value - centre);
    }) as [Float64Array, Float64Array];
    const spread = dot(x, x);
    if (!(spread > 0)) continue;
    const rho = dot(x, y) / spread;
    const variance = Math.max(dot(y, y) - rho * dot(x, y), 0) / n;
    top += (4 * rho ** 2 * variance ** 2) / (1 - rho) ** 8;
    bottom += variance ** 2 / (1 - rho) ** 4;
  }
  return bottom > 0 ? top / bottom : 0;
}
