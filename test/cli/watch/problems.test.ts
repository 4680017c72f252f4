import { expect, test } from "vitest";
import { Problems } from "../../../lib/cli/watch/problems.js";
import type { NotebookResult } from "../../../lib/notebook/run/run-notebooks.js";

const RESULT: NotebookResult = {
  path: "notebooks/a.ipynb",
  output: "out/a.ipynb",
  cells: 2,
  seconds: 1,
  because: "never run",
};
const FAILED: NotebookResult = {
  ...RESULT,
  failure: {
    ename: "Error",
    evalue: "\u001b[31mit broke\u001b[0m\nbadly",
    cell: 2,
    cellId: "c2",
    line: 3,
    lineText: "boom();",
  },
};

test("a failed notebook is named with cell, line and message, without colours, until it runs", () => {
  const problems = new Problems();
  problems.setResult(FAILED);
  expect(problems.all).toEqual([
    {
      title: "Failed: notebooks/a.ipynb, cell [2] (id c2), line 3",
      text: "Error: it broke\nbadly\n> boom();\ntraceback in out/a.ipynb",
    },
  ]);
  problems.setResult(RESULT);
  expect(problems.all).toEqual([]);
});

test("one thing has one problem, the latest; others keep theirs", () => {
  const problems = new Problems();
  problems.set("library", { title: "one", text: "" });
  problems.set("site", { title: "two", text: "" });
  problems.set("library", { title: "three", text: "" });
  expect(problems.all.map(({ title }) => title)).toEqual(["two", "three"]);
  problems.set("site", null);
  problems.set("site", null);
  expect(problems.all.map(({ title }) => title)).toEqual(["three"]);
});
