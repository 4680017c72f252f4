import { expect, test } from "vitest";
import { bootstrapMeans } from "../../../lib/stats/bootstrap/bootstrap.js";
import { bootstrapPValue } from "../../../lib/stats/bootstrap/p-value.js";
import { normals } from "../noise.js";

test("bootstrapPValue counts replicates as far from the estimate as it is from the value, on both sides", () => {
  const made = { estimate: 2, replicates: [-0.5, 0.5, 1.5, 2.5, 4.5, Number.NaN] };
  expect(bootstrapPValue(made)).toBe(3 / 6);
  expect(bootstrapPValue(made, { value: 1.5 })).toBe(1);
  expect(bootstrapPValue(made, { value: 9 })).toBe(1 / 6);
});

test("bootstrapPValue takes distances that differ by rounding for equal", () => {
  expect(bootstrapPValue({ estimate: 0.3, replicates: [0.1 + 0.2 + 0.3, 0.3] })).toBe(2 / 3);
});

test("bootstrapPValue rejects about as often as its level says, and agrees with the t test of a mean", () => {
  let wrong = 0;
  for (let seed = 1; seed <= 200; seed += 1) {
    const made = bootstrapMeans([normals(80, seed)], { blockLength: 1, replications: 199 });
    wrong += bootstrapPValue(made) <= 0.1 ? 1 : 0;
  }
  // 10% of 200 with a binomial error of 2.1 points.
  expect(wrong / 200).toBeGreaterThan(0.04);
  expect(wrong / 200).toBeLessThan(0.17);
});

test("bootstrapPValue of nothing is NaN, and NaN is no value", () => {
  expect(bootstrapPValue({ estimate: Number.NaN, replicates: [1] })).toBeNaN();
  expect(bootstrapPValue({ estimate: 1, replicates: [] })).toBeNaN();
  expect(() => bootstrapPValue({ estimate: 1, replicates: [1] }, { value: Number.NaN })).toThrow(
    "bootstrapPValue requires a value (got NaN)",
  );
});
