import { expect, test } from "vitest";
import { codeFrame } from "../../../lib/notebook/kernel/code-frame.js";

const SOURCE = "one\n\ttwo()\n\nfour\r\nfive\n";

test("codeFrame(source, line, column) marks the line, puts a caret under the column and shows a line on either side", () => {
  expect(codeFrame(SOURCE, 2, 2)).toEqual(["  1 | one", "> 2 |  two()", "    |  ^", "  3 |"]);
});

test("codeFrame at the first and the last line shows the one line beside it", () => {
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

test("codeFrame puts the caret under the character after emoji, wide and combined ones", () => {
  const under = (line: string, text: string) => {
    const [shown = "", caret = ""] = codeFrame(line, 1, line.indexOf(text) + 1);
    return [shown, caret];
  };
  expect(under('"💥"; bad', "bad")).toEqual(['> 1 | "💥"; bad', "    |       ^"]);
  expect(under('"数"; bad', "bad")).toEqual(['> 1 | "数"; bad', "    |       ^"]);
  expect(under('"e\u0301"; bad', "bad")).toEqual(['> 1 | "e\u0301"; bad', "    |      ^"]);
  expect(under("𝑥; bad", "bad")).toEqual(["> 1 | 𝑥; bad", "    |    ^"]);
});
