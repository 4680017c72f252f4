import { expect, test } from "vitest";
import { since } from "../../../lib/stats/series/since.js";

const days = Object.freeze(["2024-07-10", "2024-07-11", "2024-07-12", "2024-07-15"]);

test("since(days, day, { base }) counts the day's own return from the close before, and not from its own close", () => {
  expect(since(days, "2024-07-11", { base: "close-before" })).toEqual({
    base: 0,
    end: 3,
    from: "2024-07-10",
    to: "2024-07-15",
  });
  expect(since(days, "2024-07-11", { base: "close-of" })).toMatchObject({ from: "2024-07-11" });
});

test("since a day without a close both bases are the last close before it", () => {
  for (const base of ["close-before", "close-of"] as const) {
    expect(since(days, "2024-07-14", { base })).toMatchObject({ from: "2024-07-12", to: "2024-07-15" });
  }
});

test("since(days, day, { end }) ends on the last close at or before it", () => {
  expect(since(days, "2024-07-11", { base: "close-of", end: "2024-07-13" })).toMatchObject({
    to: "2024-07-12",
  });
});

test("since is null on an empty list, before the first close, and across a hole", () => {
  expect(since([], "2024-07-11", { base: "close-of" })).toBeNull();
  expect(since(days, "2024-07-10", { base: "close-before" })).toBeNull();
  expect(since(["2024-06-10", "2024-07-15"], "2024-07-11", { base: "close-of" })).toBeNull();
});
