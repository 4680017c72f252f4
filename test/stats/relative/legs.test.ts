import { expect, test } from "vitest";
import { pairwise } from "../../../lib/stats/relative/legs.js";

test("pairwise(legs) makes a period missing in both legs when it is in one, and leaves the others alone", () => {
  const legs = [Object.freeze([1, Number.NaN, 3]), Object.freeze([4, 5, Number.NaN])] as const;
  expect(pairwise(legs).map((leg) => [...leg])).toEqual([
    [1, Number.NaN, Number.NaN],
    [4, Number.NaN, Number.NaN],
  ]);
});
