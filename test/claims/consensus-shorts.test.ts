import { expect, test } from "vitest";
import { consensusShorts } from "../../claims/consensus-shorts.js";
import { changedStore } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { rawRows } from "./raw.js";

testEveryAsOf(consensusShorts, [
  "untestable",
  "untestable",
  "pending",
  "untestable",
  "untestable",
  "pending",
]);

const mean = (group: string) =>
  Number(
    rawRows("cross-section").find(
      (row) => row.window === "2024-07-11..24" && row.universe === "r2000_traded" && row.group === group,
    )?.mean,
  );

test("the two groups' returns are proxies that never decide", () => {
  const now = evaluated(consensusShorts);
  expect(now.estimates.length).toBeGreaterThan(0);
  expect(now.estimates.every(({ proxy }) => proxy)).toBe(true);
  expect(reading(now, "most-shorted fifth of members less the least-shorted, 11-24 July")).toBeCloseTo(
    mean("short_interest_q5") - mean("short_interest_q1"),
    12,
  );
  expect(reading(now, "loss-making members less profitable ones, 11-24 July")).toBeCloseTo(
    mean("loss_making") - mean("profitable"),
    12,
  );
});

test("groups that move differently are counted as such", () => {
  const differing = changedStore(NOTE, {
    "cross-section": (row) =>
      row.group === "loss_making" && row.window === "2024-07-11" ? { ...row, mean: -1 } : row,
  });
  expect(consensusShorts.evaluate(differing).reason).toContain("the same sign in 3 of 4 windows");
});
