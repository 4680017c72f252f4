import { describe, expect, test } from "vitest";
import { CellRuntime } from "../../../../lib/notebook/kernel/runtime/cell-runtime.js";
import { compileEdited } from "../../../../lib/notebook/live/worker/compile-edited.js";

const modules = new Map([["pair", () => ({ __esModule: true, one: 1, default: 2 })]]);

/** What cells show one after the other, run as a page runs them. */
async function shown(...cells: readonly string[]): Promise<unknown[]> {
  const runtime = new CellRuntime({ folder: "/", modules });
  const values: unknown[] = [];
  for (const source of cells) {
    const cell = { ...compileEdited(source), maps: { first: "", second: "" } };
    const { shown } = await runtime.run({ cell, diagnostics: [], files: [] }, { name: "cell-1" });
    values.push(shown?.value);
  }
  return values;
}

describe("compileEdited(source) means what the kernel means by it", () => {
  test.each([
    ["the last expression is shown", ["1 + 1"], [2]],
    ["a semicolon hides it", ["1 + 1;"], [undefined]],
    [
      "types are stripped",
      ["const a: number = 1 as number;", "interface B { c: string }\na"],
      [undefined, 1],
    ],
    ["variables are declared anew", ["const a = 1;", "const a = 2;", "a"], [undefined, undefined, 2]],
    [
      "closures see later values",
      ["let a = 1;\nconst f = () => a;", "a = 5;", "f()"],
      [undefined, undefined, 5],
    ],
    ["let without a value resets", ["let a = 1;", "let a;\na"], [undefined, undefined]],
    ["functions are hoisted", ["const a = f();\nfunction f() { return 3 }\na"], [3]],
    [
      "classes and enums are shared",
      ["class A { v = 1 }\nenum E { one = 1 }", "new A().v + E.one"],
      [undefined, 2],
    ],
    [
      "destructuring",
      ["const { a, b: [c], ...d } = { a: 1, b: [2], e: 3 };", "[a, c, d.e]"],
      [undefined, [1, 2, 3]],
    ],
    ["several in one statement", ["const a = 1, { b } = { b: 2 }", "a + b"], [undefined, 3]],
    ["var in loops and blocks", ["for (var i = 0; i < 3; i++) { var j = i }", "[i, j]"], [undefined, [3, 2]]],
    ["for of", ["for (var [k] of [[1], [2]]) {}", "k"], [undefined, 2]],
    ["block variables stay inside", ["{ let z = 1 }\ntypeof z"], ["undefined"]],
    ["awaits", ["const a = await Promise.resolve(4)\na"], [4]],
    [
      "imports",
      ['import two, { one } from "pair"\nimport * as all from "pair"', "[two, one, all.one]"],
      [undefined, [2, 1, 1]],
    ],
    [
      "imported types are left out",
      ['import type { T } from "gone"\nimport { one, type U } from "pair"\none'],
      [1],
    ],
    ["exports", ["export const a = 1\nexport function f() { return a }", "f()"], [undefined, 1]],
    ["statements without semicolons", ["const a = 1\nconst [b] = [2]\n;[a, b]"], [[1, 2]]],
    ["a name of its own", ["const $cell = 7\n$cell"], [7]],
  ])("%s", async (_, cells, values) => {
    expect(await shown(...cells)).toEqual(values);
  });

  test("lines are those of the source", () => {
    expect(compileEdited("type A = {\n  b: 1\n}\n\nconst c = 1\n\nc").lines).toEqual([5, 7]);
  });

  test("what is no code is refused with its place", () => {
    expect(() => compileEdited("const = 1")).toThrow(/\(1:7\)/);
  });

  test("a namespace, which nothing in a page compiles, is refused by name", () => {
    expect(() => compileEdited("export namespace N {\n  export const a = 1;\n}\nN.a")).toThrow("namespace");
  });
});
