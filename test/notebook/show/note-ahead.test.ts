import { expect, test } from "vitest";
import { COMMENTARY } from "../../../claims/commentary.js";
import { noteAhead } from "../../../lib/notebook/show/note-ahead.js";
import { kernelOutputs } from "./kernel-outputs.js";

const shown = kernelOutputs();

test("noteAhead says before the note's day that it had not been written, and of which day it is", () => {
  noteAhead({ asOf: "2013-01-02" });
  expect(shown).toHaveLength(1);
  expect(shown[0]?.replaceAll("\u00a0", " ")).toMatch(
    /^\*\*On 2 January 2013 the note had not been written\.\*\* It is of 24 July 2024, /,
  );
});

test("noteAhead says nothing from the note's day on", () => {
  for (const asOf of [COMMENTARY.asOf, "2025-06-30", null]) noteAhead({ asOf });
  expect(shown).toEqual([]);
});
