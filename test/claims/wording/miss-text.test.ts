import { expect, test } from "vitest";
import { distanceText, missText } from "../../../lib/claims/wording/miss-text.js";

test.each([
  [-0.0164, "decimal", "−1.6 points"],
  [0.186, "decimal", "+18.6 points"],
  [0.0001, "decimal", "+0.01 points"],
  [-0.2, "points", "−20.0 points"],
  [0, "decimal", "none"],
  [-2, "rank", "−2 places"],
  [1, "rank", "+1 place"],
  [-0.045, "ratio", "−0.04"],
])("a distance of %s in %s reads %s", (distance, unit, text) => {
  expect(distanceText(distance, unit)).toBe(text);
});

test("nearest, median, relative and direction in one sentence", () => {
  expect(
    missText({
      unit: "decimal",
      nearest: -0.016,
      median: -0.017,
      relative: { nearest: -0.18, median: -0.19 },
      direction: { right: 2, of: 2 },
    }),
  ).toBe(
    "Miss: −1.6 points (−18%) at the nearest reading, −1.7 points (−19%) at the median; right direction in 2 of 2.",
  );
});

test("what lies within the stated range misses nothing, and says so", () => {
  expect(
    missText({
      unit: "decimal",
      nearest: 0,
      median: 0,
      relative: { nearest: 0, median: 0 },
      direction: null,
    }),
  ).toBe("Miss: none at the nearest reading or the median.");
});
