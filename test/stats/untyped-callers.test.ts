// Takes long: every function of the statistics is called with what its types forbid, some thousand times.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as library from "../../lib/index.js";

/** The library as code without types sees it. */
const untyped: { readonly [name: string]: unknown } = { ...library };

/** A call that works: arguments, and options that it takes behind them. */
interface Call {
  readonly args: readonly unknown[];
  readonly options?: object;
}

const R = [0.01, -0.02, 0.03, 0.015, -0.01, 0.02, 0.005, -0.015];
const S = [0.02, -0.01, 0.01, 0.025, -0.02, 0.01, 0.015, -0.005];
const LEVELS = [100, 101, 99, 102, 98, 103, 104, 101];
const DAYS = [
  "2024-07-10",
  "2024-07-11",
  "2024-07-12",
  "2024-07-15",
  "2024-07-16",
  "2024-07-17",
  "2024-07-18",
  "2024-07-19",
];
const MONTHS = ["2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06", "2024-07", "2024-08"];
const legs = [R, S];
const window = { window: 3, minObservations: 2 };
const yearly = { periodsPerYear: 12 };
const mean = ([x]: readonly Float64Array[]) =>
  (x as Float64Array).reduce((a, b) => a + b, 0) / (x as Float64Array).length;
const LONG = [...R, ...S];
const OTHER = LONG.map((value, t) => value / 2 + ((t * t) % 7) / 100);
const STUDIES = [R, S].map((returns) =>
  library.eventStudy(returns, { at: 6, window: [0, 1], estimation: 5 }),
);
const meeting = { meetings: ["2024-09-18", "2024-11-07"] };

