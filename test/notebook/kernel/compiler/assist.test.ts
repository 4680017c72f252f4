// Takes long: it loads TypeScript and checks the declarations of the library.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as library from "../../../../lib/index.js";
import { complete, inspectAt } from "../../../../lib/notebook/kernel/compiler/assist.js";
import type { CellCompiler } from "../../../../lib/notebook/kernel/compiler/cell-compiler.js";
import { loadCompiler } from "../../../../lib/notebook/kernel/executor/load-compiler.js";
import { linkedFolder } from "../../linked-folder.js";

let folder: string;
let compiler: CellCompiler;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-assist-"));
  mkdirSync(path.join(folder, "deep"));
  writeFileSync(path.join(folder, "helper.ts"), "export const rate = 1;\nexport const ratio = 2;\n");
  writeFileSync(path.join(folder, "deep/inner.ts"), "export const inner = 1;\n");
  compiler = loadCompiler({ folder });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What could stand where a `|` is in a cell. */
function completeIn(where: CellCompiler, marked: string): ReturnType<typeof complete> {
  const position = marked.indexOf("|");
  return complete(where, { source: marked.replace("|", ""), position, before: [] });
}

function candidatesAt(marked: string): readonly string[] {
  return completeIn(compiler, marked).candidates;
}

test.each([
  ["import { rat| } from './helper'", ["rate", "ratio"]],
  ["import { posi| } from 'node:path'", ["posix"]],
  ["import helper from './|'", ["helper", "deep"]],
  ["import inner from './deep/|'", ["inner"]],
  ["const fs = await import('node:fs/|')", ["promises"]],
])("completes imports: %s", (marked, names) => {
  expect(candidatesAt(marked)).toEqual(expect.arrayContaining(names));
});

test("the word import is no expression to tell the type of", () => {
  const source = "import { rate } from './helper';";
  expect(inspectAt(compiler, { source, position: 2, before: [] })).toBeUndefined();
  expect(inspectAt(compiler, { source, position: source.indexOf("rate"), before: [] })).toBeDefined();
});

describe("of an import from the library", () => {
  let linked: CellCompiler;
  beforeAll(() => {
    linked = loadCompiler({ folder: linkedFolder("assist") });
  });
  const exported = Object.keys(library);

  test.each([
    "import { num| } from 'claimbook'",
    "import {\n  show,\n  num|\n} from 'claimbook';\nconst x = 1;",
    "import { show as s, num| } from 'claimbook'",
    "import { show, num|",
    "const a = 1;\nimport {\n  num|",
    "import { num| from 'claimbook'",
    "import { num| } from ",
    "import { num| } from 'claim",
    "/* 😀 */ import { num|",
  ])("its exports are offered, also while it says no module: %s", (marked) => {
    const position = marked.indexOf("|");
    const { candidates, start, end } = completeIn(linked, marked);
    expect([start, end]).toEqual([position - 3, position]);
    expect(candidates).toEqual(exported.filter((name) => name.startsWith("num")).sort());
    expect(completeIn(linked, marked.replace("num", "")).candidates).toEqual(
      expect.arrayContaining(exported.filter((name) => name !== "show")),
    );
  });

  test.each(["import { num| } from 'node:os'", "const o = { num|", "import { num| } from './none'"])(
    "another module's are not: %s",
    (marked) => {
      expect(completeIn(linked, marked).candidates).not.toContain("numbers");
    },
  );

  test("its name is offered among the modules, and replaces what is written of it", () => {
    expect(completeIn(linked, "import { show } from 'claim|'")).toEqual({
      ...{ start: 22, end: 27 },
      candidates: ["claimbook"],
    });
    const node = completeIn(linked, "import fs from 'node:f|'");
    expect(node).toMatchObject({ start: 16, end: 22, candidates: expect.arrayContaining(["node:fs"]) });
  });
});
