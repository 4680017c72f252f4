import { expect, test } from "vitest";
import { jsonText } from "../../lib/platform/json-text.js";

test("jsonText(value) loses nothing, and holds no character that a terminal obeys", () => {
  const value = { "a\u202e": ["\u001b[31m", "\u009b31m", "\u007f", "ü\n", "\u2066"] };
  expect(JSON.parse(jsonText(value))).toEqual(value);
  expect(jsonText(value)).not.toMatch(/[^\P{Cc}\n]|[\u202e\u2066]/u);
  expect(jsonText([1])).toBe("[\n  1\n]");
});