/** Every function of lib/stats that the library exports. */
const CALLS: { readonly [name: string]: Call } = {
  addDays: { args: ["2024-07-10", 2] },
  addMonths: { args: ["2024-07", 2] },
  additiveReturnDecomposition: { args: [{ price: [100, 150], earnings: [10, 12], dividends: [2] }] },
  adjustedPValues: { args: [[0.01, 0.5, 0.2]], options: { method: "holm" } },
  aggregateReturns: { args: [{ days: DAYS, values: R }], options: { unit: "week" } },
  annualReturn: { args: [R], options: { periodsPerYear: 4, years: 2, underOneYear: "missing" } },
  annualVolatility: { args: [R], options: { periodsPerYear: 4, ddof: 1 } },
  asOfJoin: { args: [{ days: DAYS, values: R }, DAYS], options: { staleDays: 3 } },
  averageRate: { args: [[0.05, 0.04], { before: 18, after: 12 }] },
  battingAverage: { args: [legs] },
  beta: { args: [legs] },
  bootstrap: {
    args: [[R]],
    options: { statistic: mean, scheme: "circular", blockLength: 2, replications: 20, seed: 3 },
  },
  bootstrapInterval: {
    args: [{ estimate: 2, replicates: [0, 1, 2, 3, 4] }],
    options: { level: 0.5, method: "bca", acceleration: 0 },
  },
  bootstrapMeans: {
    args: [[R, S]],
    options: { scheme: "circular", blockLength: 2, replications: 20, seed: 3 },
  },
  bootstrapPValue: { args: [{ estimate: 2, replicates: [0, 1, 2, 3, 4] }], options: { value: 1 } },
  breadth: { args: [R], options: { above: 0.01 } },
  calmarRatio: { args: [R], options: { periodsPerYear: 4, years: 2, underOneYear: "annualise" } },
  calendarReturns: { args: [{ days: MONTHS, values: R }], options: { missing: "skip" } },
  capture: { args: [legs], options: { average: "annualised", flat: "down", periodsPerYear: 12 } },
  changesOverSpan: { args: [R], options: { fraction: 0.25, path: "random walk" } },
  chiSquareCdf: { args: [3.8], options: { df: 1, upper: true } },
  chowTest: { args: [R, { x: S }], options: { at: 4, intercept: true } },
  coefficientTable: { args: [library.ols(R, [S])], options: { alpha: 0.1 } },
  compound: { args: [R], options: { missing: "carry" } },
  compoundFactors: {
    args: [{ days: DAYS, columns: { hml: R } }],
    options: { first: "2024-07-11", last: "2024-07-15" },
  },
  confInt: { args: [library.ols(R, [S])], options: { alpha: 0.1 } },
  corradoRankTest: { args: [STUDIES] },
  correlation: { args: [legs] },
  cumulativeReturn: { args: [R] },
  cutOdds: {
    args: [{ "2024-09": 94.79, "2024-10": 94.94 }],
    options: {
      meeting: "2024-09-18",
      laterMeetings: ["2024-11-07"],
      start: 0.0533,
      meetingDay: "after",
      step: 0.0025,
      most: 2,
    },
  },
  cutProbability: {
    args: [
      [
        { steps: -1, probability: 0.8 },
        { steps: 0, probability: 0.2 },
      ],
    ],
  },
  daysBetween: { args: ["2024-07-10", "2024-07-12"] },
  dispersion: { args: [R], options: { weights: [1, 1, 1, 1, 1, 1, 1, 1], ddof: 1 } },
  distinctStretches: { args: [R], options: { window: 2, most: 3, ends: [0, 1, 2, 3, 4, 5, 6, 7] } },
  doubleSort: {
    args: [{ days: MONTHS, columns: { me1_op1: R, me1_op2: S, me2_op1: S, me2_op2: R } }],
    options: { first: "2024-02", last: "2024-04", statistic: "mean" },
  },
  downBeta: { args: [legs] },
  downsideRisk: { args: [R], options: { requiredReturn: 0.001, periodsPerYear: 4 } },
  drawdown: { args: [LEVELS] },
  drawdownEpisodes: { args: [LEVELS] },
  drawdownTable: { args: [{ days: DAYS, values: LEVELS }], options: { top: 3 } },
  earningsYield: { args: [100, 5] },
  equicorrelationStdErr: { args: [0.5], options: { members: 3, periods: 9 } },
  eventOutcomes: {
    args: [R],
    options: { events: [0, 2], horizons: [1, 2], benchmark: S, sizes: [1, 2], spacing: 2 },
  },
  eventRank: { args: [R, 3], options: { spacing: 1, kind: "weak" } },
  eventStudy: {
    args: [R],
    options: { at: 6, window: [0, 1], estimation: 5, gap: 0, regressors: [S], variance: "simple" },
  },
  eventWindow: { args: [DAYS, "2024-07-12"], options: { before: 1, after: 1, closed: "previous" } },
  excessReturns: { args: [R, S] },
  fCdf: { args: [4.9], options: { df1: 1, df2: 10, upper: true } },
  expectedShortfall: {
    args: [R],
    options: { level: 0.9, method: "modified", tail: "lowest", quantileType: 6, ddof: 1, operational: false },
  },
  factorExposures: {
    args: [
      { days: MONTHS, values: R },
      { days: MONTHS, columns: { mkt: S, rf: [0, 0, 0, 0, 0, 0, 0, 0.001] } },
    ],
    options: {
      factors: ["mkt"],
      riskFree: "rf",
      missing: "drop",
      covType: "HAC",
      maxlags: 1,
      useCorrection: true,
      useT: false,
    },
  },
  famaMacBeth: {
    args: [[R, S, R].map((y) => ({ y, regressors: { x: LEVELS } }))],
    options: {
      intercept: true,
      missing: "drop",
      covType: "HAC",
      maxlags: 1,
      debiased: true,
      useT: false,
    },
  },
  grsTest: { args: [[R], [S]] },
  impliedCorrelation: { args: [{ index: 0.03, members: [0.04, 0.04], weights: [0.5, 0.5] }] },
  impliedRate: { args: [94.75] },
  informationRatio: { args: [legs], options: yearly },
  jackknife: { args: [[R]], options: { statistic: mean } },
  jackknifeAcceleration: { args: [[R]], options: { statistic: mean } },
  jensenAlpha: {
    args: [legs],
    options: { riskFree: 0.001, periodsPerYear: 4, years: 2, underOneYear: "missing" },
  },
  jointMoves: {
    args: [
      [
        [
          { steps: -1, probability: 0.8 },
          { steps: 0, probability: 0.2 },
        ],
      ],
    ],
  },
  kurtosis: { args: [R], options: { method: "fisher" } },
  lastAtOrBefore: { args: [DAYS, "2024-07-13"] },
  logReturnDecomposition: {
    args: [{ price: [100, 150], earnings: [10, 12], dividends: [2] }],
    options: { nearZero: 0.02 },
  },
  logReturns: { args: [LEVELS], options: { missing: "bridge" } },
  longShort: {
    args: [
      { small: R, large: S },
      { long: ["small"], short: ["large"] },
    ],
  },
  mSquared: {
    args: [legs],
    options: { average: "arithmetic", riskFree: 0.001, periodsPerYear: 4, years: 2, underOneYear: "missing" },
  },
  martinRatio: {
    args: [R],
    options: { riskFree: 0.001, periodsPerYear: 4, years: 2, underOneYear: "missing" },
  },
  maxDrawdown: { args: [LEVELS] },
  meanPairwiseCorrelation: { args: [[R, S]] },
  meetingMonth: { args: ["2024-09-18"], options: { meetingDay: "after" } },
  monthEnd: { args: ["2024-07"] },
  multipleShare: { args: [0.1], options: { earningsGrowth: [0, 0.1], nearZero: 0.02 } },
  multipleShareBySpan: { args: [{ price: [1, 2, 4], earnings: [1, 1, 2] }], options: { spans: [1, 2] } },
  median: { args: [R] },
  neweyWest: { args: [[R, S]], options: { maxlags: 1 } },
  neweyWestLags: { args: [202] },
  normalCdf: { args: [0.5], options: { upper: true } },
  normalQuantile: { args: [0.9] },
  ols: {
    args: [R, { x: S }],
    options: {
      intercept: true,
      missing: "drop",
      covType: "HAC",
      maxlags: 1,
      useCorrection: true,
      useT: false,
    },
  },
  optimalBlockLength: { args: [R] },
  patellTest: { args: [STUDIES], options: { correction: "kolari-pynnonen" } },
  omegaRatio: { args: [R], options: { requiredReturn: 0.001 } },
  painIndex: { args: [R] },
  painRatio: {
    args: [R],
    options: { riskFree: 0.001, periodsPerYear: 4, years: 2, underOneYear: "missing" },
  },
  percentileFromQuantiles: {
    args: [0.015, { probabilities: [0.25, 0.5, 0.75], quantiles: [-0.01, 0.01, 0.02] }],
  },
  periodStart: { args: ["2024-07-24", "week"] },
  permutationTest: {
    args: [legs],
    options: { paired: true, alternative: "less", permutations: 99, seed: 2 },
  },
  policyMoves: { args: [-0.003], options: { step: 0.0025, most: 2 } },
  policyPath: {
    args: [{ "2024-09": 94.79, "2024-10": 94.94 }],
    options: { ...meeting, start: 0.0533, meetingDay: "after", prefer: "backward" },
  },
  portfolioPriceEarnings: {
    args: [{ marketValue: [100, 100], earnings: [10, -5] }],
    options: { lossMakers: "include" },
  },
  priceEarnings: { args: [100, 5] },
  quantile: { args: [R, 0.3], options: { quantileType: 6 } },
  quantileGroups: { args: [{ characteristic: R, outcome: S }], options: { groups: 2, quantileType: 6 } },
  rankDistinct: { args: [R, 3], options: { window: 2, ends: [0, 1, 2, 3, 4, 5, 6, 7] } },
  rankEpisode: { args: [LEVELS, 2] },
  rankGrid: { args: [R, 3], options: { window: 2, ends: [0, 1, 2, 3, 4, 5, 6, 7] } },
  rankOverlapping: { args: [R, 3] },
  realityCheck: {
    args: [[R, S]],
    options: { studentise: true, scheme: "circular", blockLength: 2, replications: 20, seed: 3 },
  },
  rebase: { args: [LEVELS], options: { base: 1 } },
  relativePerformance: { args: [[1.5, 2]], options: { years: 10 } },
  relativeWealth: { args: [legs] },
  resampleToMonthEnd: {
    args: [{ days: ["2024-06-28", "2024-07-31"], values: [1, 2] }],
    options: { asOf: "2024-07-31" },
  },
  rollingBattingAverage: { args: [legs], options: window },
  rollingBeta: { args: [legs], options: window },
  rollingCapture: {
    args: [legs],
    options: { ...window, average: "annualised", flat: "down", periodsPerYear: 12 },
  },
  rollingCorrelation: { args: [legs], options: window },
  rollingCumulativeReturn: { args: [R], options: window },
  rollingInformationRatio: { args: [legs], options: { ...window, ...yearly } },
  rollingMaxDrawdown: { args: [LEVELS], options: window },
  rollingRelativePerformance: { args: [legs], options: { ...window, ...yearly } },
  rollingSharpeRatio: { args: [R], options: { ...window, ...yearly, riskFree: 0.001 } },
  rollingTrackingError: { args: [legs], options: { ...window, ...yearly, ddof: 1 } },
  rollingVolatility: { args: [R], options: { ...window, ...yearly, ddof: 1 } },
  romanoWolf: {
    args: [[R, S]],
    options: {
      alternative: "greater",
      missing: "drop",
      scheme: "circular",
      blockLength: 2,
      replications: 20,
      seed: 3,
    },
  },
  sameDayMonths: { args: ["2024-03-31", -1] },
  seededRandom: { args: [1] },
  sharpeDifferenceTest: {
    args: [[LONG, OTHER]],
    options: {
      method: "bootstrap",
      kernel: "quadratic-spectral",
      blockLength: 2,
      replications: 20,
      seed: 3,
    },
  },
  sharpeRatio: { args: [R], options: { riskFree: 0.001, periodsPerYear: 4 } },
  simpleReturns: { args: [LEVELS], options: { missing: "bridge" } },
  since: { args: [DAYS, "2024-07-12"], options: { base: "close-of", end: "2024-07-16", staleDays: 3 } },
  skewness: { args: [R], options: { method: "fisher" } },
  sortinoRatio: { args: [R], options: { requiredReturn: 0.001, periodsPerYear: 4 } },
  specificationCurve: { args: [[{ choices: { base: "price" }, value: 3, fits: false }]] },
  standardisedCrossSectionalTest: { args: [STUDIES], options: { correction: "kolari-pynnonen" } },
  stepTradingDays: { args: [DAYS, "2024-07-12"], options: { by: 1 } },
  stretches: { args: [legs], options: { window: 2, periodsPerYear: 12 } },
  studentTCdf: { args: [2.2], options: { df: 10, upper: true } },
  studentTQuantile: { args: [0.9], options: { df: 10 } },
  supFTest: {
    args: [R, { x: S }],
    options: { trim: 0.2, intercept: true, covType: "HAC", maxlags: 1 },
  },
  tailRatio: { args: [R], options: { level: 0.9, quantileType: 6 } },
  timeUnderWater: { args: [LEVELS] },
  toDate: { args: [DAYS, "2024-07-16"], options: { unit: "week", staleDays: 3 } },
  trackingError: { args: [legs], options: { ...yearly, ddof: 1 } },
  trailing: { args: [["2024-06-24", "2024-07-24"], "2024-07-24"], options: { months: 1, staleDays: 3 } },
  treynorRatio: {
    args: [legs],
    options: { riskFree: 0.001, modified: true, periodsPerYear: 4, years: 2, underOneYear: "missing" },
  },
  twoSidedPValue: { args: [2.2], options: { df: 10 } },
  ulcerIndex: { args: [R], options: { ddof: 1 } },
  upBeta: { args: [legs] },
  valueAtRisk: { args: [R], options: { level: 0.9, method: "modified", quantileType: 6, ddof: 1 } },
  welchTest: { args: [[R, S]], options: { level: 0.9 } },
  windowReturn: { args: [LEVELS, { base: 0, end: 2, from: "2024-07-10", to: "2024-07-12" }] },
  winsorise: { args: [R], options: { lower: 0.2, upper: 0.8, quantileType: 6 } },
  yearsBetween: { args: ["2014-06-24", "2024-06-24"] },
};

