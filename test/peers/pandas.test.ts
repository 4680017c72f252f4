import { expect, test } from "vitest";
import { correlation, rollingCorrelation } from "../../lib/stats/relative/correlation.js";
import { fixture } from "./fixtures/fixture.js";

// pandas 3.1.1 of columns in ./fixtures/managers.csv.
const { ham1, ham2, sp500 } = fixture("managers").columns as Record<"ham1" | "ham2" | "sp500", Float64Array>;

test("corr of two columns, over the months in which both are there", () => {
  expect(correlation([ham1, sp500])).toBeCloseTo(0.6600671228917023, 13);
  expect(correlation([ham2, sp500])).toBeCloseTo(0.4128282371229316, 13);
});

test("rolling(12).corr", () => {
  const rolled = rollingCorrelation([ham1, sp500], { window: 12 });
  expect(rolled[10]).toBeNaN();
  expect(rolled[11]).toBeCloseTo(0.45100836406658523, 12);
  expect(rolled[12]).toBeCloseTo(0.4915501237799235, 12);
  expect(rolled[60]).toBeCloseTo(0.5816297444472793, 12);
  expect(rolled[131]).toBeCloseTo(0.6541208599498354, 12);
});

test("rolling(12, min_periods=6).corr, with seven months missing at the start", () => {
  const rolled = rollingCorrelation([ham2, sp500], { window: 12, minObservations: 6 });
  expect(rolled[11]).toBeNaN();
  expect(rolled[13]).toBeCloseTo(0.7484274731413811, 12);
  expect(rolled[14]).toBeCloseTo(0.8318478420038774, 12);
  expect(rolled[60]).toBeCloseTo(-0.05273803500910233, 12);
  expect(rolled[131]).toBeCloseTo(0.36181446461258876, 12);
});
