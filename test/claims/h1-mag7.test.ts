import { expect, test } from "vitest";
import { h1Mag7 } from "../../claims/h1-mag7.js";
import { changedStore } from "./changed-store.js";
import { evaluated, NOTE, testEveryAsOf } from "./every-as-of.js";
import { raw, rawRows } from "./raw.js";

testEveryAsOf(h1Mag7, ["depends", "depends", "depends", "depends", "depends", "pending"]);

test("the share of the seven is the sum of their seven contributions over that of all members", () => {
  const seven = rawRows("magnificent-seven").filter(({ members }) => members === "1");
  expect(seven).toHaveLength(7);
  const sum = seven.reduce((points, row) => points + Number(row.contribution_points), 0);
  const [contribution] = evaluated(h1Mag7).estimates;
  // Contributions are published with four decimals of a point.
  expect(contribution?.value).toBeCloseTo(
    sum / raw("magnificent-seven", "all_members", "contribution_points"),
    4,
  );
});

test("without them, and at equal weights, the gain is what the other rows say", () => {
  const gain = (ticker: string) => raw("magnificent-seven", ticker, "h1_2024_return");
  const [, without, equal] = evaluated(h1Mag7).estimates;
  expect(without?.value).toBeCloseTo(1 - gain("other_members") / gain("all_members"), 12);
  expect(equal?.value).toBeCloseTo(1 - gain("rsp_equal_weight_fund") / gain("spy_fund"), 12);
  expect(evaluated(h1Mag7).estimates.map(({ fits }) => fits)).toEqual([true, false, true]);
});

test("is known from 8 July 2024, whose capitalisations are its weights", () => {
  expect(evaluated(h1Mag7, "2024-07-07").verdict).toBe("untestable");
  expect(evaluated(h1Mag7, "2024-07-08").verdict).toBe("depends");
});

test("had the others gained as much by themselves, the seven would not have driven it in two of three readings", () => {
  const changed = changedStore(NOTE, {
    "magnificent-seven": (row) => {
      if (row.ticker === "magnificent_seven") return { ...row, contribution_points: 4 };
      return row.ticker === "other_members" ? { ...row, h1_2024_return: 0.14 } : row;
    },
  });
  const { estimates, verdict, reason } = h1Mag7.evaluate(changed);
  expect(estimates.map(({ fits }) => fits)).toEqual([false, false, true]);
  expect(verdict).toBe("depends");
  expect(reason).toContain("the seven made 4.0 of 15.4 points (26% of the gain)");
});

test("a part just above half is not printed as half", () => {
  const all = evaluated(h1Mag7);
  expect(all.reason).toContain("61% of the gain");
  const changed = changedStore(NOTE, {
    "magnificent-seven": (row) =>
      row.ticker === "magnificent_seven"
        ? { ...row, contribution_points: 5.003 }
        : row.ticker === "all_members"
          ? { ...row, contribution_points: 10 }
          : row,
  });
  expect(h1Mag7.evaluate(changed).reason).toContain("(50.03% of the gain)");
});
