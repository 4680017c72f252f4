import { describe, expect, test } from "vitest";
import { decadeEnds, decadeRank, decadeRankCurve, decadeWindows } from "../../claims/decade-rank.js";
import { LEGS, type Legs } from "../../claims/evidence/legs.js";
import { openStore } from "../../lib/store/open-store.js";
import { evaluated } from "./every-as-of.js";

const asOf = "2024-07-24";
const evaluate = (day: string | null) => decadeRank.evaluate(openStore({ asOf: day }));
const estimates = evaluate(asOf).estimates;
const rank = (definition: string, to: string) =>
  estimates.find((estimate) => estimate.definition === definition && estimate.to === to)?.value;

// Ranks by pandas 1.5 (rolling(120) products of data/size-monthly.csv), overlapping by comparison, distinct by the greedy rule.
test.each([
  ["bottom 30% and top 30% by size", "2024-05", { overlapping: 63, gap: 112, distinct: 2 }],
  ["bottom 30% and top 30% by size", "2024-06", { overlapping: 25, gap: 71, distinct: 2 }],
  ["average of the small and large value cells", "2024-05", { overlapping: 151, gap: 185, distinct: 4 }],
  ["average of the small and large value cells", "2024-06", { overlapping: 91, gap: 163, distinct: 4 }],
  ["bottom 10% and S&P 500", "2024-06", { overlapping: 16, gap: 78, distinct: 2 }],
])("the decade of %s to %s has the ranks that pandas gives", (legs, end, ranks) => {
  expect(rank(`${legs}, ratio of wealth, overlapping windows`, end)).toBe(ranks.overlapping);
  expect(rank(`${legs}, gap of cumulative returns, overlapping windows`, end)).toBe(ranks.gap);
  expect(rank(`${legs}, ratio of wealth, distinct stretches`, end)).toBe(ranks.distinct);
});

test("1,057 windows of ten years end between June 1936 and June 2024, the last with 0.558 of the wealth", () => {
  const { ends, stretches, relativeWealth, months } = decadeWindows(openStore({ asOf }), LEGS[0] as Legs, {
    end: "2024-06",
  });
  expect([ends.length, ends[0], ends.at(-1)]).toEqual([1057, "1936-06", "2024-06"]);
  expect(stretches.ratio.at(-1)).toBeCloseTo(0.558142914063569, 12);
  expect(relativeWealth).toHaveLength(months.length + 1);
});

test("a reading fits when its rank is exactly four, and the verdict depends on the reading", () => {
  for (const { value, fits } of estimates) expect(fits).toBe(value === 4);
  const { verdict, reason } = evaluate(asOf);
  expect(verdict).toBe("depends");
  expect(reason).toContain(
    `under ${estimates.filter(({ fits }) => fits).length} of ${estimates.length} fair readings`,
  );
});

test("the curve holds every reading that the verdict counts", () => {
  const curve = decadeRankCurve(openStore({ asOf }));
  expect(curve?.specifications).toHaveLength(estimates.length);
  expect(curve?.share).toBe(estimates.filter(({ fits }) => fits).length / estimates.length);
});

describe("decadeEnds(askedOn)", () => {
  test("are the month that holds the day a month before, and the month before that", () => {
    expect(decadeEnds(asOf)).toEqual(["2024-05", "2024-06"]);
  });

  test("never reach into a month that has not ended", () => {
    for (const day of ["2024-07-30", "2024-03-31", "2024-07-01"]) {
      for (const end of decadeEnds(day)) expect(end < day.slice(0, 7)).toBe(true);
    }
  });
});

test("is untestable where the data end before, or hold less than nine decades", () => {
  for (const day of ["2026-06-30", "1990-01-31"]) {
    const { verdict, estimates: none, reason } = evaluated(decadeRank, null, { askedOn: day });
    expect([verdict, none]).toEqual(["untestable", []]);
    expect(reason).toContain("would settle it");
  }
  expect(evaluated(decadeRank, null, { askedOn: "2024-12-31" }).estimates.length).toBeGreaterThan(100);
});
