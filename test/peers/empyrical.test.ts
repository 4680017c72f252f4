// Cases of empyrical-reloaded: tests/conftest.py and tests/test_stats.py, with its tolerance of 8 decimals. Its functions take returns; ours of
// drawdown take levels. A case below is theirs unless it says how it was derived.
import { describe, expect, test } from "vitest";
import { beta } from "../../lib/stats/factors/beta.js";
import { jensenAlpha } from "../../lib/stats/factors/jensen-alpha.js";
import { maxDrawdown, rollingMaxDrawdown } from "../../lib/stats/max-drawdown.js";
import { annualReturn } from "../../lib/stats/performance/annual-return.js";
import { annualVolatility } from "../../lib/stats/performance/annual-volatility.js";
import { calmarRatio } from "../../lib/stats/performance/calmar-ratio.js";
import { cumulativeReturn } from "../../lib/stats/performance/cumulative-return.js";
import { downsideRisk } from "../../lib/stats/performance/downside-risk.js";
import { rollingSharpeRatio, sharpeRatio } from "../../lib/stats/performance/sharpe-ratio.js";
import { sortinoRatio } from "../../lib/stats/performance/sortino-ratio.js";
import { battingAverage } from "../../lib/stats/relative/batting-average.js";
import { capture, rollingCapture } from "../../lib/stats/relative/capture.js";
import { informationRatio } from "../../lib/stats/relative/information-ratio.js";
import { aggregateReturns } from "../../lib/stats/series/aggregate-returns.js";
import { addDays } from "../../lib/stats/series/calendar-day.js";
import { compound } from "../../lib/stats/series/compound.js";
import { MONTHS_PER_YEAR, WEEKS_PER_YEAR } from "../../lib/stats/series/periods-per-year.js";
import { simpleReturns } from "../../lib/stats/series/returns.js";

const NAN = Number.NaN;
const INF = Number.POSITIVE_INFINITY;
const percent = (values: readonly number[]): readonly number[] =>
  Object.freeze(values.map((value) => value / 100));

// conftest.py
const simpleBenchmark = percent([0, 1, 0, 1, 0, 1, 0, 1, 0]);
const mixed = percent([NAN, 1, 10, -4, 2, 3, 2, 1, -10]);
const positive = percent([1, 2, 1, 1, 1, 1, 1, 1, 1]);
const negative = percent([0, -6, -7, -1, -9, -2, -6, -8, -5]);
const allNegative = percent([-2, -6, -7, -1, -9, -2, -6, -8, -5]);
/** Theirs twice over: `weekly_returns` and `monthly_returns` hold the same values at two frequencies. */
const slow = percent([0, 1, 10, -4, 2, 3, 2, 1, -10]);
const flat = percent([1, 1, 1, 1, 1, 1, 1, 1, 1]);
const upDownUp = percent([10, -10, 10]);
const one = percent([1]);
const none = percent([]);
const dfOne = [
  -0.00171614, 0.01322056, 0.03063862, -0.01422057, -0.00489779, 0.01268925, -0.03357711, 0.01797036,
];
const dfTwo = [
  0.01846232, 0.00793951, -0.01448395, 0.00422537, -0.00339611, 0.03756813, 0.0151531, 0.03549769,
];
const WEEKLY = { periodsPerYear: WEEKS_PER_YEAR };
const MONTHLY = { periodsPerYear: MONTHS_PER_YEAR };
/** empyrical annualises nine days without a word; here it takes asking. */
const asked = { underOneYear: "annualise" } as const;

/** numpy's assert_almost_equal: missing and infinite values exactly, others within 1.5 in the last decimal. */
function near(actual: number, expected: number, decimals = 8): void {
  if (!Number.isFinite(expected)) expect(actual).toBe(expected);
  else expect(Math.abs(actual - expected)).toBeLessThan(1.5 * 10 ** -decimals);
}
function allNear(actual: ArrayLike<number>, expected: readonly number[], decimals = 8): void {
  expect(actual.length).toBe(expected.length);
  for (const [t, value] of expected.entries()) near(actual[t] as number, value, decimals);
}

test("simple_returns", () => {
  allNear(simpleReturns(flat), [0, 0, 0, 0, 0, 0, 0, 0], 4);
  const line = Float64Array.from({ length: 1000 }, (_, t) => t / 999);
  allNear(simpleReturns(line), [INF, ...Array.from({ length: 998 }, (_, n) => 1 / (n + 1))], 4);
});

