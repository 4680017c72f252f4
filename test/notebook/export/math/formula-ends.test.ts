import { expect, test } from "vitest";
import { FormulaEnds, formulaEnds } from "../../../../lib/notebook/export/math/formula-ends.js";

const NONE = Number.POSITIVE_INFINITY;

test("close is the next place of a delimiter", () => {
  const ends = new FormulaEnds("$a$ $$b$$");
  expect([0, 1, 3, 9].map((from) => ends.close("$", from))).toEqual([0, 2, 4, NONE]);
  expect([0, 5, 8].map((from) => ends.close("$$", from))).toEqual([4, 7, NONE]);
});

test("blankLine is the line end before the next blank line", () => {
  const ends = new FormulaEnds("a\nb\n \t\n\nc");
  expect([0, 4, 7].map((from) => ends.blankLine(from))).toEqual([3, 6, NONE]);
});

test("edges are those of one environment, from a position on", () => {
  const ends = new FormulaEnds("\\begin{a}\\begin {b}\\end{a}");
  expect([...ends.edges("a", 0)]).toEqual([
    { at: 0, end: 9, isBegin: true },
    { at: 19, end: 26, isBegin: false },
  ]);
  expect([...ends.edges("a", 1)]).toHaveLength(1);
  expect([...ends.edges("c", 0)]).toEqual([]);
});

test("a text that is asked for again is not read again", () => {
  expect(formulaEnds("$x$")).toBe(formulaEnds("$x$"));
});
