import { expect, test } from "vitest";
import { literalPattern } from "../../lib/platform/literal-pattern.js";

test("literalPattern(text) matches the text and nothing else", () => {
  const text = "\\a.b*c+d?e(f)[g]{h}|^$/-";
  expect(new RegExp(`^${literalPattern(text)}$`).test(text)).toBe(true);
  expect(new RegExp(literalPattern("a.b")).test("axb")).toBe(false);
});
