import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { claims } from "../../claims/ledger.js";
import { findPassages } from "../../lib/notes/find-passages.js";
import { readNote } from "../../lib/notes/read-note.js";
import { findStatements } from "../../lib/notes/statements.js";
import { TokenIndex } from "../../lib/notes/token-index.js";

const NOTE = "../shared/note/commentary.txt";

/** Claims with a figure, a rank or a sign. Of the others, such as "managers had a good half", no rule finds the sentence. */
const FOUND = [
  ...["decade-gap", "decade-rank", "h1-small", "h1-large", "h1-mag7", "july-small", "july-large", "cpi-day"],
  ...["cpi-easing", "cut-odds", "since-cpi-small", "since-cpi-large", "deregulation", "bounce"],
  ...["week-to-date", "value-growth", "fading", "borrowing-costs"],
];

test.skipIf(!existsSync(NOTE))(`of ${NOTE}: the claims whose passage is found as a statement`, async () => {
  const note = await readNote(NOTE);
  const index = new TokenIndex(note);
  const { statements } = findStatements(note.text, note);
  const found = claims.filter(({ passages = [] }) => {
    const places = passages.flatMap((passage) => findPassages(index, passage).found);
    return places.some((one) => statements.some(({ start, end }) => one.start < end && start < one.end));
  });
  expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining(FOUND));
});
