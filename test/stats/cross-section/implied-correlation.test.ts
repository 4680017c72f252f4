import fc from "fast-check";
import { expect, test } from "vitest";
import { impliedCorrelation } from "../../../lib/stats/cross-section/implied-correlation.js";

test("by hand: two halves of variance 0.04 in an index of 0.03 correlate by one half", () => {
  // 0.03 = 0.25 * 0.04 * 2 + 2 * 0.25 * 0.04 rho.
  const index = Object.freeze({
    index: 0.03,
    members: Object.freeze([0.04, 0.04]),
    weights: Object.freeze([0.5, 0.5]),
  });
  expect(impliedCorrelation(index)).toBeCloseTo(0.5, 14);
});

test("weights are scaled to one", () => {
  expect(impliedCorrelation({ index: 0.03, members: [0.04, 0.04], weights: [50, 50] })).toBeCloseTo(0.5, 14);
});

test("it gives back the one correlation that an index's variance was made with", () => {
  const member = fc.record({
    deviation: fc.double({ min: 0.05, max: 1, noNaN: true }),
    weight: fc.double({ min: 0.1, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.array(member, { minLength: 2, maxLength: 8 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (all, rho) => {
        const total = all.reduce((sum, { weight }) => sum + weight, 0);
        let index = 0;
        for (const [i, a] of all.entries()) {
          for (const [j, b] of all.entries()) {
            index += ((a.weight * b.weight) / total ** 2) * a.deviation * b.deviation * (i === j ? 1 : rho);
          }
        }
        const members = all.map(({ deviation }) => deviation ** 2);
        expect(impliedCorrelation({ index, members, weights: all.map(({ weight }) => weight) })).toBeCloseTo(
          rho,
          7,
        );
      },
    ),
  );
});

test("one member, none, or a missing variance give NaN", () => {
  expect(impliedCorrelation({ index: 0.03, members: [0.04], weights: [1] })).toBeNaN();
  expect(impliedCorrelation({ index: 0.03, members: [0.04, 0.09], weights: [1, 0] })).toBeNaN();
  expect(impliedCorrelation({ index: 0.03, members: [], weights: [] })).toBeNaN();
  expect(impliedCorrelation({ index: 0.03, members: [0.04, Number.NaN], weights: [1, 1] })).toBeNaN();
  expect(impliedCorrelation({ index: Number.NaN, members: [0.04, 0.04], weights: [1, 1] })).toBeNaN();
});

test("negative variances and odd weights are refused", () => {
  expect(() => impliedCorrelation({ index: 0.03, members: [-0.04, 0.04], weights: [1, 1] })).toThrow(
    "impliedCorrelation requires variances of zero or more (got -0.04 at 0)",
  );
  expect(() => impliedCorrelation({ index: 0.03, members: [0.04], weights: [1, 1] })).toThrow(
    /one weight a member/,
  );
});
