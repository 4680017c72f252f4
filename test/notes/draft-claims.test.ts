import { describe, expect, test } from "vitest";
import { KEBAB_CASE } from "../../lib/cli/scaffold.js";
import { draftClaims } from "../../lib/notes/draft-claims.js";
import { findPassages } from "../../lib/notes/find-passages.js";
import { plainText } from "../../lib/notes/plain-text.js";
import { TokenIndex } from "../../lib/notes/token-index.js";
import { annotatedTexts } from "./annotated-texts.js";

const draft = (text: string) => draftClaims(plainText(text)).drafts;

describe("draftClaims(note) gives", () => {
  test.each([
    ["Prices rose 3.6% in July.", "figure(0.036)", "A reading fits when it rounds to 3.6%"],
    ["Prices fell 3.6% in July.", "figure(-0.036)", "A reading fits when it rounds to -3.6%"],
    [
      "The rate fell to 3.9 percent.",
      "{ from: 0.039, to: 0.039 }",
      "A reading fits when it rounds to 3.9 percent",
    ],
    [
      "The gap widened by 25 basis points.",
      "figure(0.0025)",
      "A reading fits when it rounds to 25 basis points",
    ],
    [
      "Shares are up over 7%.",
      "{ from: 0.07, to: Number.POSITIVE_INFINITY, direction: 1 }",
      "A reading fits when it is above 7%",
    ],
    [
      "Sales fell more than 7%.",
      "{ from: Number.NEGATIVE_INFINITY, to: -0.07, direction: -1 }",
      "A reading fits when it is below -7%",
    ],
    [
      "Rates stood at 2 to 3 percent.",
      "{ from: 0.02, to: 0.03 }",
      "A reading fits when it lies in 2 to 3 percent",
    ],
    ["It ranked as the fourth-worst year.", "place(4)", "A reading fits when its place is 4"],
    ["Profit was the highest since 2008.", "place(1)", "A reading fits when its place is 1"],
    ["Wages have risen.", "ABOVE_ZERO", "A reading fits when it is above zero"],
    ["Job gains slowed.", "BELOW_ZERO", "A reading fits when it is below zero"],
    ["Gold was unchanged.", "{ from: 0, to: 0 }", "A reading fits when it rounds to no change"],
    ["Firms employed 4,300 people.", "{ from: 4300, to: 4300 }", "A reading fits when it rounds to 4,300"],
  ])("for %s the target %s", (text, target, rule) => {
    expect(draft(text).map((one) => [one.target, one.rule])).toEqual([[target, rule]]);
  });

  test("ids of words of the subject, each once", () => {
    expect(
      draft("Core prices rose 2%. Core prices rose 3%. Wages rose 4%. It fell.").map(({ id }) => id),
    ).toEqual(["core-prices", "core-prices-2", "wages-figure"]);
  });

  test("what is stated in words, and patterns that find the passage", () => {
    const text = "Core prices rose 2.7 percent in August. Food prices rose 3.1 percent.";
    const [first] = draft(text);
    expect(first).toMatchObject({
      stated: "2.7 percent",
      statement: "Core prices: up 2.7 percent, in August",
    });
    expect(first?.passages).toEqual([{ figure: "2.7 percent", words: ["Core"] }]);
  });
});

test.each(annotatedTexts())("of $name ids are valid and each pattern finds the one passage", ({ text }) => {
  const note = plainText(text);
  const index = new TokenIndex(note);
  const { drafts } = draftClaims(note);
  const ids = drafts.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, passages, found } of drafts) {
    expect(id).toMatch(KEBAB_CASE);
    expect(id).toContain("-");
    for (const passage of passages)
      expect(
        findPassages(index, passage).found.map(
          ({ start, end }) => start <= found.mark.end && end >= found.mark.start,
        ),
      ).toEqual([true]);
  }
});
