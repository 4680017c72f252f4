import { expect, test } from "vitest";
import { downBeta, upBeta } from "../../lib/stats/factors/up-down-beta.js";
import { expectedShortfall } from "../../lib/stats/performance/expected-shortfall.js";
import { omegaRatio } from "../../lib/stats/performance/omega-ratio.js";
import { tailRatio } from "../../lib/stats/performance/tail-ratio.js";
import { valueAtRisk } from "../../lib/stats/performance/value-at-risk.js";
import { fixture } from "./fixtures/fixture.js";

// Each constant is what empyrical-reloaded 0.7.1 gives for the call in its title, of columns in ./fixtures.
const RELATIVE = 1e-12;
const { ham1, sp500 } = fixture("managers").columns as Record<"ham1" | "sp500", Float64Array>;
const { portfolio, benchmark } = fixture("portfolio-bacon").columns as Record<
  "portfolio" | "benchmark",
  Float64Array
>;
const lowest = { tail: "lowest" } as const;

test.each<[call: string, empyrical: number, ours: number]>([
  ["value_at_risk(HAM1)", -0.02582, valueAtRisk(ham1)],
  ["value_at_risk(portfolio, cutoff=0.1)", -0.0454, valueAtRisk(portfolio, { level: 0.9 })],
  ["conditional_value_at_risk(HAM1)", -0.051257142857142855, expectedShortfall(ham1, lowest)],
  [
    "conditional_value_at_risk(HAM1, cutoff=0.01)",
    -0.08495,
    expectedShortfall(ham1, { ...lowest, level: 0.99 }),
  ],
  ["conditional_value_at_risk(portfolio)", -0.063, expectedShortfall(portfolio, lowest)],
  ["tail_ratio(HAM1)", 2.0588690937257916, tailRatio(ham1)],
  ["tail_ratio(portfolio)", 1.1748310810810811, tailRatio(portfolio)],
  ["omega_ratio(HAM1)", 3.190689346463741, omegaRatio(ham1)],
  [
    "omega_ratio(HAM1, required_return=0.005, annualization=1)",
    1.9334719334719321,
    omegaRatio(ham1, { requiredReturn: 0.005 }),
  ],
  [
    "omega_ratio(portfolio, risk_free=0.002)",
    1.5656565656565655,
    omegaRatio(portfolio, { requiredReturn: 0.002 }),
  ],
  ["up_alpha_beta(HAM1, SP500)", 0.3010203752258026, upBeta([ham1, sp500])],
  ["down_alpha_beta(HAM1, SP500)", 0.4257333913203151, downBeta([ham1, sp500])],
  ["up_alpha_beta(portfolio, benchmark)", 1.0743229309870768, upBeta([portfolio, benchmark])],
  ["down_alpha_beta(portfolio, benchmark)", 0.9813284687198197, downBeta([portfolio, benchmark])],
])("empyrical.%s = %d", (_call, empyrical, ours) => {
  expect(Math.abs(ours / empyrical - 1)).toBeLessThan(RELATIVE);
});
