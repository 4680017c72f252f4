import path from "node:path";
import { expect, test } from "vitest";
import { isState, runFiles, runPath, stateFolder } from "../../lib/platform/run-files.js";

const ROOT = path.resolve("/book");
const inBook = (...names: string[]) => path.join(ROOT, ...names);

test("runFiles(root) names the folders of one book, all but notebooks and pages in its state", () => {
  expect(runFiles(ROOT)).toEqual({
    notebooks: inBook("notebooks"),
    runs: inBook(".claimbook", "runs"),
    site: inBook("site"),
    cache: inBook(".claimbook", "cache"),
    jupyter: inBook(".claimbook", "jupyter"),
    labs: inBook(".claimbook", "labs"),
  });
  expect(stateFolder(inBook("data"))).toBe(inBook("data", ".claimbook"));
});

test("runPath(name) is the executed notebook in the folder of runs, with forward slashes", () => {
  expect(path.join(ROOT, runPath("01-gap"))).toBe(path.join(runFiles(ROOT).runs, "01-gap.ipynb"));
  expect(runPath("01-gap")).not.toContain("\\");
});

test.each([
  [".claimbook/runs/01-gap.ipynb", true],
  [".claimbook", true],
  [".claimbook-2/runs/01-gap.ipynb", false],
  ["notebooks/01-gap.ipynb", false],
  ["../other/.claimbook/runs/01-gap.ipynb", false],
])("isState(%j) is %j", (file, inside) => {
  expect(isState(inBook(file), ROOT)).toBe(inside);
});
