import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { claims } from "../../claims/ledger.js";
import { statements } from "../../claims/statements.js";
import { defineBook } from "../../lib/book/define-book.js";
import type { Statement } from "../../lib/claims/statement.js";

const NOTE = "../shared/note/commentary.txt";

/** The sentences of the note before its disclosures; an abbreviation ends none. */
function sentencesOf(text: string): readonly string[] {
  const [body = ""] = text.split("\nDisclosures");
  return body
    .replaceAll("U.S.", "US")
    .split("\n")
    .flatMap((paragraph) => paragraph.split(/(?<=[.?!]) (?=[A-Z])/))
    .filter((sentence) => sentence.trim() !== "");
}

test("each sentence says what tests it or why nothing does, and every claim has one", () => {
  for (const { about, claims: tested = [], nothing, untested } of statements)
    expect(tested.length > 0 || nothing !== undefined || untested !== undefined, about).toBe(true);
  const named = new Set(statements.flatMap(({ claims: tested = [] }) => tested));
  expect([...named].sort()).toEqual(claims.map(({ id }) => id).sort());
});

test.skipIf(!existsSync(NOTE))(
  "there is one for each sentence of the note (skipped where the note is not at hand)",
  () => {
    const sentences = sentencesOf(readFileSync(NOTE, "utf8"));
    expect(statements).toHaveLength(sentences.length);
    // A figure stands in both, where our words repeat one.
    for (const [at, { about }] of statements.entries())
      for (const figure of about.match(/\d[\d.]*%/g) ?? [])
        expect(sentences[at], `${at + 1}: ${about}`).toContain(figure);
  },
);

describe("a book refuses", () => {
  const having = (...some: readonly Statement[]) =>
    defineBook({
      publisher: "P",
      description: "d",
      asOf: "2024-07-24",
      claims: claims.slice(0, 1),
      tables: [],
      frozen: {},
      statements: some,
    });
  const own = { about: "one", claims: ["decade-gap"] };

  test("a sentence with a claim that is not there", () => {
    expect(() => having(own, { about: "two", claims: ["nowhere"] })).toThrow(
      'the sentence "two" names claim nowhere, which is not there',
    );
  });

  test("a sentence with neither claims nor a reason", () => {
    expect(() => having(own, { about: "two" })).toThrow(/"two" has neither claims nor a reason/);
  });

  test("a claim without a sentence", () => {
    expect(() => having({ about: "two", nothing: "heading" })).toThrow(
      "no sentence of statements names claim decade-gap; add it to one, or add a sentence",
    );
  });

  test("nothing of that where each is as it should be", () => {
    expect(having(own, { about: "two", untested: "no data" }).statements).toHaveLength(2);
  });
});
