import { normalQuantile, seededRandom } from "claimbook";

/** The arrays that every contestant gets; the same at every run. */

const normals = (count, seed) => {
  const random = seededRandom(seed);
  return Float64Array.from({ length: count }, () => normalQuantile(random.uniform() || 0.5));
};

const returns = (count, seed, { mean, deviation }) =>
  normals(count, seed).map((value) => mean + deviation * value);

export const plan = {
  rounds: 3,
  repeats: 15,
  regression: { n: 15_000, k: 7, lags: 12 },
  rolling: { days: 25_000, window: 2520, periodsPerYear: 252 },
  bootstrap: { months: 1200, replications: 10_000, block: 12 },
  correlation: { stocks: 2000, days: 250 },
  ranks: { pairs: 5, months: 1196, window: 120 },
  rollingBeta: { window: 252 },
  events: { count: 100, first: 1000, apart: 200, estimation: 250, window: [-5, 5] },
  permutation: { first: 600, permutations: 9999 },
};

const { regression, rolling, bootstrap, correlation, ranks } = plan;
const DAILY = { mean: 0.0004, deviation: 0.01 };
const MONTHLY = { mean: 0.008, deviation: 0.05 };

export const X = Array.from({ length: regression.k }, (_, j) => normals(regression.n, 100 + j));
export const y = normals(regression.n, 99).map((noise, t) => noise + 0.5 * X[0][t] - 0.2 * X[1][t]);
export const a = returns(rolling.days, 1, DAILY);
export const b = returns(rolling.days, 2, DAILY);
export const levels = new Float64Array(rolling.days);
for (let t = 0, level = 100; t < levels.length; t += 1) levels[t] = level *= 1 + a[t];
/** Weekdays. */
export const days = Array.from({ length: rolling.days }, (_, t) =>
  new Date(Date.UTC(1927, 0, 3 + t + 2 * Math.floor(t / 5))).toISOString().slice(0, 10),
);
export const months = returns(bootstrap.months, 3, MONTHLY);
const market = returns(correlation.days, 4, DAILY);
export const stocks = Array.from({ length: correlation.stocks }, (_, i) =>
  returns(correlation.days, 1000 + i, { mean: 0, deviation: 0.02 }).map((own, t) => own + market[t]),
);
export const century = Array.from({ length: 2 * ranks.pairs }, (_, i) =>
  returns(ranks.months, 50 + i, MONTHLY),
);

/** What peers.py reads: name and numbers. */
export const files = {
  X,
  y: [y],
  a: [a],
  b: [b],
  levels: [levels],
  months: [months],
  stocks,
  century,
};
