import { expect, test } from "vitest";
import { claims } from "../../claims/ledger.js";
import { defineBook } from "../../lib/book/define-book.js";
import type { Claim } from "../../lib/claims/claim.js";
import { type Passage, passageProblem } from "../../lib/claims/passage.js";

test.each<[Passage, string]>([
  [{ words: [] }, "has neither a figure nor a key word"],
  [{ words: ["one", "two", "three", "four", "five"] }, "has 5 key words; 4 are the most"],
  [
    { words: ["a whole sentence of somebody"] },
    'has "a whole sentence of somebody", longer than 24 characters',
  ],
  [{ words: ["rally", " * "] }, 'has the key word " * ", which ends in no letter or digit'],
  [{ words: [""] }, 'has the key word "", which ends in no letter or digit'],
  [{ figure: "%", words: ["rally"] }, 'has the figure "%"'],
  [{ words: ["rally"], within: 0 }, "reaches over 0 characters"],
])("passageProblem(%j) is that it %s", (passage, problem) => {
  expect(passageProblem(passage)).toBe(problem);
});

test.each<Passage>([
  { figure: "3.6%", words: [] },
  { words: ["under*"] },
  { figure: "$1.5 billion", words: ["S&P 500"], within: 40, repeated: true },
])("passageProblem(%j) is none", (passage) => {
  expect(passageProblem(passage)).toBeUndefined();
});

test("a book refuses a passage that is no short pattern, and names it", () => {
  const [claim] = claims as readonly [Claim];
  const passages = [{ words: ["rally"] }, { words: [] }];
  const book = { publisher: "P", description: "d", asOf: claim.asOf, tables: [], frozen: {} };
  expect(() => defineBook({ ...book, claims: [{ ...claim, passages }] })).toThrow(
    `defineBook: passage 2 of claim ${claim.id} has neither a figure nor a key word`,
  );
  expect(defineBook({ ...book, claims: [claim] }).claims).toHaveLength(1);
});
