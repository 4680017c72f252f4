// Takes long: notes of twice the length are read, several times.

import { test } from "vitest";
import { claims } from "../../claims/ledger.js";
import type { ClaimResult } from "../../lib/claims/claim.js";
import { annotateNote } from "../../lib/notes/annotate-note.js";
import { findPassages } from "../../lib/notes/find-passages.js";
import { htmlText } from "../../lib/notes/html-text.js";
import type { NoteText } from "../../lib/notes/note.js";
import { noteHtml } from "../../lib/notes/note-html.js";
import { plainText } from "../../lib/notes/plain-text.js";
import { TokenIndex } from "../../lib/notes/token-index.js";
import { expectLinear } from "./growth.js";

const passages = claims.flatMap(({ passages: own = [] }) => own);
/** All passages of the book, each searched for. */
const search = (note: NoteText) => {
  const index = new TokenIndex(note);
  return passages.map((passage) => findPassages(index, passage));
};

test.each([
  ["paragraphs with its words", "In July small caps rose by 9%, the S&P 500 by 0.5%, a rally in value.\n\n"],
  ["one sentence of figures and words", "9% month rally rising in July flat "],
  ["words cut at the ends of lines", "ral-\nly "],
  ["soft hyphens", "ral\u00adly\u00ad"],
  ["points and digits", "3.\n6"],
  ["blanks and line ends", " \n "],
  ["hyphens", "-"],
])("the passages of a book are found in time in proportion to a text of %s", (_, part) => {
  expectLinear(60_000, (size) => plainText(part.repeat(size / part.length)), search);
});

test("a page of HTML is read, and a note with a mark a paragraph written, in time in proportion to it", () => {
  expectLinear(2_000, (size) => "<li>A <b>rally</b> of 3%".repeat(size), htmlText);
  const result = {
    claim: { id: "a", passages: [{ words: ["rally"], repeated: true }] },
  } as unknown as ClaimResult;
  const note = (size: number) => ({
    ...plainText("A rally of 3 caps.\n\n".repeat(size)),
    ...{ name: "a.txt", format: "text" as const, bytes: 1, sha256: "" },
  });
  expectLinear(
    1_000,
    (size) => annotateNote(note(size), [{ ...result, verdict: "opinion" }]),
    (annotated) => noteHtml(annotated, () => "card"),
  );
});
