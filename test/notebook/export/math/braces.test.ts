import { expect, test } from "vitest";
import { closingBrace } from "../../../../lib/notebook/export/math/braces.js";

test("closingBrace is where a brace is closed, whatever is escaped within", () => {
  expect(closingBrace("{a{b}\\}}", 0)).toBe(7);
  expect(closingBrace("{a{b}\\}}", 2)).toBe(4);
  expect(closingBrace("{a{b}", 0)).toBeUndefined();
});
