import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isOf, JUPYTER_PROGRAMS } from "../../../lib/notebook/jupyter/tested-versions.js";

/** The versions that test/front-ends installs, by package. */
const PINNED = new Map(
  [...readFileSync("test/front-ends/requirements.txt", "utf8").matchAll(/^([\w-]+)==(\S+)$/gm)].map(
    ([, name = "", version = ""]) => [name, version],
  ),
);

test.each(JUPYTER_PROGRAMS)("$name is said to be tested with what requirements.txt pins", (one) => {
  expect(isOf(PINNED.get(one.distribution) ?? "", one.tested[0] ?? "")).toBe(true);
});

test("the table of front ends in docs/jupyter.md names each of those versions, and no others", () => {
  const [table = ""] =
    /^\| where \|[^\n]*\n(?:\|[^\n]*\n)+/m.exec(readFileSync("docs/jupyter.md", "utf8")) ?? [];
  const [head = [], , ...rows] = table.split("\n").map((row) => row.split(" | ").map((cell) => cell.trim()));
  const column = head.indexOf("tested");
  const named = rows.flatMap((row) => row[column]?.match(/[A-Za-z]+ \d+\.\d+/g) ?? []);
  const tested = JUPYTER_PROGRAMS.flatMap(({ name, tested: series }) =>
    series.map((one) => `${name} ${one}`),
  );
  // What is not Jupyter's is pinned elsewhere.
  const ofJupyter = named.filter((one) => JUPYTER_PROGRAMS.some(({ name }) => one.startsWith(`${name} `)));
  expect(ofJupyter.sort()).toEqual(tested.sort());
});

test.each([
  ["4.6", "4.6", true],
  ["4.6.1", "4.6", true],
  ["4.6rc1", "4.6", true],
  ["4.60.0", "4.6", false],
  ["4.5.9", "4.6", false],
])("isOf(%s, %s) is %s", (version, series, is) => {
  expect(isOf(version, series)).toBe(is);
});
