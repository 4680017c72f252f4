import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isPlainName } from "../../lib/platform/plain-name.js";

test.each([
  "days.csv",
  "datapackage.json",
  "README.md",
  "a",
  "_a-b.c",
  "COMPUTER.csv",
  "console",
  "1",
  "x".repeat(128),
])("isPlainName(%j)", (name) => expect(isPlainName(name)).toBe(true));

test.each([
  "",
  ".",
  "..",
  "../days.csv",
  "/etc/passwd",
  "a/b",
  "a\\b",
  "C:days.csv",
  "C:\\days.csv",
  "\\\\host\\share",
  "days.csv:stream",
  "%2e%2e%2fdays.csv",
  "..%2fdays.csv",
  ".claimbook",
  "-rf",
  "days.csv.",
  "days.csv ",
  " days.csv",
  "days\u0000.csv",
  "days.csv\n",
  "\u001b[2J",
  "d\u0430ys.csv",
  "a\u202eb",
  "CON",
  "nul.csv",
  "Com1.txt",
  "lpt9",
  "aux.",
  "x".repeat(129),
  null,
  undefined,
  7,
  ["days.csv"],
  { toString: () => "days.csv" },
])("isPlainName(%j) is false", (name) => expect(isPlainName(name)).toBe(false));

test("what isPlainName accepts is a file of the folder, on every system", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."ab.-_/\\:% ~C") }), (name) => {
      if (!isPlainName(name)) return;
      for (const { join, dirname, sep } of [path.posix, path.win32])
        expect(dirname(join(`${sep}data`, name))).toBe(`${sep}data`);
    }),
    { numRuns: 2000 },
  );
});
