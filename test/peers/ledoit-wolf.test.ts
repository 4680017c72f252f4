import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type SharpeDifferenceOptions,
  sharpeDifferenceTest,
} from "../../lib/stats/performance/sharpe-difference-test.js";

const rows = readFileSync("test/peers/fixtures/ledoit-wolf-hedge.csv", "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",").map(Number) as [number, number]);
const legs = [rows.map(([first]) => first), rows.map(([, second]) => second)] as const;

// What Ledoit and Wolf's R program prints for these data, to the digits printed: `hac.inference`, and `boot.time.inference(ret, b = 5, M = 499)`.
const FROM_WOLFS_PROGRAM = {
  sharpeRatios: [1.014228, 1.460547],
  difference: -0.4463183,
  hac: { standardError: 0.3176271, pValue: 0.1599724 },
  prewhitened: { standardError: 0.3872694, pValue: 0.2491259 },
  bootstrap: { pValue: 0.25 },
};

// A separate transcription of the same formulas into numpy; the bootstrap with 30,000 replications.
const BOOTSTRAP_FROM_NUMPY = 0.2862904569847672;
const SPECTRAL_FROM_NUMPY = { hac: 0.3078957028086116, prewhitened: 0.39157978984810815 };
const MEMMEL_FROM_NUMPY = 0.1727630305937809;

describe("Ledoit and Wolf's hedge funds", () => {
  test.each(["hac", "prewhitened"] as const)("have the standard error and p value of %s", (method) => {
    const { sharpeRatios, difference, standardError, pValue } = sharpeDifferenceTest(legs, { method });
    for (const [leg, value] of FROM_WOLFS_PROGRAM.sharpeRatios.entries())
      expect(sharpeRatios[leg]).toBeCloseTo(value, 5);
    expect(difference).toBeCloseTo(FROM_WOLFS_PROGRAM.difference, 7);
    expect(standardError).toBeCloseTo(FROM_WOLFS_PROGRAM[method].standardError, 7);
    expect(pValue).toBeCloseTo(FROM_WOLFS_PROGRAM[method].pValue, 7);
  });

  test("have the bootstrap's p value, within what chance moves it", () => {
    const { pValue, blockLength } = sharpeDifferenceTest(legs, { method: "bootstrap", blockLength: 5 });
    expect(blockLength).toBe(5);
    // Two standard errors of 499 replications are 0.04.
    expect(Math.abs(pValue - FROM_WOLFS_PROGRAM.bootstrap.pValue)).toBeLessThan(0.04);
    expect(Math.abs(pValue - BOOTSTRAP_FROM_NUMPY)).toBeLessThan(0.02);
  });

  test("have the quadratic spectral kernel's errors, and Memmel's", () => {
    const error = (options: SharpeDifferenceOptions) => sharpeDifferenceTest(legs, options).standardError;
    for (const method of ["hac", "prewhitened"] as const)
      expect(error({ method, kernel: "quadratic-spectral" })).toBeCloseTo(SPECTRAL_FROM_NUMPY[method], 10);
    expect(error({ method: "jobson-korkie" })).toBeCloseTo(MEMMEL_FROM_NUMPY, 12);
  });
});