/** What has no checks of its own: for callers whose arguments another function has checked. */
const UNCHECKED = ["compoundReturn", "positionAtOrBefore", "windowBetween"];

/** Read from tables, whose columns have tests of their own. */
const OF_TABLES = ["datedColumns", "numbers", "periods"];

function call(name: string, { args, options }: Call): unknown {
  const target = untyped[name] as (...all: unknown[]) => unknown;
  return target(...args, ...(options === undefined ? [] : [options]));
}

type Path = readonly (string | number)[];

/** Where the plain values and the lists of a call are. */
function places(value: unknown, path: Path = []): { readonly path: Path; readonly value: unknown }[] {
  const own = { path, value };
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [own];
  return [own, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))];
}

/** The value with another at a path; nothing shared is written. */
function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  (copy as Record<string, unknown>)[key] = replaced((value as Record<string, unknown>)[key], rest, by);
  return copy;
}

function outcome(run: () => unknown): unknown {
  try {
    return { value: run() };
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    return "refused";
  }
}

const isDay = (value: unknown) => typeof value === "string" && /^\d{4}-\d{2}(-\d{2})?$/.test(value);
const FIT = new Set([
  "coefficientTable",
  "confInt",
  "corradoRankTest",
  "patellTest",
  "standardisedCrossSectionalTest",
]);

