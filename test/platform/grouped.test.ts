import { expect, test } from "vitest";
import { grouped } from "../../lib/platform/grouped.js";

test("grouped(pairs) keeps the order of keys and of the values of each", () => {
  const pairs = [
    ["b", 1],
    ["a", 2],
    ["b", 3],
  ] as const;
  expect([...grouped(pairs)]).toEqual([
    ["b", [1, 3]],
    ["a", [2]],
  ]);
  expect(grouped([]).size).toBe(0);
});
