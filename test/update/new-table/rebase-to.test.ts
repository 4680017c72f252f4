import { expect, test } from "vitest";
import { rebaseTo } from "../../../lib/update/new-table/rebase-to.js";

const MONTHS = ["2024-05", "2024-06", "2024-07", "2024-08"];

test("rebaseTo(column, base, periods) is 100 at the base, to four decimals, and leaves a missing level missing", () => {
  const column = Object.freeze({ name: "close", values: Object.freeze([2, 3, null, 2.00001]) });
  expect(rebaseTo(column, "2024-06", MONTHS)).toEqual([66.6667, 100, null, 66.667]);
});

test.each<[string, readonly (number | null)[]]>([
  ["missing", [1, null, 1, 1]],
  ["zero", [1, 0, 1, 1]],
  ["below zero", [1, -2, 1, 1]],
])("rebaseTo refuses a base whose level is %s", (_, values) => {
  expect(() => rebaseTo({ name: "close", values }, "2024-06", MONTHS)).toThrow(
    /^--rebase close=2024-06: the file has no level of close above zero there/,
  );
});
