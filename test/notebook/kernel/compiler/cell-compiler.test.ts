// Takes long: TypeScript is loaded, and compiles cells.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { compileLast, compilerOf, faults } from "./compile.js";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A folder of a notebook with files beside it. */
function folderOf(files: { readonly [name: string]: string }): string {
  const root = mkdtempSync(path.join(os.tmpdir(), "claimbook-compiler-"));
  folders.push(root);
  const folder = path.join(root, "nb");
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}

describe("compile({ source, before })", () => {
  test("gives code, declared names with the statements that set them, lines and imports", () => {
    const { cell, diagnostics, files } = compileLast([
      'import { sep } from "node:path";\nconst a = 1;\nfunction f() { return a }\nlet [b, c] = [sep, 2];',
    ]);
    expect(diagnostics).toEqual([]);
    expect(files).toEqual([]);
    expect(cell?.lines).toEqual([1, 2, 3, 4]);
    expect(new Map(cell?.declared)).toEqual(
      new Map([
        ["sep", -1],
        ["a", 1],
        ["f", -1],
        ["b", 3],
        ["c", 3],
      ]),
    );
    expect(cell?.imports).toEqual([
      { specifier: "node:path", statement: 0, names: [{ local: "sep", imported: "sep", isMutable: false }] },
    ]);
  });

  test("depends on its arguments only: the same again is the same, whatever was compiled between", () => {
    const cells = ["let n = 1;", "const twice = () => 2 * n;", "twice() + n"];
    const first = compileLast(cells);
    compileLast(["let n = 'text';", "n.toUpperCase()"]);
    expect(compileLast(cells)).toEqual(first);
  });

  test("a cell that does not compile is complained of in the order of its source, and gives no code", () => {
    const compiled = compileLast(["const n: string = 1;\nmissing;\nn.nope;"]);
    expect(compiled.diagnostics.map(({ start, code }) => [start.line, start.character, code])).toEqual([
      [0, 6, 2322],
      [1, 0, 2304],
      [2, 2, 2339],
    ]);
    expect(compiled.cell).toBeUndefined();
  });

  test("with a syntax error nothing else is complained of", () => {
    expect(faults(["const n: string = 1;\nlet = ;"]).every((fault) => fault.startsWith("2:"))).toBe(true);
  });

  test("after a cell that failed only what it had set is known; its functions and types are", () => {
    const failed = {
      source: "const a = 1;\nthrow 0;\nconst b = 2;\nfunction f() {}\ntype T = 1;",
      ran: ["a", "f"],
    };
    expect(faults([failed, "[a, f]; let t: T"])).toEqual([]);
    expect(faults([failed, "b"])).toEqual(["1: TS2304 Cannot find name 'b'."]);
    expect(faults(["const b = 'old';", failed, "b.length"])).toEqual([]);
  });

  test("what a statement of an earlier cell narrowed stays narrowed; a change that the checker cannot see is no fault", () => {
    expect(faults(["let n: number | null = null;", "n = 5;", "n.toFixed()"])).toEqual([]);
    expect(faults(["const n = [1].find(Boolean);", "if (n === undefined) throw 0;", "n.toFixed()"])).toEqual(
      [],
    );
    const mode = 'let mode: "a" | "b" = "a";\nfunction flip() { mode = "b"; }';
    expect(faults([mode, "flip();", 'mode === "b"'])).toEqual([]);
    expect(faults(["let n: number | null = null;", "n.toFixed()"])).toHaveLength(1);
  });

  test("a variable whose type follows from what is assigned to it has it in later cells", () => {
    expect(faults(["let x;", "x = 5;", "x.toFixed()"])).toEqual([]);
    expect(faults(["const rows = [];", "rows.push({ a: 1 });", "rows[0].a.toFixed()"])).toEqual([]);
  });

  test("an instance of a class that is declared anew keeps its type", () => {
    const cells = ["class A { v = 1 }\nconst old = new A();", "class A { w = 2 }"];
    expect(faults([...cells, "old.v + new A().w"])).toEqual([]);
    expect(faults([...cells, "const a: A = old;"])).toEqual([
      "1: TS2741 Property 'w' is missing in type 'A' but required in type 'A'.",
    ]);
  });

  test("a type and a value of one name stand side by side, whichever cell declares them", () => {
    expect(faults(["type Row = { a: number };", "const Row = 5;", "const r: Row = { a: Row };"])).toEqual([]);
  });

  test("declarations that need no type of a package's are no fault: classes with private members, local classes", () => {
    expect(faults(["export const A = class { private v = 1 };"])).toEqual([]);
    expect(
      faults(["function make() { class Local { private v = 1 } return new Local(); }", "make()"]),
    ).toEqual([]);
  });
});

