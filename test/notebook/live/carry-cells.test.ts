import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Cell } from "../../../lib/notebook/ipynb/notebook.js";
import type { CellCompiler } from "../../../lib/notebook/kernel/compiler/cell-compiler.js";
import { loadCompiler } from "../../../lib/notebook/kernel/executor/load-compiler.js";
import { carryCells } from "../../../lib/notebook/live/carry-cells.js";
import { namesIn } from "../../../lib/notebook/live/free-names.js";
import { notebookOf } from "../notebook-of.js";

let compiler: CellCompiler;
beforeAll(() => {
  compiler = loadCompiler({ folder: path.resolve("notebooks") });
});

/** Why each cell cannot run in a page; undefined where it can. */
function reasons(...cells: readonly (string | Cell)[]) {
  const notebook = notebookOf(...cells);
  const visible = new Set(notebook.cells.map(({ id }) => id).filter((id) => id !== "c9"));
  return carryCells(notebook, { compiler, packages: ["small-caps-july-2024"], visible }).map(
    ({ because }) => because,
  );
}

test("carryCells(notebook) carries the kernel's code of cells that compute", () => {
  const [first, second] = carryCells(notebookOf("const a = await Promise.resolve(1);", "a + 1"), {
    compiler,
    packages: [],
    visible: new Set(["c1", "c2"]),
  });
  expect(first).toMatchObject({
    id: "c1",
    mayFail: false,
    isParameters: false,
    label: "a cell that has not run",
  });
  expect(first?.code?.code).toMatch(/^\(async function/);
  expect(first?.code?.declared).toEqual([["a", 0]]);
  expect(second?.code?.code).toContain("$cell.show((a + 1))");
  expect(first?.code).not.toHaveProperty("maps");
});

test("carryCells(notebook) says why a cell is as published, and what depends on it", () => {
  expect(
    reasons(
      'import { number, toDanfo } from "claimbook";\nimport { readFileSync } from "node:fs";',
      "const size = readFileSync.length;",
      "size + 1",
      "number(1)",
      "process.pid",
      "const size = 2;",
      "({ process: size }).process",
      "toDanfo.name",
      "1",
    ),
  ).toEqual([
    undefined,
    "it uses readFileSync, and no page carries node:fs",
    "it uses size, and the cell that declares it cannot run in a page",
    undefined,
    "it uses process, which no page has",
    undefined,
    undefined,
    "it uses toDanfo, and danfojs does not run in a page",
    "its author hides it",
  ]);
});

test("namesIn(code) has variables and no members", () => {
  expect([...namesIn("const { a: b } = c.d; f({ g: h, i });")].sort()).toEqual(["b", "c", "f", "h", "i"]);
});
