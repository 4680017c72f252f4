import { describe, expect, test } from "vitest";
import { capture } from "../../lib/stats/relative/capture.js";

// The case of tests/testthat/test-UpDownRatios.R of PerformanceAnalytics 2.1.0, worked out from the definitions in its R/UpDownRatios.R: in up periods the
// second leg is above zero, in down periods at or below it.
const ASSET = [0.1, -0.05, 0.05, -0.1, 0.02];
const BENCHMARK = [0.05, 0.02, -0.01, -0.05, 0.05];

describe("UpDownRatios of PerformanceAnalytics 2.1.0", () => {
  test("chains returns since that version: geometric = TRUE, its default", () => {
    const { up, down } = capture([ASSET, BENCHMARK], { average: "cumulative", flat: "down" });
    expect(up).toBeCloseTo((1.1 * 0.95 * 1.02 - 1) / (1.05 * 1.02 * 1.05 - 1), 12);
    expect(up).toBeCloseTo(0.529105, 6);
    expect(down).toBeCloseTo((1.05 * 0.9 - 1) / (0.99 * 0.95 - 1), 12);
    expect(down).toBeCloseTo(0.92437, 5);
  });

  test("added them up before: geometric = FALSE", () => {
    const { up, down } = capture([ASSET, BENCHMARK], { average: "arithmetic", flat: "down" });
    expect(up).toBeCloseTo(0.07 / 0.12, 12);
    expect(down).toBeCloseTo(0.05 / 0.06, 12);
  });

  test("counts a flat benchmark as down, which weighs in the asset's sum only", () => {
    const legs = [
      [0.1, -0.05, -0.04],
      [0.05, -0.1, 0],
    ] as const;
    expect(capture(legs, { average: "arithmetic", flat: "down" }).down).toBeCloseTo(0.9, 12);
    expect(capture(legs, { average: "arithmetic" }).down).toBeCloseTo(0.5, 12);
  });
});
