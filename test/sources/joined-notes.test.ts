import { expect, test } from "vitest";
import { joinedNotes } from "../../lib/sources/joined-notes.js";

const part = (note?: string) => ({ value: 1, files: [], ...(note !== undefined && { note }) });

test("joinedNotes(parts) has each note once, in order, and nothing where there are none", () => {
  expect(joinedNotes([part("b"), part(), part("a"), part("b")])).toEqual({ note: "b; a" });
  expect(joinedNotes([part(), part()])).toEqual({});
});
