import fc from "fast-check";
import { expect, test } from "vitest";
import { neweyWest, neweyWestLags } from "../../../lib/stats/regression/newey-west.js";
import { normals } from "../noise.js";

test("neweyWestLags(n) is floor(4 (n / 100)^(2/9))", () => {
  // 4 at n = 100; 5 needs n >= 100 (5 / 4)^4.5 = 272.99; 12 needs n >= 100 * 3^4.5 = 14029.6.
  expect([1, 99, 100, 272, 273, 14029, 14030].map(neweyWestLags)).toEqual([1, 3, 4, 4, 5, 11, 12]);
  expect(() => neweyWestLags(0)).toThrow(
    "neweyWestLags requires a whole number of one or more observations (got 0)",
  );
});

test("neweyWest(scores) weighs three lags by 3/4, 1/2 and 1/4, worked by hand", () => {
  // z = 1, 2, 4, -1, 3: G0 = 31, G1 = 2 + 8 - 4 - 3 = 3, G2 = 4 - 2 + 12 = 14, G3 = -1 + 6 = 5.
  const z = Object.freeze([1, 2, 4, -1, 3]);
  expect(neweyWest([z], { maxlags: 3 })[0]?.[0]).toBeCloseTo(31 + 2 * (0.75 * 3 + 0.5 * 14 + 0.25 * 5), 12);
  expect(neweyWest([z], { maxlags: 0 })[0]?.[0]).toBeCloseTo(31, 12);
});

test("neweyWest(scores) adds both directions of a cross-covariance", () => {
  // a = 1, 2, 3 and b = 1, 0, 2: a'b = 7; a[t] b[t-1] = 2 + 0; b[t] a[t-1] = 0 + 4.
  const covariance = neweyWest(
    [
      [1, 2, 3],
      [1, 0, 2],
    ],
    { maxlags: 1 },
  );
  expect(covariance[0]?.[1]).toBeCloseTo(7 + 0.5 * (2 + 4), 12);
  expect(covariance[1]?.[0]).toBe(covariance[0]?.[1]);
});

test("neweyWest(scores) is the weighted sum of autocovariances for any series and lags", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 80 }), fc.integer(), fc.nat(), (n, seed, some) => {
      const maxlags = some % n;
      const z = normals(n, seed);
      let expected = 0;
      for (let lag = -maxlags; lag <= maxlags; lag += 1) {
        const weight = 1 - Math.abs(lag) / (maxlags + 1);
        for (let t = 0; t < n; t += 1) expected += weight * (z[t] as number) * (z[t + lag] ?? 0);
      }
      const actual = neweyWest([z], { maxlags })[0]?.[0] as number;
      expect(actual).toBeCloseTo(expected, 9);
      expect(actual).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("neweyWest(scores) is the same sum for series of many blocks of rows, and lags longer than one", () => {
  const [a, b] = [normals(1500, 1), normals(1500, 2)];
  for (const maxlags of [0, 12, 700, 1499]) {
    let expected = 0;
    for (let lag = -maxlags; lag <= maxlags; lag += 1) {
      const weight = 1 - Math.abs(lag) / (maxlags + 1);
      for (let t = 0; t < 1500; t += 1) expected += weight * (a[t] as number) * (b[t + lag] ?? 0);
    }
    expect(neweyWest([a, b], { maxlags })[1]?.[0]).toBeCloseTo(expected, 8);
  }
});

test("neweyWest(scores) refuses series of two lengths and lags that the sample does not hold", () => {
  expect(() => neweyWest([[1, 2], [1]], { maxlags: 0 })).toThrow(/one length/);
  expect(() => neweyWest([[1, 2]], { maxlags: 2 })).toThrow(/got 2 for 2/);
  expect(() => neweyWest([[1, 2]], { maxlags: 0.5 })).toThrow(/got 0.5 for 2/);
  expect(() => neweyWest([], { maxlags: 0 })).toThrow(/got 0 for 0/);
});