test("cum_returns, which is wealth minus one with missing returns carried", () => {
  const cumulative = (returns: readonly number[]) =>
    compound(returns, { missing: "carry" })
      .slice(1)
      .map((wealth) => wealth - 1);
  allNear(cumulative(none), []);
  allNear(cumulative(mixed), [0, 0.01, 0.111, 0.066559, 0.08789, 0.12052, 0.14293, 0.15436, 0.03893], 4);
  allNear(
    cumulative(negative),
    [0, -0.06, -0.1258, -0.13454, -0.21243, -0.22818, -0.27449, -0.33253, -0.3659],
    4,
  );
  allNear(
    cumulative([NAN, ...dfOne.slice(1)]),
    [0, 0.013221, 0.044264, 0.029414, 0.024372, 0.037371, 0.002539, 0.020555],
    5,
  );
  allNear(
    cumulative([...dfTwo.slice(0, -1), NAN]),
    [0.018462, 0.026548, 0.01168, 0.015955, 0.012504, 0.050542, 0.066461, 0.066461],
    5,
  );
});

test.each([
  ["empty", none, NAN],
  ["one", one, 0.01],
  ["mixed", mixed, 0.03893],
  ["negative", negative, -0.3659],
])("cum_returns_final of %s returns", (_, returns, expected) => {
  near(cumulativeReturn(returns), expected, 4);
});

describe("aggregate_returns", () => {
  const daily = Array.from({ length: 9 }, (_, step) => addDays("2000-01-30", step));
  // date_range("2000-1-30", freq="W") starts on that Sunday; freq="ME" on 31 January.
  const weekly = Array.from({ length: 9 }, (_, step) => addDays("2000-01-30", 7 * step));
  const monthly = [
    "2000-01-31",
    "2000-02-29",
    "2000-03-31",
    "2000-04-30",
    "2000-05-31",
    "2000-06-30",
    "2000-07-31",
    "2000-08-31",
    "2000-09-30",
  ];
  test.each([
    ["daily by week", daily, simpleBenchmark, "week", [0, 0.04060401, 0]],
    ["daily by month", daily, simpleBenchmark, "month", [0.01, 0.030301]],
    ["daily by quarter", daily, simpleBenchmark, "quarter", [0.04060401]],
    ["daily by year", daily, simpleBenchmark, "year", [0.04060401]],
    ["weekly by month", weekly, slow, "month", [0, 0.0878912, -0.0450046]],
    ["weekly by year", weekly, slow, "year", [0.0389310917]],
    ["monthly by year", monthly, slow, "year", [0.0389310917]],
    ["monthly by quarter", monthly, slow, "quarter", [0.111, 0.008576, -0.07282]],
  ] as const)("%s", (_, days, values, unit, expected) => {
    allNear(aggregateReturns({ days, values }, { unit }).returns, expected);
  });
});

test.each([
  ["one", one, 0],
  ["simple benchmark", simpleBenchmark, 0],
  ["mixed", mixed, -0.1],
  ["positive", positive, 0],
  ["negative", negative, -0.3659073],
  ["all negative, the first day's loss included", allNegative, -0.378589157],
  ["up, down, up", upDownUp, -0.1],
])("max_drawdown of %s returns", (_, returns, expected) => {
  near(maxDrawdown(compound(returns, { missing: "carry" })), expected);
});

test("max_drawdown of nothing is missing", () => {
  expect(maxDrawdown([])).toBeNaN();
});

test("roll_max_drawdown over six returns", () => {
  allNear(
    rollingMaxDrawdown(compound(negative), { window: 6 }).slice(6),
    [-0.2282, -0.2745, -0.2899, -0.2747],
    4,
  );
});

describe("annual_return and cagr", () => {
  test.each([
    ["empty", none, {}, NAN],
    ["one", one, {}, 11.274002099240244],
    ["mixed", mixed, {}, 1.9135925373194231],
    ["weekly", slow, WEEKLY, 0.24690830513998208],
    ["monthly", slow, MONTHLY, 0.052242061386048144],
    ["1000 days of 1%", new Array(1000).fill(0.01), {}, 11.274002099240256],
    ["three years of 3%", [0.03, 0.03, 0.03], { periodsPerYear: 1 }, 0.03],
  ])("of %s returns", (_, returns, options, expected) => {
    near(annualReturn(returns, { ...options, ...asked }), expected);
  });

  test("are missing here for the spans under a year, unless asked for", () => {
    expect(annualReturn(mixed)).toBeNaN();
    expect(annualReturn(slow, WEEKLY)).toBeNaN();
    near(annualReturn(new Array(1000).fill(0.01)), 11.274002099240256);
  });
});

