import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { complete, inspectAt } from "../../../../lib/notebook/kernel/compiler/assist.js";
import type { CellCompiler } from "../../../../lib/notebook/kernel/compiler/cell-compiler.js";
import { loadCompiler } from "../../../../lib/notebook/kernel/executor/load-compiler.js";

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
function candidatesAt(marked: string): readonly string[] {
  const position = marked.indexOf("|");
  const source = marked.replace("|", "");
  return complete(compiler, { source, position, before: [] }).candidates;
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
