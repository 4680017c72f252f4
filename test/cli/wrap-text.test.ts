import { expect, test } from "vitest";
import { wrapText } from "../../lib/cli/wrap-text.js";

test("wrapText breaks at spaces, and gives a longer word a line of its own", () => {
  expect(wrapText("one two three", 7)).toEqual(["one two", "three"]);
  expect(wrapText("a file:///long/address b", 5)).toEqual(["a", "file:///long/address", "b"]);
  expect(wrapText("", 5)).toEqual([""]);
});
