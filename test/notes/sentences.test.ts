import { describe, expect, test } from "vitest";
import { plainText } from "../../lib/notes/plain-text.js";
import { sentencesOf } from "../../lib/notes/sentences.js";

const sentences = (text: string) =>
  sentencesOf(text, plainText(text).blocks).map(({ start, end }) => text.slice(start, end));

describe("sentencesOf(text, blocks)", () => {
  test.each([
    ["It rose. It fell.", ["It rose.", "It fell."]],
    [
      "The U.S. Treasury and Acme Inc. rose. So did J. P. Hall.",
      ["The U.S. Treasury and Acme Inc. rose.", "So did J. P. Hall."],
    ],
    ["See Form 10-K. Harrow employs 4,300.", ["See Form 10-K.", "Harrow employs 4,300."]],
    ["It rose by 3.6%. Then it fell.", ["It rose by 3.6%.", "Then it fell."]],
  ])("knows where %j ends", (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  test("goes on over the ends of wrapped lines, and stops at those of items and headings", () => {
    const text =
      "Results\n- Sales rose by 3% in the second quarter of the year to\n  a record of $4 million\n- Costs fell\n\n1. Outlook";
    expect(sentences(text)).toEqual([
      "Results",
      "Sales rose by 3% in the second quarter of the year to\n  a record of $4 million",
      "Costs fell",
      "Outlook",
    ]);
  });

  test("leaves out what holds no letter or digit", () => {
    expect(sentences("***\n\n- \n\nIt rose.")).toEqual(["It rose."]);
  });
});