test("every function of lib/stats is called here", () => {
  const exported = [
    ...readFileSync("lib/stats/index.ts", "utf8").matchAll(/export \{([^}]*)\} from "[^"]*"/g),
  ]
    .flatMap((match) => (match[1] as string).split(","))
    .map((name) => name.trim())
    .filter((name) => name !== "" && !name.startsWith("type ") && typeof untyped[name] === "function");
  expect(exported.filter((name) => !(name in CALLS) && ![...OF_TABLES, ...UNCHECKED].includes(name))).toEqual(
    [],
  );
  expect(Object.keys(CALLS).filter((name) => !exported.includes(name))).toEqual([]);
});

describe.each(Object.entries(CALLS))("%s", (name, made) => {
  const numeric = FIT.has(name) ? [] : places(made.args).filter(({ value }) => typeof value === "number");

  test("works as called here", () => {
    expect(call(name, made)).toBeDefined();
  });

  test.each(["0.5", true, new Date(0), 1n, {}, [1]].map((bad) => [bad]))(
    "refuses %o where it takes a number",
    (bad) => {
      for (const { path } of numeric) {
        if (path.length === 1 && name === "excessReturns") continue;
        const other = { ...made, args: replaced(made.args, path, bad) as unknown[] };
        expect(
          outcome(() => call(name, other)),
          `at ${path.join(".")}`,
        ).toBe("refused");
      }
    },
  );

  test.each([[null], [undefined]])("takes %o for missing, like NaN, or refuses it", (bad) => {
    for (const { path } of numeric) {
      const other = (by: unknown) => ({ ...made, args: replaced(made.args, path, by) as unknown[] });
      const refused = outcome(() => call(name, other(bad)));
      if (refused === "refused") continue;
      expect(refused, `at ${path.join(".")}`).toEqual(outcome(() => call(name, other(Number.NaN))));
    }
  });

  test("refuses text, nothing and numbers where it takes a list", () => {
    if (FIT.has(name)) return;
    for (const { path, value } of places(made.args)) {
      if (!Array.isArray(value) || path.length === 0) continue;
      for (const bad of ["abc", null, undefined, 5, true, new Set([1])]) {
        const optional = path.at(-1) === "dividends" && bad === undefined;
        if (optional || (name === "excessReturns" && (bad === 5 || bad === null || bad === undefined)))
          continue;
        const other = { ...made, args: replaced(made.args, path, bad) as unknown[] };
        expect(
          outcome(() => call(name, other)),
          `${String(bad)} at ${path.join(".")}`,
        ).toBe("refused");
      }
    }
  });

  test("refuses days that are not in the calendar, wherever one enters", () => {
    for (const { path, value } of places([...made.args, made.options])) {
      // The days of a window are for its reader.
      if (!isDay(value) || name === "windowReturn") continue;
      for (const bad of [
        "2024-02-30",
        "2024-13-01",
        "2024-13",
        "2024-07-10T00:00:00Z",
        "24-07-10",
        "",
        20240710,
        null,
        new Date(0),
      ]) {
        if (bad === null && path.at(-1) === "end") continue;
        const [args, options] = [
          made.args.length,
          replaced([...made.args, made.options], path, bad) as unknown[],
        ];
        const other = {
          args: options.slice(0, args),
          ...(made.options && { options: options[args] as object }),
        };
        expect(
          outcome(() => call(name, other)),
          `${String(bad)} at ${path.join(".")}`,
        ).toBe("refused");
      }
    }
  });

  test("refuses days that do not ascend", () => {
    for (const { path, value } of places([...made.args, made.options])) {
      if (!(Array.isArray(value) && value.length > 1 && value.every(isDay))) continue;
      for (const bad of [[...value].reverse(), value.map((day, at) => (at === 1 ? value[0] : day))]) {
        const options = replaced([...made.args, made.options], path, bad) as unknown[];
        const other = {
          args: options.slice(0, made.args.length),
          ...(made.options && { options: options.at(-1) as object }),
        };
        expect(
          outcome(() => call(name, other)),
          path.join("."),
        ).toBe("refused");
      }
    }
  });

  test("refuses an option that it does not know, by name", () => {
    if (made.options === undefined) return;
    const other = { ...made, options: { ...made.options, unheardOf: 1 } };
    expect(() => call(name, other)).toThrow(`${name} requires options that it knows (got "unheardOf"`);
    expect(outcome(() => call(name, { ...made, options: null as unknown as object }))).toBe("refused");
    expect(outcome(() => call(name, { ...made, options: 5 as unknown as object }))).toBe("refused");
  });

  test("refuses an option of another kind, and names the choices of a choice", () => {
    for (const [option, value] of Object.entries(made.options ?? {})) {
      for (const bad of [null, "unheard-of", {}, Number.NaN, 1n]) {
        if (option === "riskFree" && name === "factorExposures" && bad === null) continue;
        // A rate that is missing makes what needs it missing; no regressors at all are the mean-adjusted model.
        if (Number.isNaN(bad) && ["riskFree", "requiredReturn", "start"].includes(option)) continue;
        if (option === "regressors" && typeof bad === "object") continue;
        const other = { ...made, options: { ...made.options, [option]: bad } };
        expect(
          outcome(() => call(name, other)),
          `${option}: ${String(bad)}`,
        ).toBe("refused");
      }
      if (typeof value === "string" && !isDay(value) && option !== "riskFree") {
        expect(() => call(name, { ...made, options: { ...made.options, [option]: "unheard-of" } })).toThrow(
          new RegExp(`${option} to be one of .*"${value}"`),
        );
      }
    }
  });
});

test("holes and arrays of other numbers are read as they are", () => {
  expect([...library.simpleReturns(new Array(3))]).toEqual([Number.NaN, Number.NaN]);
  expect(library.quantile(new Float32Array([1, 2]), 0.5)).toBe(1.5);
  expect(library.quantile({ length: 2, 0: 1, 1: 2 }, 0.5)).toBe(1.5);
  expect(() => library.quantile(new BigInt64Array(2) as unknown as number[], 0.5)).toThrow(
    "quantile requires numbers (got 0n at position 0)",
  );
});

test("a near name is suggested", () => {
  expect(() => call("rollingVolatility", { args: [R], options: { windw: 2 } })).toThrow(
    'got "windw"; did you mean "window"?',
  );
  expect(() => call("ols", { args: [R, [S]], options: { covType: "hac" } })).toThrow(
    'got "hac"; did you mean "HAC"?',
  );
});
