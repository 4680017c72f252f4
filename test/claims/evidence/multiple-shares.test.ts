import { expect, test } from "vitest";
import { multipleShares } from "../../../claims/evidence/multiple-shares.js";

test("multipleShares: one less the change of earnings over that of the price, in logs", () => {
  const rally = { priceReturn: Math.expm1(0.1) };
  expect(Array.from(multipleShares(rally, Float64Array.of(0, 0.05, -0.1, Number.NaN)))).toEqual([
    1,
    expect.closeTo(0.5, 12),
    expect.closeTo(2, 12),
    Number.NaN,
  ]);
});

test("multipleShares of a price that hardly moved are missing", () => {
  expect(multipleShares({ priceReturn: 0.005 }, Float64Array.of(0.01))[0]).toBeNaN();
});
