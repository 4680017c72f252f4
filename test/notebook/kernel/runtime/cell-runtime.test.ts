import { beforeEach, expect, test } from "vitest";
import type { EarlierCell } from "../../../../lib/notebook/kernel/compiler/compilation.js";
import { CellRuntime } from "../../../../lib/notebook/kernel/runtime/cell-runtime.js";
import { compileLast } from "../compiler/compile.js";

let runtime: CellRuntime;
let before: EarlierCell[];
let lines: number[];
beforeEach(() => {
  runtime = new CellRuntime({ folder: "notebooks" });
  before = [];
  lines = [];
});

/** Runs a cell after those before it; the value it shows. */
async function run(source: string): Promise<unknown> {
  const compiled = compileLast([...before, source]);
  expect(compiled.diagnostics).toEqual([]);
  lines = [];
  try {
    const { shown } = await runtime.run(compiled, {
      name: `cell-${before.length}`,
      reach: (line) => lines.push(line),
    });
    before.push({ source });
    return shown?.value;
  } catch (error) {
    if (compiled.cell) before.push({ source, ran: runtime.variablesSet(compiled.cell) });
    throw error;
  }
}

test("cells and functions share each variable", async () => {
  await run("let total = 0;\nfunction add(x: number) { total += x; }");
  await run("total = 100;");
  await run("add(1);");
  expect(await run("total")).toBe(101);
});

test("each top-level statement announces its line before it runs", async () => {
  await run(
    'import { sep } from "node:path";\n\nconst a = 1;\nfunction f() {}\ntype T = 1; const b = sep;\nf();',
  );
  expect(lines).toEqual([1, 3, 5, 6]);
});

test("variablesSet(cell) is what a failed cell had set", async () => {
  await run("let old = 1;");
  await expect(
    run("const a = 1; let u;\nfunction f() {}\nconst b = 2, c = JSON.parse('{');\nlet old = 2;\nclass C {}"),
  ).rejects.toThrow(SyntaxError);
  expect(before.at(-1)?.ran?.toSorted()).toEqual(["a", "b", "f", "u"]);
  expect(await run("[a, b, u, typeof f, old]")).toEqual([1, 2, undefined, "function", 1]);
});

test("a cell that is evaluated has the names that V8 gives its functions and messages", async () => {
  await run("const arrow = () => 1;\nconst Anon = class {};\nfunction declared() {}\nconst rows: any = {};");
  expect(await run("[arrow.name, Anon.name, declared.name]")).toEqual(["arrow", "Anon", "declared"]);
  await expect(run("rows.foo()")).rejects.toThrow("rows.foo is not a function");
});

test("what is declared to exist is the machine's, or the notebook's once a cell declares it", async () => {
  await run("declare const later: number;\nconst read = () => later;");
  await expect(run("read()")).rejects.toThrow("later is not defined");
  await run("const later = 42;");
  expect(await run("read()")).toBe(42);
});

test("a package that can only be imported is waited for", async () => {
  expect(await run("const { default: fs } = await import('node:fs');\ntypeof fs.readFileSync")).toBe(
    "function",
  );
});
