import { expect, test } from "vitest";
import { windowsIn } from "../../lib/notes/windows.js";

test.each([
  ["rose 9% in July, as of July 24", ["in July", "as of July 24"]],
  ["fell in the third quarter of 2018", ["in the third quarter of 2018"]],
  ["lost 103% in the past decade", ["in the past decade"]],
  ["is up 5% so far this year", ["so far this year"]],
  ["rose since July 11, year on year", ["since July 11", "year on year"]],
  ["earned 7.6% over ten years", ["over ten years"]],
  ["the Russell 2000 and the S&P 500 rose", []],
])("windowsIn(%j)", (sentence, expected) => {
  expect(windowsIn(sentence).map(({ start, end }) => sentence.slice(start, end))).toEqual(expected);
});
