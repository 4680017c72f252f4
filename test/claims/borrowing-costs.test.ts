import { describe, expect, test } from "vitest";
import { borrowingCosts } from "../../claims/borrowing-costs.js";
import { studentTQuantile } from "../../lib/stats/distributions/student-t.js";
import { changedStore } from "./changed-store.js";
import { evaluated, NOTE, testEveryAsOf } from "./every-as-of.js";

testEveryAsOf(borrowingCosts, ["untestable", "untestable", "pending", "untestable", "untestable", "pending"]);

// Python without libraries on data/*.csv: slope = cov / var of changes between consecutive days with quotes; Bartlett kernel with
// floor(4 (n / 100)^(2/9)) lags on (x - mean x) times residual, times n / (n - 2). [definition, n, minus slope / 1000, its error].
const REACTIONS_FROM_PYTHON = [
  ["all days of 2024 to date", 140, 0.0055242635286, 0.0014022506223],
  ["all days of 2024 to date but the CPI day", 139, 0.0046043926198, 0.0011234315621],
  ["days before the CPI day", 130, 0.0042389197086, 0.0011320542776],
  ["days from the CPI day to date", 10, 0.0204018609407, 0.00808279679],
  ["days after the CPI day to date", 9, 0.009831587057, 0.006488032826],
  ["all days of 2024 to date, the ten-year yield", 140, 0.0051449455099, 0.0014035091867],
  ["all days of 2024 to date, the size factor SMB", 140, 0.0057243691811, 0.001333202655],
] as const;

describe("borrowingCosts.evaluate(store) at the note's own day", () => {
  test.each(REACTIONS_FROM_PYTHON)(
    "%s: the lead and its error that plain Python gives",
    (name, n, lead, error) => {
      const found = evaluated(borrowingCosts).estimates.find(({ definition }) => definition === name);
      expect(found).toMatchObject({ n, fits: true });
      expect(found?.value).toBeCloseTo(lead, 11);
      const reach = studentTQuantile(0.975, { df: n - 2 }) * error;
      expect(found?.interval?.[0]).toBeCloseTo(lead - reach, 11);
      expect(found?.interval?.[1]).toBeCloseTo(lead + reach, 11);
    },
  );

  test("five samples decide; another yield, the factor, the market held fixed and falls alone stand beside them", () => {
    const { estimates, reason, detail } = evaluated(borrowingCosts);
    expect(estimates.filter(({ comparison, proxy }) => !comparison && !proxy)).toHaveLength(5);
    expect(estimates.filter(({ comparison }) => comparison)).toHaveLength(4);
    expect(reason).toContain("went with a small-cap lead of 0.6 points");
    expect(detail).toContain("on 140 days to 24 July 2024. Its 95% interval runs from 0.3 to 0.8 points.");
    expect(detail).toContain("From that day on (10 days) it was 2.0 points.");
    // Python as above, on the days with a fall: 63 of them, -0.0004492030392.
    expect(detail).toContain("On the 63 days on which the yield fell it was 0.0 points.");
    const falls = estimates.find(({ definition }) => definition.endsWith("on which the yield fell"));
    expect(falls).toMatchObject({ n: 63, fits: false, comparison: true });
    expect(falls?.value).toBeCloseTo(-0.0004492030392, 11);
  });
});

describe("the rule", () => {
  const opposite = (row: Readonly<Record<string, string | number | null>>) => ({
    ...row,
    gap_1d: -Number(row.gap_1d),
  });

  test("contradicts the claim where small caps lose in every sample when yields fall", () => {
    const { verdict, estimates } = borrowingCosts.evaluate(
      changedStore(NOTE, { "size-gap-daily": opposite }),
    );
    expect(verdict).toBe("contradicted");
    expect(estimates[0]?.value).toBeCloseTo(-REACTIONS_FROM_PYTHON[0][2], 11);
  });

  test("leaves it open where they do so in some samples only", () => {
    const early = changedStore(NOTE, {
      "size-gap-daily": (row) => (String(row.date) < "2024-07-11" ? opposite(row) : row),
    });
    const { verdict, estimates } = borrowingCosts.evaluate(early);
    expect(verdict).toBe("untestable");
    expect(new Set(estimates.map(({ fits }) => fits))).toEqual(new Set([true, false]));
  });

  test("has nothing to show without yields", () => {
    const { verdict, estimates } = borrowingCosts.evaluate(changedStore(NOTE, { "rates-daily": null }));
    expect([verdict, estimates.filter(({ proxy }) => !proxy)]).toEqual(["untestable", []]);
  });
});

describe("as-of", () => {
  const dates = (asOf: string | null, name: string) =>
    evaluated(borrowingCosts, asOf).estimates.find(({ definition }) => definition === name);

  test("samples to date end on the note's day, however much is known later", () => {
    const own = (asOf: string) => evaluated(borrowingCosts, asOf).estimates.slice(0, 5);
    expect(own("2024-12-31")).toEqual(own(NOTE));
  });

  test("with hindsight the rest of the year stands beside them, as far as it is known", () => {
    const after = dates(null, "days of 2024 after the note");
    expect(after).toMatchObject({ comparison: true, fits: false, n: 107, from: "2024-07-25" });
    // Python as above.
    expect(after?.value).toBeCloseTo(-0.0016918889301, 11);
    expect(dates("2024-12-31", "days of 2024 after the note")).toEqual(after);
    expect(dates("2024-08-30", "days of 2024 after the note")?.to).toBe("2024-08-30");
    expect(dates(NOTE, "days of 2024 after the note")).toBeUndefined();
  });
});

test("published floating-rate shares stand in for the cost of debt and never decide", () => {
  const floating = (asOf: string | null) =>
    evaluated(borrowingCosts, asOf)
      .estimates.filter(({ kind }) => kind === "share of debt")
      .map(({ value, proxy }) => [value, proxy]);
  expect(floating(NOTE)).toEqual([[0.3, true]]);
  expect(floating(null)).toEqual([
    [0.3, true],
    [0.36, true],
  ]);
});
