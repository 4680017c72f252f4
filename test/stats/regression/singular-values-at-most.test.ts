import { describe, expect, test } from "vitest";
import { invert } from "../../../lib/stats/regression/invert.js";
import { congruence, identity, type Matrix } from "../../../lib/stats/regression/matrix.js";
import { singularValuesAtMost } from "../../../lib/stats/regression/singular-values-at-most.js";
import { normals } from "../noise.js";

const random = (k: number, seed: number): Matrix =>
  Array.from({ length: k }, (_, i) => normals(k, 10 * seed + i));
const product = (a: Matrix, b: Matrix) =>
  a.map((row) =>
    b.map((_, j) => row.reduce((sum, value, m) => sum + value * ((b[m] as Float64Array)[j] as number), 0)),
  );

describe("invert(matrix)", () => {
  test.each([1, 2, 3, 4])("gives the identity when multiplied, %i", (seed) => {
    const matrix = random(4, seed);
    for (const [i, row] of product(matrix, invert(matrix)).entries())
      for (const [j, value] of row.entries()) expect(value).toBeCloseTo(i === j ? 1 : 0, 10);
  });
  test("has no finite entries where there is none", () => {
    expect(invert([Float64Array.of(1, 1), Float64Array.of(1, 1)])[0]?.every(Number.isFinite)).toBe(false);
  });
});

describe("singularValuesAtMost(matrix, limit)", () => {
  test.each([1, 2, 3, 4])("leaves no vector longer than the limit times its length, %i", (seed) => {
    const cut = singularValuesAtMost(random(4, seed), 0.97);
    // The largest singular value by power iteration of A A'.
    let vector = [1, 2, 3, 4];
    const square = congruence(cut, identity(4));
    let largest = 0;
    for (let step = 0; step < 500; step += 1) {
      vector = square.map((row) => row.reduce((sum, value, j) => sum + value * (vector[j] as number), 0));
      largest = Math.hypot(...vector);
      vector = vector.map((value) => value / largest);
    }
    expect(Math.sqrt(largest)).toBeLessThan(0.97 + 1e-6);
  });

  test("changes nothing below the limit", () => {
    const small = random(4, 5).map((row) => row.map((value) => value / 100));
    expect(singularValuesAtMost(small, 0.97)).toEqual(small);
  });
});
