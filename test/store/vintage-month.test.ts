import { expect, test } from "vitest";
import { vintageMonth } from "../../lib/store/vintage-month.js";

test.each([
  [
    "SA columns: vintage of 2026-08 (June 2024 reads -0.04% against -0.1%). Release dates 2023-2025.",
    "2026-08",
  ],
  ["CRSP vintage 202602 for the size portfolios; the 2024 edition of the predictor data.", "2026-02"],
  ["closes to 2024-12-31; fund adjusted closes as of September 2025.", "2025-09"],
  ["2024 edition.", "2024-12"],
  ["pages of June 2024 to January 2025.", "2025-01"],
])("vintageMonth(%j) is the latest month named", (note, month) => {
  expect(vintageMonth(note)).toBe(month);
});

test("vintageMonth is undefined where a note names no month", () => {
  for (const note of [
    "",
    "entered by hand from the public calendar",
    "rows 202613 and 20",
    "from 1926 to 2024",
  ])
    expect(vintageMonth(note)).toBeUndefined();
});
