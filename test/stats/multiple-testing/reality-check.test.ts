import { describe, expect, test } from "vitest";
import { realityCheck } from "../../../lib/stats/multiple-testing/reality-check.js";
import { autoregression } from "../simulate.js";

const options = { replications: 199, blockLength: 6 };
const rules = (seed: number, { shift = 0, n = 120 } = {}) =>
  Array.from({ length: 8 }, (_, j) =>
    autoregression(n, { seed: 100 * seed + j, rho: 0.3 }).map((value) => value + (j === 2 ? shift : 0)),
  );

describe("realityCheck(series)", () => {
  test("takes the best of rules without skill for skill about as often as its level says", () => {
    let [white, spa, naive] = [0, 0, 0];
    const families = 200;
    for (let seed = 1; seed <= families; seed += 1) {
      const all = rules(seed, { n: 400 });
      const { pValue, spaPValue, best } = realityCheck(all, { ...options, blockLength: 10 });
      white += pValue <= 0.1 ? 1 : 0;
      spa += spaPValue <= 0.1 ? 1 : 0;
      naive += realityCheck([all[best] as Float64Array], options).pValue <= 0.1 ? 1 : 0;
    }
    expect(white / families).toBeGreaterThan(0.05);
    expect(white / families).toBeLessThan(0.17);
    expect(spa / families).toBeLessThan(0.19);
    // Eight chances at 10%: the best one alone passes more than half of the time.
    expect(naive / families).toBeGreaterThan(0.45);
  });

  test("sees the one rule with skill", () => {
    let seen = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const { best, pValue } = realityCheck(rules(seed, { shift: 0.6 }), options);
      seen += best === 2 && pValue <= 0.1 ? 1 : 0;
    }
    expect(seen).toBeGreaterThan(32);
  });

  test("a rule that is clearly worse weakens White's test and not Hansen's", () => {
    const good = autoregression(120, { seed: 4 }).map((value) => value + 0.14);
    const wild = autoregression(120, { seed: 5 }).map((value) => 6 * value - 3);
    const alone = realityCheck([good], options);
    const { pValue, spaPValue, lowerPValue } = realityCheck([good, wild], options);
    expect(pValue).toBeGreaterThan(alone.pValue + 0.1);
    expect(spaPValue).toBe(alone.spaPValue);
    expect(lowerPValue).toBeLessThanOrEqual(spaPValue);
  });

  test("studentised, no longer depends on each rule's unit", () => {
    const [a, b] = rules(3, { shift: 0.4 }).slice(1, 3) as [Float64Array, Float64Array];
    const big = a.map((value) => value * 64);
    const studentise = true;
    expect(realityCheck([big, b], { ...options, studentise }).spaPValue).toBe(
      realityCheck([a, b], { ...options, studentise }).spaPValue,
    );
    expect(realityCheck([big, b], options).best).toBe(0);
  });

  test("the statistic is the largest mean times the root of n", () => {
    expect(
      realityCheck(
        [
          [1, 2, 3, 6],
          [0, 0, 1, 1],
        ],
        { blockLength: 1, replications: 9 },
      ).statistic,
    ).toBe(6);
  });

  test("refuses NaN, too few values and no series", () => {
    expect(() => realityCheck([])).toThrow("realityCheck requires one series or more (got 0)");
    expect(() => realityCheck([[1, 2]])).toThrow("three values or more without NaN (got 2 in series 0)");
    expect(() =>
      realityCheck([
        [1, 2, 3],
        [1, Number.NaN, 3],
      ]),
    ).toThrow("(got NaN in series 1)");
  });
});