test.each([
  ["constant", new Array(1000).fill(0.01), {}, 0],
  ["mixed", mixed, {}, 0.9136465399704637],
  ["weekly", slow, WEEKLY, 0.38851569394870583],
  ["monthly", slow, MONTHLY, 0.18663690238892558],
])("annual_volatility of %s returns", (_, returns, options, expected) => {
  near(annualVolatility(returns, options), expected);
});

test.each([
  ["empty", none, {}, NAN],
  ["one", one, {}, NAN],
  ["mixed", mixed, {}, 19.135925373194233],
  ["weekly", slow, WEEKLY, 2.4690830513998208],
  ["monthly", slow, MONTHLY, 0.52242061386048144],
])("calmar_ratio of %s returns", (_, returns, options, expected) => {
  near(calmarRatio(returns, { ...options, ...asked }), expected);
});

test.each([
  ["empty", none, 0, NAN],
  ["one", one, 0, NAN],
  ["mixed over themselves", mixed, mixed, NAN],
  ["mixed", mixed, 0, 1.7238613961706866],
  ["mixed over a benchmark", mixed, simpleBenchmark, 0.34111411441060574],
  ["positive", positive, 0, 52.915026221291804],
  ["negative", negative, 0, -24.406808633910085],
  ["constant", flat, 0, INF],
])("sharpe_ratio of %s returns", (_, returns, riskFree, expected) => {
  near(sharpeRatio(returns, { riskFree }), expected);
});

test("roll_sharpe_ratio over six returns; a window with a missing return takes five when asked", () => {
  allNear(
    rollingSharpeRatio(negative, { window: 6 }).slice(5),
    [-18.09162052, -26.79897486, -26.69138263, -25.72298838],
  );
  const rolled = rollingSharpeRatio(mixed, { window: 6, minObservations: 5 });
  allNear(rolled.slice(5), [7.57445259, 8.22784105, 8.22784105, -3.1374751]);
  expect(rollingSharpeRatio(mixed, { window: 6 })[5]).toBeNaN();
});

test.each([
  ["empty", none, 0, {}, NAN],
  ["one", one, 0, {}, 0],
  ["mixed over themselves", mixed, mixed, {}, 0],
  ["mixed", mixed, 0, {}, 0.60448325038829653],
  ["mixed, 10% required", mixed, 0.1, {}, 1.7161730681956295],
  ["weekly", slow, 0, WEEKLY, 0.25888650451930134],
  ["weekly, 10% required", slow, 0.1, WEEKLY, 0.7733045971672482],
  ["monthly", slow, 0, MONTHLY, 0.1243650540411842],
  ["monthly, 10% required", slow, 0.1, MONTHLY, 0.37148351242013422],
  ["daily one", dfOne, 0, {}, 0.20671788246185202],
  ["daily two", dfTwo, 0, {}, 0.083495680595704475],
  ["weekly one", dfOne, 0, WEEKLY, 0.093902996054410062],
  ["monthly two", dfTwo, 0, MONTHLY, 0.018220251263412916],
])("downside_risk of %s returns", (_, returns, requiredReturn, options, expected) => {
  near(downsideRisk(returns, { ...options, requiredReturn }), expected);
});

test.each([
  ["empty", none, 0, {}, NAN],
  ["one", one, 0, {}, NAN],
  ["mixed over themselves", mixed, mixed, {}, NAN],
  ["mixed", mixed, 0, {}, 2.605531251673693],
  ["mixed over 1%", mixed, flat, {}, -1.3934779588919977],
  ["positive", positive, 0, {}, INF],
  ["negative", negative, 0, {}, -13.532743075043401],
  ["simple benchmark", simpleBenchmark, 0, {}, INF],
  ["weekly", slow, 0, WEEKLY, 1.1158901056866439],
  ["monthly", slow, 0, MONTHLY, 0.53605626741889756],
  ["daily one", dfOne, 0, {}, 3.0639640966566306],
  ["daily two", dfTwo, 0, {}, 38.090963117002495],
  ["weekly two", dfTwo, 0, WEEKLY, 17.303077589064618],
  ["monthly one", dfOne, 0, MONTHLY, 0.6686117809312383],
])("sortino_ratio of %s returns", (_, returns, requiredReturn, options, expected) => {
  near(sortinoRatio(returns, { ...options, requiredReturn }), expected);
});

