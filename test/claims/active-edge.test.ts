import { expect, test } from "vitest";
import { activeEdge } from "../../claims/active-edge.js";
import { changedStore } from "./changed-store.js";
import { evaluated, NOTE, testEveryAsOf } from "./every-as-of.js";

testEveryAsOf(activeEdge, ["depends", "depends", "pending", "depends", "depends", "pending"]);

test("each record is the share ahead, whether that or the share behind was published", () => {
  const values = (asOf: string | null) =>
    evaluated(activeEdge, asOf).estimates.map(({ value, fits, comparison }) => [
      Math.round(1000 * value) / 1000,
      fits,
      comparison,
    ]);
  const known = [
    [0.72, true, undefined],
    [0.071, false, undefined],
    [0.023, false, undefined],
  ];
  expect(values(NOTE)).toEqual(known);
  expect(values(null)).toEqual([...known, [0.7, true, true], [0.35, true, true]]);
});

test("few ahead in every record contradict it; no record leaves it untestable", () => {
  const few = changedStore(NOTE, {
    "published-figures": (row) => (row.id === "spiva-2023-h1-small" ? { ...row, value: 50 } : row),
  });
  expect(activeEdge.evaluate(few).verdict).toBe("contradicted");
  expect(activeEdge.evaluate(changedStore(NOTE, { "published-figures": null })).verdict).toBe("untestable");
});
