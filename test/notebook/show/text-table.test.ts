import { expect, test } from "vitest";
import { textTable } from "../../../lib/notebook/show/text-table.js";

test("textTable aligns texts to the left and numbers to the right, under a rule", () => {
  const columns = [
    { label: "name", numeric: false },
    { label: "n", numeric: true },
  ];
  expect(
    textTable(columns, [
      ["a", "1"],
      ["longer", "1,000"],
    ]),
  ).toBe(["name        n", "------  -----", "a           1", "longer  1,000"].join("\n"));
});

test("textTable without rows is its head", () => {
  expect(textTable([{ label: "a", numeric: false }], [])).toBe("a\n-");
});
