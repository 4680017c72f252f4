import { describe, expect, test } from "vitest";
import { chowTest } from "../../lib/stats/regression/chow-test.js";
import { supFPValue } from "../../lib/stats/regression/sup-f-p-value.js";
import { supFTest } from "../../lib/stats/regression/sup-f-test.js";

/** Yearly flow of the Nile at Aswan from 1871 to 1970, 10^8 cubic metres (Cobb 1978): R's data `Nile`. */
const NILE = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958,
  1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020,
  1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040,
  759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
  744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
];

describe("strucchange's own examples", () => {
  test("the Nile: sup.F = 75.93, p-value = 2.22e-16, with the last year before the break 1898", () => {
    const { statistic, pValue, at } = supFTest(NILE, []);
    expect(statistic).toBeCloseTo(75.93, 2);
    // R takes 1 less the other tail, of which 2.22e-16 is the least that is not zero.
    expect(pValue).toBeGreaterThan(1e-16);
    expect(pValue).toBeLessThan(3e-16);
    expect(1871 + (at as number) - 1).toBe(1898);
  });

  test.each([
    ["seat belts", 19.333, { coefficients: 3, trim: 0.1 }, 0.006721],
    ["a simulated regression", 12.252, { coefficients: 3, trim: 0.1 }, 0.1161],
  ] as const)("p value of %s", (_, statistic, options, pValue) => {
    // The statistic is printed with five digits.
    expect(Math.abs(supFPValue(statistic, options) / pValue - 1)).toBeLessThan(5e-4);
  });

  test("Longley's data, Greene's example 7.4: F = 3.9268, p-value = 0.06307", () => {
    const employed = [
      60.323, 61.122, 60.171, 61.187, 63.221, 63.639, 64.989, 63.761, 66.019, 67.857, 68.169, 66.513, 68.655,
      69.564, 69.331, 70.551,
    ];
    const deflator = [
      83, 88.5, 88.2, 89.5, 96.2, 98.1, 99, 100, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7, 116.9,
    ];
    const gnp = [
      234.289, 259.426, 258.054, 284.599, 328.975, 346.999, 365.385, 363.112, 397.469, 419.18, 442.769,
      444.546, 482.704, 502.601, 518.173, 554.894,
    ];
    const forces = [
      159, 145.6, 161.6, 165, 309.9, 359.4, 354.7, 335, 304.8, 285.7, 279.8, 263.7, 255.2, 251.4, 257.2,
      282.7,
    ];
    const year = Array.from({ length: 16 }, (_, i) => 1947 + i);
    const { statistic, pValue, df1, df2 } = chowTest(employed, { year, deflator, gnp, forces }, { at: 7 });
    expect(statistic).toBeCloseTo(3.9268, 4);
    expect(pValue).toBeCloseTo(0.06307, 5);
    expect([df1, df2]).toEqual([5, 6]);
  });
});
