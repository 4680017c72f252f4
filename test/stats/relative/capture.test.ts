import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { capture, rollingCapture } from "../../../lib/stats/relative/capture.js";
import { arbitraryLegs } from "../arbitrary.js";
import { distance, naive } from "../naive.js";
import { simulate } from "../noise.js";

const NAN = Number.NaN;
// Up: the fund 44% and 0, the market 21% and 21%. Down: the fund -50%, the market -75%.
const fund = Object.freeze([0.44, 0, -0.5, 0.3]);
const market = Object.freeze([0.21, 0.21, -0.75, 0]);

describe("capture(legs)", () => {
  test("is Morningstar's ratio of geometric means: a flat benchmark is neither up nor down", () => {
    // sqrt(1.44) - 1 over sqrt(1.21^2) - 1.
    const { up, down, upOverDown } = capture([fund, market]);
    expect(up).toBeCloseTo(0.2 / 0.21, 12);
    expect(down).toBeCloseTo(0.5 / 0.75, 12);
    expect(upOverDown).toBeCloseTo(0.2 / 0.21 / (0.5 / 0.75), 12);
  });

  test("arithmetic takes plain means", () => {
    const { up, down } = capture([fund, market], { average: "arithmetic" });
    expect(up).toBeCloseTo(0.22 / 0.21, 12);
    expect(down).toBeCloseTo(0.5 / 0.75, 12);
  });

  test("annualised compounds the chosen periods alone to a year", () => {
    // Two up periods of four a year are half a year: 1.44^2 - 1 over 1.21^4 - 1.
    const { up } = capture([fund, market], { average: "annualised", periodsPerYear: 4 });
    expect(up).toBeCloseTo((1.44 ** 2 - 1) / (1.21 ** 4 - 1), 12);
  });

  test("is missing where there is no such period, and leaves out periods without both returns", () => {
    expect(capture([[0.1], [0.2]])).toEqual({
      up: expect.closeTo(0.5, 12),
      down: NAN,
      upOverDown: NAN,
    });
    expect(capture([[], []])).toEqual({ up: NAN, down: NAN, upOverDown: NAN });
    expect(
      capture([
        [...fund, NAN, 5],
        [...market, 9, NAN],
      ]),
    ).toEqual(capture([fund, market]));
  });

  test.each(["geometric", "arithmetic", "cumulative", "annualised"] as const)(
    "of a leg against itself is one (%s)",
    (average) => {
      fc.assert(
        fc.property(arbitraryLegs({ minLength: 1 }), ([a]) => {
          const { up, down } = capture([a, a], { average });
          if (a.some((value) => value > 0)) expect(up).toBe(1);
          if (a.some((value) => value < 0)) expect(down).toBe(1);
        }),
      );
    },
  );

  test("recovers the beta of a leg that takes 80% of every move, in arithmetic means exactly", () => {
    const index = simulate(5000, { mean: 0.0003, deviation: 0.01, seed: 8 });
    const { up, down } = capture([index.map((value) => 0.8 * value), index], { average: "arithmetic" });
    expect(up).toBeCloseTo(0.8, 12);
    expect(down).toBeCloseTo(0.8, 12);
  });

  test("refuses legs of different length", () => {
    expect(() => capture([[1], []])).toThrow("capture requires legs of one length (got 1 and 0)");
  });
});

describe.each(["geometric", "arithmetic", "annualised"] as const)(
  "rollingCapture(legs, { average: %s })",
  (average) => {
    test("agrees with every window on its own, missing returns included", () => {
      fc.assert(
        fc.property(arbitraryLegs({ missing: true }), fc.integer({ min: 1, max: 8 }), ([a, b], window) => {
          const options = { average, periodsPerYear: 4 } as const;
          const rolled = rollingCapture([a, b], { ...options, window });
          for (const key of ["up", "down", "upOverDown"] as const) {
            const expected = naive(a.length, window, (first, end) => {
              const own = [a.slice(first, end), b.slice(first, end)] as const;
              return own.flat().some(Number.isNaN) ? NAN : capture(own, options)[key];
            });
            // A benchmark that averages nearly zero turns the last bit of its mean into any ratio.
            const tame = expected.map((value) => (Math.abs(value) < 1e3 ? value : NAN));
            const both = rolled[key].map((value, t) =>
              Number.isNaN(tame[t]) && Math.abs(value) >= 1e3 ? NAN : value,
            );
            expect(distance(both, tame)).toBeLessThan(1e-6);
          }
        }),
      );
    });
  },
);
