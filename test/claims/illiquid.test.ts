import { expect, test } from "vitest";
import { illiquid } from "../../claims/illiquid.js";
import { evaluated, testEveryAsOf } from "./every-as-of.js";

testEveryAsOf(illiquid, ["untestable", "untestable", "pending", "untestable", "untestable", "pending"]);

test("it says which data would settle it", () => {
  expect(evaluated(illiquid).detail).toMatch(/^Price times volume .* would settle it/);
});