const zero = new Array(9).fill(0);
const line = Array.from({ length: 1000 }, (_, t) => t / 999);
test.each([
  ["empty", none, none, NAN],
  ["one", one, [0], NAN],
  ["a line against itself", line, line, NAN],
  ["mixed against nothing", mixed, zero, 0.10859306069076737],
  ["mixed against 1%", mixed, flat, -0.06515583641446039],
])("excess_sharpe of %s, which is the information ratio per period", (_, returns, benchmark, expected) => {
  near(informationRatio([returns, benchmark], { periodsPerYear: 1 }), expected);
});

test.each([
  ["empty", none, none, NAN],
  ["one against itself", one, one, 1],
  ["mixed against itself", mixed, mixed, 1],
  ["all negative against mixed", allNegative, mixed, -0.52257643222960259],
])("capture of %s, which is a ratio of annual returns", (_, returns, benchmark, expected) => {
  near(annualReturn(returns, asked) / annualReturn(benchmark, asked), expected);
});

describe("up_capture, down_capture and up_down_capture, which annualise the chosen days", () => {
  const theirs = { average: "annualised" } as const;
  test.each([
    ["empty", none, none, [NAN, NAN, NAN]],
    ["one against itself", one, one, [1, NAN, NAN]],
    ["mixed against itself", mixed, mixed, [1, 1, 1]],
    ["all negative against mixed", allNegative, mixed, [-0.0004336328, 0.99956025703798634, -0.0004338236]],
    ["positive against mixed", positive, mixed, [0.0076167762, -11.27400221, -0.0006756053495]],
  ] as const)("%s", (_, returns, benchmark, [up, down, both]) => {
    const ratios = capture([returns, benchmark], theirs);
    near(ratios.up, up);
    near(ratios.down, down);
    near(ratios.upOverDown, both);
  });

  test.each([
    [
      "all negative",
      allNegative,
      [0.92058591, 0.92058591, 0.92058591, 0.99956026],
      [-5.88144154e-5, -1.52119182e-4, -1.52119198e-4, -6.89238735e-3],
      [-6.38880246e-5, -1.65241701e-4, -1.65241719e-4, -6.89541957e-3],
    ],
    [
      "positive",
      positive,
      [-11.2743862, -11.2743862, -11.2743862, -11.27400221],
      [0.00128406, 0.00291564, 0.00171499, 0.0777048],
      [-0.00011389, -0.00025861, -0.00015211, -0.00689239],
    ],
    ["mixed", mixed, [1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1]],
  ])("roll_up_capture and its like, %s against mixed over six days", (_, returns, down, up, both) => {
    const rolled = rollingCapture([returns, mixed], { ...theirs, window: 6, minObservations: 5 });
    allNear(rolled.down.slice(5), down);
    allNear(rolled.up.slice(5), up);
    allNear(rolled.upOverDown.slice(5), both);
  });
});

test.each([
  ["empty", none, none, [NAN, NAN, NAN]],
  ["positive against negative", positive, allNegative, [1, NAN, 1]],
  ["negative against positive", allNegative, positive, [0, 0, NAN]],
  ["mixed against itself", mixed, mixed, [0, 0, 0]],
])("batting_average of %s", (_, returns, benchmark, [overall, upMarket, downMarket]) => {
  expect(battingAverage([returns, benchmark])).toEqual({ overall, upMarket, downMarket });
});

test("alpha_beta of two legs, the benchmark without its first day", () => {
  const benchmark = [NAN, ...negative.slice(1)];
  near(beta([mixed, benchmark]), -0.71296296296296313);
  // Older versions multiplied the daily alpha by 252 (-8.306666666666668); later ones compound it.
  near(jensenAlpha([mixed, benchmark], { periodsPerYear: 1 }), -8.306666666666668 / 252);
  near(jensenAlpha([mixed, benchmark], asked), (1 - 8.306666666666668 / 252) ** 252 - 1);
});

test.each([
  ["nothing", none, none, NAN, NAN],
  ["one return", one, one, NAN, NAN],
  ["a flat benchmark", mixed, flat, NAN, NAN],
  ["the benchmark itself", mixed, mixed, 0, 1],
  ["its opposite", mixed, mixed.map((value) => -value), 0, -1],
])("alpha and beta of %s", (_, returns, benchmark, alpha, slope) => {
  near(jensenAlpha([returns, benchmark], asked), alpha);
  near(beta([returns, benchmark]), slope);
});
