import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changesOverSpan } from "../../../lib/stats/valuation/changes-over-span.js";
import { arbitraryReturns } from "../arbitrary.js";
import { autoregression } from "../simulate.js";

describe("changesOverSpan(changes, { fraction, path })", () => {
  test("an even path gives each change its part of the period", () => {
    const part = changesOverSpan([0.21, -0.42], { fraction: 10 / 21, path: "even" });
    expect(Array.from(part)).toEqual([expect.closeTo(0.1, 12), expect.closeTo(-0.2, 12)]);
  });

  test("a random walk keeps the median at an even pace and spreads the rest by the root of time", () => {
    // Median 0.02: a quarter of it is 0.005, and the others lie half their distance from it.
    const part = changesOverSpan([-0.1, 0.02, 0.06], { fraction: 0.25, path: "random walk" });
    expect(Array.from(part)).toEqual([0.005 - 0.06, 0.005, 0.005 + 0.02].map((x) => expect.closeTo(x, 12)));
  });

  test("over the whole period both paths change nothing", () => {
    fc.assert(
      fc.property(arbitraryReturns({ missing: true }), (changes) => {
        for (const path of ["even", "random walk"] as const) {
          changesOverSpan(changes, { fraction: 1, path }).forEach((value, at) => {
            const change = changes[at] as number;
            if (Number.isNaN(change)) expect(value).toBeNaN();
            else expect(value).toBeCloseTo(change, 12);
          });
        }
      }),
    );
  });

  test("recovers the spread of a simulated walk: steps of a sixteenth have a fourth of the deviation", () => {
    const noise = autoregression(20_000, { seed: 11 });
    const walked = changesOverSpan(noise, { fraction: 1 / 16, path: "random walk" });
    const variance = walked.reduce((sum, value) => sum + value * value, 0) / walked.length;
    expect(Math.sqrt(variance)).toBeCloseTo(0.25, 2);
  });

  test("handles none, one and constant changes, and leaves its input alone", () => {
    expect(changesOverSpan([], { fraction: 0.5, path: "random walk" })).toHaveLength(0);
    expect(changesOverSpan([0.04], { fraction: 0.5, path: "random walk" })[0]).toBeCloseTo(0.02, 15);
    const constant = Object.freeze([0.04, 0.04, Number.NaN]) as readonly number[];
    expect(changesOverSpan(constant, { fraction: 0.5, path: "random walk" })).toEqual(
      Float64Array.of(0.02, 0.02, Number.NaN),
    );
  });

  test("refuses a span of no length", () => {
    expect(() => changesOverSpan([1], { fraction: 0, path: "even" })).toThrow("above zero (got 0)");
    expect(() => changesOverSpan([1], { fraction: Number.NaN, path: "even" })).toThrow(RangeError);
  });
});
