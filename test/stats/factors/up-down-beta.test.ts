import fc from "fast-check";
import { expect, test } from "vitest";
import { downBeta, upBeta } from "../../../lib/stats/factors/up-down-beta.js";
import { normals } from "../noise.js";

const NAN = Number.NaN;

test("upBeta and downBeta are the slopes of the two sides; a flat benchmark belongs to neither", () => {
  const market = Object.freeze([0.01, 0.03, -0.01, -0.02, 0, NAN]);
  const fund = Object.freeze([0.03, 0.05, -0.02, -0.04, 9, 1]);
  expect(upBeta([fund, market])).toBeCloseTo(1, 12);
  expect(downBeta([fund, market])).toBeCloseTo(2, 12);
});

test("upBeta and downBeta recover a leg that takes 60% of rises and 120% of falls", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const market = normals(60, seed);
      const fund = market.map((value) => (value > 0 ? 0.6 : 1.2) * value + 0.01);
      expect(upBeta([fund, market])).toBeCloseTo(0.6, 9);
      expect(downBeta([fund, market])).toBeCloseTo(1.2, 9);
    }),
  );
});

test("upBeta and downBeta are missing on a side with fewer than two periods or without movement", () => {
  expect(
    downBeta([
      [1, 2, 3],
      [0.1, 0.2, -0.3],
    ]),
  ).toBeNaN();
  expect(
    upBeta([
      [1, 2, 3],
      [0.1, 0.1, -0.3],
    ]),
  ).toBeNaN();
  expect(upBeta([[], []])).toBeNaN();
  expect(() => downBeta([[1], []])).toThrow("downBeta requires legs of one length (got 1 and 0)");
});
