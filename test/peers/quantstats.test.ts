import { expect, test } from "vitest";
import { expectedShortfall } from "../../lib/stats/performance/expected-shortfall.js";
import { kurtosis } from "../../lib/stats/performance/kurtosis.js";
import { skewness } from "../../lib/stats/performance/skewness.js";
import { tailRatio } from "../../lib/stats/performance/tail-ratio.js";
import { ulcerIndex } from "../../lib/stats/performance/ulcer-index.js";
import { valueAtRisk } from "../../lib/stats/performance/value-at-risk.js";
import { calendarReturns } from "../../lib/stats/series/calendar-returns.js";
import { fixture } from "./fixtures/fixture.js";

// Each constant is what quantstats 0.0.86 gives for the call in its title, of HAM1 in ./fixtures/managers.csv, without its preparing of prices.
const RELATIVE = 1e-12;
const { columns, months } = fixture("managers");
const ham1 = columns.ham1 as Float64Array;
const bacon = fixture("portfolio-bacon").columns.portfolio as Float64Array;
const gaussian = { method: "gaussian", ddof: 1 } as const;
const atOrBelow = { tail: "at-or-below" } as const;

test.each<[call: string, quantstats: number, ours: number]>([
  ["skew", -0.6664417257674927, skewness(ham1, { method: "fisher" })],
  ["kurtosis", 2.5004150842368045, kurtosis(ham1, { method: "fisher" })],
  ["value_at_risk", -0.03103291103090941, valueAtRisk(ham1, gaussian)],
  [
    "value_at_risk(portfolio, confidence=0.99)",
    -0.0830036601972157,
    valueAtRisk(bacon, { ...gaussian, level: 0.99 }),
  ],
  ["conditional_value_at_risk", -0.04174214387007589, expectedShortfall(ham1, gaussian)],
  [
    'conditional_value_at_risk(method="historical")',
    -0.051257142857142855,
    expectedShortfall(ham1, atOrBelow),
  ],
  [
    'conditional_value_at_risk(portfolio, confidence=0.9, method="historical")',
    -0.05833333333333333,
    expectedShortfall(bacon, { ...atOrBelow, level: 0.9 }),
  ],
  ["tail_ratio", 2.0588690937257925, tailRatio(ham1)],
  ["ulcer_index", 0.0364307428402386, ulcerIndex(ham1, { ddof: 1 })],
  ["ulcer_index(portfolio)", 0.06250022893381009, ulcerIndex(bacon, { ddof: 1 })],
])("quantstats.stats.%s = %d", (_call, quantstats, ours) => {
  expect(Math.abs(ours / quantstats - 1)).toBeLessThan(RELATIVE);
});

test("quantstats.stats.monthly_returns(eoy=True), the last column", () => {
  const wanted = [
    0.13618181914570848, 0.20423388181435476, 0.06146995545373568, 0.1608592964785689, 0.17749856772278028,
    0.224450893958982, -0.08029658712384591, 0.23661964976896854, 0.14869361371433198, 0.07829598844980268,
    0.2051081676098352,
  ];
  const { totals } = calendarReturns({ days: months, values: ham1 });
  for (const [row, total] of wanted.entries()) expect(totals[row]).toBeCloseTo(total, 13);
});
