import { expect, test } from "vitest";
import { informationRatio, rollingInformationRatio } from "../../../lib/stats/relative/information-ratio.js";
import { trackingError } from "../../../lib/stats/relative/tracking-error.js";
import { simulate } from "../noise.js";

const fund = simulate(400, { mean: 0.01, deviation: 0.05, seed: 31 });
const market = simulate(400, { mean: 0.008, deviation: 0.04, seed: 32 });

test("informationRatio(legs) is the mean difference a year over the tracking error", () => {
  const mean = fund.reduce((sum, value, t) => sum + value - (market[t] as number), 0) / 400;
  const ratio = informationRatio([fund, market], { periodsPerYear: 12 });
  expect(ratio).toBeCloseTo((12 * mean) / trackingError([fund, market], { periodsPerYear: 12 }), 12);
});

test("informationRatio turns its sign with the legs swapped", () => {
  expect(informationRatio([market, fund])).toBeCloseTo(-informationRatio([fund, market]), 12);
});

test("informationRatio of a constant lead is infinite, of equal legs missing, of one period missing", () => {
  expect(informationRatio([Object.freeze([0.5, 0.75]), Object.freeze([0.25, 0.5])])).toBe(
    Number.POSITIVE_INFINITY,
  );
  expect(informationRatio([fund, fund])).toBeNaN();
  expect(informationRatio([[1], [0]])).toBeNaN();
  expect(informationRatio([[], []])).toBeNaN();
});

test("rollingInformationRatio agrees with every window on its own", () => {
  const rolled = rollingInformationRatio([fund, market], { window: 36, periodsPerYear: 12 });
  for (let last = 35; last < 400; last += 1) {
    const own = [fund, market].map((leg) => leg.slice(last - 35, last + 1)) as [Float64Array, Float64Array];
    expect(rolled[last]).toBeCloseTo(informationRatio(own, { periodsPerYear: 12 }), 9);
  }
});

test("legs of different length are refused", () => {
  expect(() => informationRatio([[1], []])).toThrow(
    "informationRatio requires legs of one length (got 1 and 0)",
  );
  expect(() => rollingInformationRatio([[1], []], { window: 1 })).toThrow(
    "rollingInformationRatio requires legs",
  );
});
