import path from "node:path";
import { expect, test } from "vitest";
import { CellCompiler } from "../../../../lib/notebook/kernel/compiler/cell-compiler.js";
import { standsAlone } from "../../../../lib/notebook/kernel/compiler/stands-alone.js";
import { compilerOf, ts } from "./compile.js";

/** A compiler that begins with the language's declarations, and the files that it has read. */
function starting(): { readonly compiler: CellCompiler; readonly read: string[] } {
  const read: string[] = [];
  const readFile = (file: string, encoding?: string) => {
    read.push(file);
    return ts.sys.readFile(file, encoding);
  };
  const system = { ...ts.sys, readFile };
  const folder = path.resolve("notebooks");
  return { compiler: new CellCompiler({ ts, folder, system, startsWithLanguage: true }), read };
}

const ofNode = (read: readonly string[]) => read.filter((file) => file.includes("@types/node/index.d.ts"));

test("a cell that names only what the language has is compiled before Node's types are read, and to the same", () => {
  const { compiler, read } = starting();
  const sources = ["1 + 1", "const days = [1, 2].map((day) => day * 2);", "days.at(-1)"];
  for (const [index, source] of sources.entries()) {
    const request = { source, before: sources.slice(0, index).map((one) => ({ source: one })) };
    const early = compiler.compile(request);
    expect(early).toEqual(compilerOf("notebooks").compile(request));
    expect(early.cell).toBeDefined();
  }
  expect(ofNode(read)).toEqual([]);
});

test("a type error is found, with what the earlier cells declare, as with all types", () => {
  const { compiler } = starting();
  const request = { source: "rate.toUpperCase()", before: [{ source: "const rate: number = 1;" }] };
  compiler.compile({ source: "1", before: [] });
  const { diagnostics } = compiler.compile(request);
  expect(diagnostics.map(({ code }) => code)).toEqual([2339]);
  expect(diagnostics).toEqual(compilerOf("notebooks").compile(request).diagnostics);
});

test("a cell that names what is Node's has it, and what follows is compiled with all types", () => {
  const { compiler, read } = starting();
  const before = [{ source: "const text = 'a';" }];
  const { diagnostics, cell } = compiler.compile({ source: "console.log(Buffer.from(text))", before });
  expect([diagnostics, cell === undefined]).toEqual([[], false]);
  expect(ofNode(read).length).toBeGreaterThan(0);
});

test.each([
  ["1 + 1", true],
  ["const important = (required: number) => required;", true],
  ['import fs from "node:fs";', false],
  ['await import("node:fs")', false],
  ['require("node:fs")', false],
  ["declare global { interface String { shout(): string } }", false],
  ["namespace Rates { export const low = 1; }", false],
  ["const error: ErrorConstructor = Object.assign(() => new Error(), {});", false],
  ["typeof globalThis", false],
  ["/** @module rates */", false],
  ['/// <reference types="node" />', false],
])("%s: %s", (source, alone) => {
  expect(standsAlone(source)).toBe(alone);
});
