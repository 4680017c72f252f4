import { describe, expect, test } from "vitest";
import { adjustedPValues } from "../../../lib/stats/multiple-testing/adjusted-p-values.js";
import { romanoWolf, stepdownPValues } from "../../../lib/stats/multiple-testing/romano-wolf.js";
import { autoregression } from "../simulate.js";

describe("stepdownPValues(observed, draws)", () => {
  test("is Romano and Wolf's algorithm, worked by hand", () => {
    // Largest draws of all three: 5, 2, 4; of the two weaker: 1, 2, 4; of the weakest: 0, 1, 4.
    const draws = [
      [5, 0, 0],
      [1, 2, 0],
      [0, 1, 4],
    ];
    expect([...stepdownPValues([4.5, 3, 1], draws)]).toEqual([2 / 4, 2 / 4, 3 / 4]);
    expect([...stepdownPValues([3, 1, 4.5], [draws[1], draws[2], draws[0]] as number[][])]).toEqual([
      2 / 4,
      3 / 4,
      2 / 4,
    ]);
  });

  test("never gives a weaker statistic a smaller p value", () => {
    // The strongest alone is beaten by one draw of three, the weaker by none.
    expect([
      ...stepdownPValues(
        [3, 2],
        [
          [9, 0, 0],
          [0, 0, 0],
        ],
      ),
    ]).toEqual([2 / 4, 2 / 4]);
  });
});

/** Series that share half of their variance and remember a third of yesterday; `shift` is added to the first so many. */
function family(
  seed: number,
  { n, k, shifted = 0, shift = 0 }: { n: number; k: number; shifted?: number; shift?: number },
) {
  const common = autoregression(n, { seed: 1000 * seed, rho: 0.3 });
  return Array.from({ length: k }, (_, j) =>
    autoregression(n, { seed: 1000 * seed + j + 1, rho: 0.3 }).map(
      (value, t) => value + (common[t] as number) + (j < shifted ? shift : 0),
    ),
  );
}

describe("romanoWolf(series)", () => {
  const options = { replications: 199, blockLength: 6 };

  test("makes a false finding in about as many families as its level says", () => {
    const families = 200;
    let alone = 0;
    let together = 0;
    for (let seed = 1; seed <= families; seed += 1) {
      const { pValues, adjustedPValues: adjusted } = romanoWolf(family(seed, { n: 400, k: 6 }), {
        ...options,
        blockLength: 10,
      });
      alone += Math.min(...pValues) <= 0.1 ? 1 : 0;
      together += Math.min(...adjusted) <= 0.1 ? 1 : 0;
    }
    // 10% of 200 with a binomial error of 2.1 points; blocks lose some of the dependence, which makes it a little more.
    expect(together / families).toBeGreaterThan(0.05);
    expect(together / families).toBeLessThan(0.19);
    expect(alone / families).toBeGreaterThan(0.3);
  });

  test("finds what is there, and more of it than Holm, who does not know that the series move together", () => {
    let found = 0;
    let byHolm = 0;
    let wrong = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const result = romanoWolf(family(seed, { n: 120, k: 6, shifted: 3, shift: 0.4 }), options);
      const holm = adjustedPValues(result.pValues, { method: "holm" });
      found += result.adjustedPValues.slice(0, 3).filter((p) => p <= 0.1).length;
      byHolm += holm.slice(0, 3).filter((p) => p <= 0.1).length;
      wrong += result.adjustedPValues.slice(3).some((p) => p <= 0.1) ? 1 : 0;
    }
    expect(found / 180).toBeGreaterThan(0.3);
    expect(found).toBeGreaterThan(byHolm);
    expect(wrong / 60).toBeLessThan(0.25);
  });

  test("one series is its own family", () => {
    const { pValues, adjustedPValues: adjusted } = romanoWolf(family(3, { n: 60, k: 1 }), options);
    expect([...adjusted]).toEqual([...pValues]);
  });

  test("is the same for the same seed, another for another, and does not depend on unit or order", () => {
    const [a, b] = family(5, { n: 60, k: 2, shifted: 1, shift: 0.5 }) as [Float64Array, Float64Array];
    const first = romanoWolf([a, b], options);
    expect(romanoWolf([a, b], options)).toEqual(first);
    expect(romanoWolf([a, b], { ...options, seed: 2 }).standardErrors).not.toEqual(first.standardErrors);
    const turned = romanoWolf([b.map((value) => value * 1024), a], options);
    expect([...turned.adjustedPValues].reverse()).toEqual([...first.adjustedPValues]);
  });

  test("looks at one side where asked", () => {
    const [a] = family(5, { n: 60, k: 1 }) as [Float64Array];
    const low = a.map((value) => value - 1);
    expect(romanoWolf([low], options).pValues[0]).toBeLessThan(0.05);
    expect(romanoWolf([low], { ...options, alternative: "greater" }).pValues[0]).toBeGreaterThan(0.95);
  });

  test("a reading that begins later has the mean of what is there, and no less doubt for it", () => {
    const [a] = family(7, { n: 120, k: 1, shifted: 1, shift: 0.4 }) as [Float64Array];
    const late = a.map((value, t) => (t < 60 ? Number.NaN : value));
    const result = romanoWolf([a, late], { ...options, missing: "drop" });
    expect(result.means[1]).toBeCloseTo(a.slice(60).reduce((sum, value) => sum + value, 0) / 60, 12);
    expect(result.standardErrors[1] as number).toBeGreaterThan((result.standardErrors[0] as number) * 1.15);
    expect(() => romanoWolf([a, late], options)).toThrow(
      'romanoWolf requires values without NaN, or missing: "drop" (got one in series 1)',
    );
  });

  test("of zeros is no finding, and of a constant that is not zero one beyond doubt", () => {
    const zero = new Float64Array(20);
    const result = romanoWolf([zero, zero.map(() => 0.1)], { ...options, blockLength: 2 });
    expect([...result.statistics]).toEqual([0, Number.POSITIVE_INFINITY]);
    expect([...result.adjustedPValues]).toEqual([1, 1 / 200]);
  });

  test("refuses what it cannot test", () => {
    expect(() => romanoWolf([])).toThrow("romanoWolf requires one series or more (got 0)");
    expect(() => romanoWolf([[1]], options)).toThrow(
      "romanoWolf requires two values or more a series (got 1 in 0)",
    );
    expect(() =>
      romanoWolf(
        [
          [1, 2, 3],
          [1, 2],
        ],
        { blockLength: 1 },
      ),
    ).toThrow("series of one length (got 3 and 2)");
    expect(() =>
      romanoWolf(
        [
          [1, 2, 3],
          [Number.NaN, Number.NaN, 1],
        ],
        { blockLength: 1, missing: "drop" },
      ),
    ).toThrow("two values or more a series (got 1 in 1)");
  });
});
