import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nameHint, nearNames } from "../../../lib/stats/text/near-name.js";

const COMMANDS = ["start", "run", "export", "claims", "update", "data", "import", "new", "lab", "kernel"];
const TABLES = ["index-daily", "index-weekly", "yields-daily", "cpi-monthly"];

describe("nearNames(given, names) is what a misspelt name may have meant:", () => {
  test.each([
    ["a letter left out", "updte", COMMANDS, ["update"]],
    ["a letter too many", "exxport", COMMANDS, ["export"]],
    ["another letter", "kermel", COMMANDS, ["kernel"]],
    ["two letters swapped", "cliams", COMMANDS, ["claims"]],
    ["another case", "CLAIMS", COMMANDS, ["claims"]],
    ["words joined otherwise", "index_daily", TABLES, ["index-daily"]],
    ["words joined as in code", "indexDaily", TABLES, ["index-daily"]],
    ["the first word alone", "index", TABLES, ["index-daily", "index-weekly"]],
    ["the last word alone", "monthly", TABLES, ["cpi-monthly"]],
    ["a short name", "rnu", COMMANDS, ["run"]],
  ])("%s", (_, given, names, expected) => {
    expect(nearNames(given, names)).toEqual(expected);
  });

  test.each([
    ["", COMMANDS],
    ["x", ["y", "z"]],
    ["go", ["no", "to"]],
    ["run", ["new", "lab", "ran-away"]],
    ["volume", ["open", "close", "high"]],
    ["a".repeat(100_000), COMMANDS],
  ])("none where no name is near: %#", (given, names) => {
    expect(nearNames(given, names)).toEqual([]);
  });

  test("only the nearest: one slip beats two", () => {
    expect(nearNames("july-smal", ["july-small", "july-smile"])).toEqual(["july-small"]);
  });

  test("at most three, each once", () => {
    expect(nearNames("rat", ["cat", "hat", "cat", "mat", "bat"])).toEqual(["cat", "hat", "mat"]);
  });

  test("any one slip in a name of three letters or more is found", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."abcdefgh"), minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(letters, fc.nat(), fc.constantFrom("x", ""), fc.boolean(), (name, seed, letter, insert) => {
        const at = seed % name.length;
        const given = name.slice(0, at) + letter + name.slice(insert ? at : at + 1);
        expect(nearNames(given, [name, "zzzzzzzzzzzzzzzzzzzzzzzzz"])).toEqual([name]);
      }),
    );
  });
});

describe("nameHint(given, names) is the remedy:", () => {
  const columns = { plural: "columns" };

  test("the near names", () => {
    expect(nameHint("clsoe", ["open", "close"], columns)).toBe('did you mean "close"?');
    expect(nameHint("index", TABLES, columns)).toBe('did you mean "index-daily" or "index-weekly"?');
    expect(nameHint("rat", ["cat", "hat", "mat"], columns)).toBe('did you mean "cat", "hat" or "mat"?');
  });

  test("all names where none is near and they are few", () => {
    expect(nameHint("volume", ["open", "close"], columns)).toBe("the columns are open, close");
    expect(nameHint("volume", [], columns)).toBe("there are no columns");
  });

  test("what lists them where they are many", () => {
    const many = Array.from({ length: 11 }, (_, at) => `column${at}`);
    expect(nameHint("volume", many, { ...columns, listedBy: '"claimbook data"' })).toBe(
      '"claimbook data" lists the columns',
    );
    expect(nameHint("volume", many, columns)).toContain("column10");
  });
});