describe("options", () => {
  test("cells are strict; the notebook's options loosen them", () => {
    const cell = "function f(x) { return x }\nconst n: number = null;";
    expect(faults([cell])).toHaveLength(2);
    expect(faults([cell], { options: { strict: false } })).toEqual([]);
    expect(faults([cell], { options: { noImplicitAny: false } })).toHaveLength(1);
  });

  test("decorators are of the kind that their functions are for", () => {
    const standard = "function d(v: () => number, c: ClassMethodDecoratorContext) { return v }";
    const legacy = "function d(target: object, key: string, p: PropertyDescriptor) {}";
    const of = (decorator: string) => compileLast([`${decorator}\nclass A { @d m() { return 1 } }`]);
    expect(of(standard).cell?.code).toContain("__esDecorate");
    expect(of(legacy).cell?.code).toContain("__decorate(");
    expect(
      faults(["function p(t: object, k: string | undefined, i: number) {}\nclass A { m(@p x: number) {} }"]),
    ).toEqual([]);
  });

  test("what the oldest Node lacks is refused with the Node that has it", () => {
    expect(faults(["[3, 1].toSorted(); /[\\p{L}--a]/v"])).toEqual([]);
    expect(faults(["Object.groupBy([1], String)"])).toEqual([
      "1: TS2550 Property 'groupBy' does not exist on type 'ObjectConstructor'. It comes with Node 22; cells are checked for Node 20.19, the oldest that runs notebooks.",
    ]);
  });

  test("a comment can pass over a fault, and one that expects a fault wants one", () => {
    expect(faults(["// @ts-ignore\nconst n: string = 1;"])).toEqual([]);
    expect(faults(["// @ts-expect-error\nconst n: string = 1;"])).toEqual([]);
    expect(faults(["// @ts-expect-error\nconst n = 1;"])).toEqual([
      "1: TS2578 Unused '@ts-expect-error' directive.",
    ]);
    expect(faults(["// @ts-nocheck\nconst n: string = 1;\nmissing;"])).toEqual([]);
  });
});

describe("files beside the notebook", () => {
  test("come compiled, each with what it asks for; one that waits says so", () => {
    const folder = folderOf({
      "a.ts": 'export { b } from "./b";\nexport const here = import.meta.url;',
      "b.ts": "export const b = await Promise.resolve(2);",
      "c.json": '{ "k": 1 }',
    });
    const { files } = compileLast(['import { b } from "./a";\nimport c from "./c.json";\n[b, c.k]'], {
      folder,
    });
    const byName = new Map(files.map((file) => [path.basename(file.path), file]));
    expect([...byName.keys()].sort()).toEqual(["a.ts", "b.ts", "c.json"]);
    expect(byName.get("a.ts")).toMatchObject({ isAsync: true, files: { "./b": path.join(folder, "b.ts") } });
    expect(byName.get("a.ts")?.code).not.toContain("import.meta");
    expect(byName.get("c.json")).toMatchObject({ isAsync: false, code: '{ "k": 1 }' });
  });

  test("are read again when they have changed, and their faults are the cell's, with their name", () => {
    const folder = folderOf({ "a.ts": "export const a: number = 1;" });
    const cell = 'import { a } from "./a";\na.toFixed()';
    expect(faults([cell], { folder })).toEqual([]);
    writeFileSync(path.join(folder, "a.ts"), 'export const a: number = "text";');
    expect(compileLast([cell], { folder }).diagnostics).toMatchObject([
      { code: 2322, fileName: path.join(folder, "a.ts"), start: { line: 0, character: 13 } },
    ]);
    writeFileSync(path.join(folder, "a.ts"), "export const a = 'text';");
    expect(faults([cell], { folder })).toEqual([
      "2: TS2551 Property 'toFixed' does not exist on type '\"text\"'. Did you mean 'fixed'?",
    ]);
  });

  test("that come after they were looked for are found", () => {
    const folder = folderOf({});
    expect(faults(['import { late } from "./late";'], { folder })).toHaveLength(1);
    writeFileSync(path.join(folder, "late.ts"), "export const late = 1;");
    expect(faults(['import { late } from "./late";'], { folder })).toEqual([]);
  });

  test("a cell can be one, under the name in its tag, and sees none of the notebook's variables", () => {
    const folder = folderOf({});
    const module = "/** @module made */\nexport const made = 3;";
    expect(faults([module], { folder })).toEqual([]);
    expect(
      compileLast([module, 'import { made } from "./made";\nmade.toFixed()'], { folder }).files,
    ).toHaveLength(1);
    expect(faults(["const own = 1;", "/** @module other */\nexport const other = own;"], { folder })).toEqual(
      ["2: TS2304 Cannot find name 'own'."],
    );
  });
});

test("what a cell says of other files' types holds for later cells, and is forgotten when it does not compile", () => {
  const cell =
    "declare global { interface Array<T> { second(): T } }\nArray.prototype.second = function () { return this[1]; };";
  expect(faults([cell])).toEqual([]);
  expect(faults([cell, "[1, 2].second().toFixed()"])).toEqual([]);
  expect(faults(["declare global { interface Number { nope(): void } }\nmissing;"])).toHaveLength(1);
  expect(faults(["(1).nope();"])).toEqual(["1: TS2339 Property 'nope' does not exist on type '1'."]);
});

test("compilers of one folder with other options know nothing of each other", () => {
  const compiler = compilerOf();
  expect(compiler.session({ strict: false })).not.toBe(compiler.session());
  expect(compiler.session({ strict: false })).toBe(compiler.session({ strict: false }));
});
