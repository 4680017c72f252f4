import fc from "fast-check";
import { expect, test } from "vitest";
import { cutProbability, jointMoves, policyMoves } from "../../../lib/stats/rates/policy-moves.js";

const change = fc.double({ min: -0.02, max: 0.02, noNaN: true });

test("half a step is an even chance, up or down", () => {
  expect(policyMoves(0.00125)).toEqual([
    { steps: 0, probability: 0.5 },
    { steps: 1, probability: 0.5 },
  ]);
  expect(policyMoves(-0.00125)).toEqual([
    { steps: 0, probability: 0.5 },
    { steps: -1, probability: 0.5 },
  ]);
});

test("beyond one step the chance goes to the second; the one-step tree stops at certainty", () => {
  expect(policyMoves(-0.003)).toEqual([
    { steps: -1, probability: expect.closeTo(0.8, 9) },
    { steps: -2, probability: expect.closeTo(0.2, 9) },
  ]);
  expect(policyMoves(-0.003, { most: 1 })).toEqual([{ steps: -1, probability: 1 }]);
  expect(policyMoves(-0.009, { most: 2 })).toEqual([{ steps: -2, probability: 1 }]);
});

test("a whole number of steps is one certain outcome, in spite of binary rounding", () => {
  // In binary 0.0530 - 0.0480 is not 0.005.
  expect(policyMoves(0.053 - 0.048)).toEqual([{ steps: 2, probability: 1 }]);
  expect(policyMoves(0)).toEqual([{ steps: 0, probability: 1 }]);
});

test("steps of another size: a half step of 50 basis points", () => {
  expect(policyMoves(0.0025, { step: 0.005 })).toEqual([
    { steps: 0, probability: 0.5 },
    { steps: 1, probability: 0.5 },
  ]);
});

test("the outcomes' mean is the change, their chances add up to one", () => {
  fc.assert(
    fc.property(change, (value) => {
      const moves = policyMoves(value);
      expect(moves.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
      expect(
        moves.reduce((sum, { steps, probability }) => sum + 0.0025 * steps * probability, 0),
      ).toBeCloseTo(value, 11);
    }),
  );
});

test("two even chances make the joint tree of a quarter, a half and a quarter", () => {
  expect(jointMoves([policyMoves(0.00125), policyMoves(0.00125)])).toEqual([
    { steps: 0, probability: 0.25 },
    { steps: 1, probability: 0.5 },
    { steps: 2, probability: 0.25 },
  ]);
});

test("no meeting leaves the rate where it is", () => {
  expect(jointMoves([])).toEqual([{ steps: 0, probability: 1 }]);
});

test("the joint tree adds up means, adds up to one, and does not mind the order of the meetings", () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      const joint = jointMoves(changes.map((value) => policyMoves(value)));
      const mean = joint.reduce((sum, { steps, probability }) => sum + 0.0025 * steps * probability, 0);
      expect(mean).toBeCloseTo(
        changes.reduce((a, b) => a + b, 0),
        10,
      );
      expect(joint.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
      const turned = jointMoves([...changes].reverse().map((value) => policyMoves(value)));
      expect(turned.map(({ steps }) => steps)).toEqual(joint.map(({ steps }) => steps));
      for (const [i, { probability }] of turned.entries()) {
        expect(probability).toBeCloseTo(joint[i]?.probability as number, 12);
      }
    }),
  );
});

test("the probability of a cut adds up all cuts, and is NaN of the unknown", () => {
  expect(cutProbability(policyMoves(-0.003))).toBeCloseTo(1, 12);
  expect(cutProbability(policyMoves(-0.001))).toBeCloseTo(0.4, 9);
  expect(cutProbability(policyMoves(0.001))).toBe(0);
  expect(cutProbability(policyMoves(Number.NaN))).toBeNaN();
});

test("steps and widths that are not above zero are refused", () => {
  expect(() => policyMoves(0.001, { step: 0 })).toThrow(
    "policyMoves requires step and most above zero (got 0 and Infinity)",
  );
  expect(() => policyMoves(0.001, { most: -1 })).toThrow(RangeError);
});
