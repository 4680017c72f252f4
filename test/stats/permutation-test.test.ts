import fc from "fast-check";
import { expect, test } from "vitest";
import { permutationTest } from "../../lib/stats/permutation-test.js";
import { autoregression } from "./simulate.js";

test("all splits of two against two by hand: only the observed one reaches 2", () => {
  const { statistic, pValue, exact, distribution } = permutationTest([
    Object.freeze([3, 4]),
    Object.freeze([1, 2]),
  ]);
  expect(statistic).toBe(2);
  expect(exact).toBe(true);
  expect([...distribution].sort((a, b) => a - b)).toEqual([-2, -1, 0, 0, 1, 2]);
  expect(pValue).toBeCloseTo(2 / 6, 14);
  const oneSided = (alternative: "less" | "greater") =>
    permutationTest(
      [
        [3, 4],
        [1, 2],
      ],
      { alternative },
    ).pValue;
  expect(oneSided("greater")).toBeCloseTo(1 / 6, 14);
  expect(oneSided("less")).toBe(1);
});

test("Fisher's lady tasting tea: four of four right is one in seventy", () => {
  const cups = [
    [1, 1, 1, 1],
    [0, 0, 0, 0],
  ] as const;
  const { pValue, distribution } = permutationTest(cups, { alternative: "greater" });
  expect(distribution).toHaveLength(70);
  expect(pValue).toBeCloseTo(1 / 70, 14);
});

test("paired by hand: three positive differences reach their sum in one of eight sign patterns", () => {
  const pairs = [
    [2, 4, 6],
    [1, 2, 3],
  ] as const;
  const { statistic, pValue, exact, distribution } = permutationTest(pairs, { paired: true });
  expect(statistic).toBe(2);
  expect(exact).toBe(true);
  expect([...distribution].map((value) => Math.round(value * 3)).sort((a, b) => a - b)).toEqual([
    -6, -4, -2, 0, 0, 2, 4, 6,
  ]);
  expect(pValue).toBeCloseTo(2 / 8, 14);
});

test("the observed order is the first of all permutations", () => {
  expect(
    permutationTest([
      [5, 1, 9],
      [2, 2],
    ]).distribution[0],
  ).toBeCloseTo(3, 14);
  expect(
    permutationTest(
      [
        [5, 1],
        [2, 2],
      ],
      { paired: true },
    ).distribution[0],
  ).toBeCloseTo(1, 14);
});

test("random permutations count the observed one: the p value is (b + 1) / (m + 1), never 0", () => {
  const far = Array.from({ length: 30 }, (_, i) => 100 + i);
  const near = Array.from({ length: 30 }, (_, i) => i);
  const { pValue, exact } = permutationTest([far, near], { permutations: 199 });
  expect(exact).toBe(false);
  expect(pValue).toBeCloseTo(2 / 200, 14);
  const paired = permutationTest([far, near], { permutations: 199, paired: true, alternative: "greater" });
  expect(paired.pValue).toBeCloseTo(1 / 200, 14);
});

test("random permutations come near the exact p value, and repeat for a seed", () => {
  const samples = [
    [2.1, 3.4, 1.9, 4.4, 5],
    [1.2, 0.4, 2.2, 1.7],
  ] as const;
  for (const paired of [false, true]) {
    const both = paired ? ([samples[0].slice(1), samples[1]] as const) : samples;
    const exact = permutationTest(both, { paired }).pValue;
    const few = paired ? 15 : 125;
    const seeds = Array.from({ length: 200 }, (_, seed) =>
      permutationTest(both, { paired, permutations: few, seed }),
    );
    const mean = seeds.reduce((sum, { pValue }) => sum + pValue, 0) / seeds.length;
    // The correction adds up to one in m + 1 to a one-sided p value, two to a two-sided one.
    expect(mean).toBeGreaterThan(exact - 0.02);
    expect(mean).toBeLessThan(exact + 2.5 / (few + 1) + 0.02);
  }
  const options = { permutations: 100, seed: 7 };
  expect(permutationTest(samples, options)).toEqual(permutationTest(samples, options));
});

test("under the null, p values of a tenth or less come about a tenth of the time", () => {
  let rejected = 0;
  for (let seed = 0; seed < 400; seed += 1) {
    const drawn = autoregression(30, { seed });
    const { pValue } = permutationTest([drawn.slice(0, 12), drawn.slice(12)], { permutations: 199, seed });
    if (pValue <= 0.1) rejected += 1;
  }
  expect(Math.abs(rejected / 400 - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / 400));
});

test("any statistic will do: a difference of medians", () => {
  const median = (values: Float64Array) =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
  const { statistic } = permutationTest(
    [
      [1, 5, 9],
      [0, 2, 100],
    ],
    { statistic: (a, b) => median(a) - median(b) },
  );
  expect(statistic).toBe(3);
});

test("swapping the samples turns the statistic over and keeps the two-sided p value; so does a shift of both", () => {
  const sample = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(sample, sample, fc.integer({ min: -9, max: 9 }), (a, b, shift) => {
      const base = permutationTest([a, b]);
      const swapped = permutationTest([b, a]);
      const moved = permutationTest([a.map((value) => value + shift), b.map((value) => value + shift)]);
      expect(swapped.statistic).toBeCloseTo(-base.statistic, 12);
      expect(swapped.pValue).toBeCloseTo(base.pValue, 12);
      expect(moved.pValue).toBeCloseTo(base.pValue, 12);
    }),
  );
});

test("equal samples are not unusual", () => {
  expect(
    permutationTest([
      [1, 1],
      [1, 1],
    ]).pValue,
  ).toBe(1);
});

test("empty samples, missing values, unequal pairs and no permutations are refused", () => {
  expect(() => permutationTest([[], [1]])).toThrow(
    "permutationTest requires values in both samples (got 0 and 1)",
  );
  expect(() => permutationTest([[1, Number.NaN], [1]])).toThrow(/without NaN/);
  expect(() => permutationTest([[1, 2], [1]], { paired: true })).toThrow(
    /requires pairs \(got 2 and 1 values\)/,
  );
  expect(() => permutationTest([[1], [2]], { permutations: 0 })).toThrow(/one permutation or more/);
});
