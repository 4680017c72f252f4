import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { deferModules } from "../../../lib/platform/loading/defer-modules.js";

/** A folder of CommonJS modules; each notes on a list of its own that it was loaded. */
function folderOf(sources: { readonly [name: string]: string }) {
  const folder = mkdtempSync(path.join(tmpdir(), "claimbook-modules-"));
  const log = `globalThis[${JSON.stringify(folder)}]`;
  for (const [name, source] of Object.entries(sources)) {
    writeFileSync(path.join(folder, `${name}.cjs`), `(${log} ??= []).push("${name}");\n${source}`);
  }
  return {
    require: createRequire(path.join(folder, "main.cjs")),
    loaded: () => (globalThis as Record<string, unknown>)[folder] ?? [],
  };
}

const MAIN =
  'const heavy = require("./heavy.cjs"); exports.five = 5; exports.twice = (x) => heavy.twice(x); exports.heavy = heavy;';

test("a module is loaded when something of it is first asked for, and then once", () => {
  const { require: load, loaded } = folderOf({ main: MAIN, heavy: "exports.twice = (x) => 2 * x;" });
  const main = deferModules(load, ["./heavy.cjs"], () => load("./main.cjs"));
  expect(main.five).toBe(5);
  expect(loaded()).toEqual(["main"]);
  expect([main.twice(2), main.twice(3)]).toEqual([4, 6]);
  expect(loaded()).toEqual(["main", "heavy"]);
});

test("a module that is a function can be called, and asked whether it is an ES module", () => {
  const { require: load, loaded } = folderOf({
    main: 'exports.add = require("./add.cjs"); exports.isModule = exports.add.__esModule;',
    add: "module.exports = (a, b) => a + b;",
  });
  const main = deferModules(load, ["./add.cjs"], () => load("./main.cjs"));
  expect([main.isModule, loaded()]).toEqual([false, ["main"]]);
  expect(main.add(1, 2)).toBe(3);
});

test("something else can be given instead of a module, to those alone who were to wait for it", () => {
  const { require: load, loaded } = folderOf({ main: MAIN, heavy: "exports.twice = (x) => 2 * x;" });
  const instead = { "./heavy.cjs": (id: string) => ({ twice: () => path.basename(id) }) };
  const main = deferModules(load, ["./heavy.cjs"], () => load("./main.cjs"), instead);
  expect([main.twice(2), loaded()]).toEqual(["heavy.cjs", ["main"]]);
  expect(load("./heavy.cjs").twice(2)).toBe(4);
});

test("whoever else asks for the module gets it itself, before its first use and after", () => {
  const { require: load } = folderOf({ main: MAIN, heavy: "exports.twice = (x) => 2 * x;" });
  const main = deferModules(load, ["./heavy.cjs"], () => load("./main.cjs"));
  const heavy = load("./heavy.cjs");
  expect(heavy.twice).toBe(main.heavy.twice);
  expect(Object.keys(heavy)).toEqual(["twice"]);
});

test("a module that is loaded already or is not there is left alone", () => {
  const { require: load, loaded } = folderOf({ main: MAIN, heavy: "exports.twice = (x) => 2 * x;" });
  const heavy = load("./heavy.cjs");
  const main = deferModules(load, ["./heavy.cjs", "./none.cjs"], () => load("./main.cjs"));
  expect(main.heavy).toBe(heavy);
  expect(loaded()).toEqual(["heavy", "main"]);
});

test("a fault while loading is passed on, and leaves nothing behind", () => {
  const { require: load } = folderOf({
    main: 'require("./heavy.cjs"); throw new Error("cannot load");',
    heavy: "exports.twice = (x) => 2 * x;",
  });
  expect(() => deferModules(load, ["./heavy.cjs"], () => load("./main.cjs"))).toThrow("cannot load");
  expect(load("./heavy.cjs").twice(4)).toBe(8);
});
