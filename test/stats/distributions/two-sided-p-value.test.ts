import { describe, expect, test } from "vitest";
import { normalCdf } from "../../../lib/stats/distributions/normal.js";
import { studentTCdf } from "../../../lib/stats/distributions/student-t.js";
import { twoSidedPValue } from "../../../lib/stats/distributions/two-sided-p-value.js";

describe("twoSidedPValue(statistic)", () => {
  test("is the two-sided p value of textbooks' critical values", () => {
    expect(twoSidedPValue(1.959963984540054)).toBeCloseTo(0.05, 14);
    expect(twoSidedPValue(2.228138851964939, { df: 10 })).toBeCloseTo(0.05, 10);
  });

  test("is the same for either sign, and has the digits of the small tail", () => {
    expect(twoSidedPValue(-10)).toBe(twoSidedPValue(10));
    expect(twoSidedPValue(10)).toBe(2 * normalCdf(-10));
    expect(twoSidedPValue(30, { df: 4 })).toBe(2 * studentTCdf(-30, { df: 4 }));
  });

  test("is 1 at zero, NaN without a statistic, and refuses degrees of freedom of zero", () => {
    expect(twoSidedPValue(0)).toBe(1);
    expect(twoSidedPValue(Number.NaN)).toBeNaN();
    expect(() => twoSidedPValue(1, { df: 0 })).toThrow(RangeError);
  });
});
