import { expect, test } from "vitest";
import { growth } from "../../../lib/stats/series/growth.js";

test("growth(r) is 1 + r, and 0 from -1 down", () => {
  expect([0.5, 0, -0.25, -1, -1.01, -7].map(growth)).toEqual([1.5, 1, 0.75, 0, 0, 0]);
  expect(growth(Number.NaN)).toBeNaN();
});
