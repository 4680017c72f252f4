import { expect, test } from "vitest";
import { counted } from "../../../lib/platform/text/counted.js";

test.each([
  [counted(0, "row"), "0 rows"],
  [counted(1, "row"), "1 row"],
  [counted(2, "row"), "2 rows"],
  [counted(1, "verdict moved", "verdicts moved"), "1 verdict moved"],
  [counted(0, "verdict moved", "verdicts moved"), "0 verdicts moved"],
])("a count and what is counted: %s", (text, expected) => expect(text).toBe(expected));
