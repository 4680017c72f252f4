import fc from "fast-check";
import { expect, test } from "vitest";
import { breadth } from "../../../lib/stats/cross-section/breadth.js";

test("breadth is the share of members that rose; unchanged ones did not", () => {
  expect(breadth(Object.freeze([0.02, -0.01, 0, 0.03]))).toBe(0.5);
});

test("breadth above a threshold", () => {
  expect(breadth([0.02, 0.05, 0.1, -0.3], { above: 0.05 })).toBe(0.25);
});

test("members without a return are left out; without any the share is NaN", () => {
  expect(breadth([0.1, Number.NaN, -0.1])).toBe(0.5);
  expect(breadth([])).toBeNaN();
  expect(breadth([Number.NaN])).toBeNaN();
  expect(breadth([0.1])).toBe(1);
  expect(breadth([0, 0, 0])).toBe(0);
});

test("risers, fallers and unchanged members make up the whole", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 1 }), (values) => {
      const flat = values.filter((value) => value === 0).length / values.length;
      expect(breadth(values) + breadth(values.map((value) => -value)) + flat).toBeCloseTo(1, 12);
    }),
  );
});
