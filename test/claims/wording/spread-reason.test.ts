import { expect, test } from "vitest";
import { aheadText } from "../../../claims/wording/spread-reason.js";

test("aheadText(value) has the decimals that its sign takes", () => {
  expect(aheadText(0.032)).toBe("3.2 points ahead");
  expect(aheadText(-0.00004)).toBe("0.004 points behind");
  expect(aheadText(0.0002)).toBe("0.02 points ahead");
  expect(aheadText(0)).toBe("level");
});
