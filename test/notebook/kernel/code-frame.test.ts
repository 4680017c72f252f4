import { expect, test } from "vitest";
import { codeFrame } from "../../../lib/notebook/kernel/code-frame.js";

const SOURCE = "one\n\ttwo()\n\nfour\r\nfive\n";

test("codeFrame(source, line, column) marks the line, puts a caret under the column and shows a line on either side", () => {
  expect(codeFrame(SOURCE, 2, 2)).toEqual(["  1 | one", "> 2 |  two()", "    |  ^", "  3 |"]);
});

test("codeFrame at the first and the last line shows the one neighbour there is", () => {
  expect(codeFrame(SOURCE, 1, 1)).toEqual(["> 1 | one", "    | ^", "  2 |  two()"]);
  expect(codeFrame(SOURCE, 5, 5)).toEqual(["  4 | four", "> 5 | five", "    |     ^"]);
});

test("codeFrame without a column has no caret", () => {
  expect(codeFrame("a\nb", 2)).toEqual(["  1 | a", "> 2 | b"]);
});

test("codeFrame keeps the numbers of two widths in a column", () => {
  const source = Array.from({ length: 12 }, (_, index) => `line ${index + 1}`).join("\n");
  expect(codeFrame(source, 9, 1)).toEqual(["   8 | line 8", ">  9 | line 9", "     | ^", "  10 | line 10"]);
});

test("codeFrame of a line that the source does not have is []", () => {
  expect(codeFrame("a", 0)).toEqual([]);
  expect(codeFrame("a", 2)).toEqual([]);
});
