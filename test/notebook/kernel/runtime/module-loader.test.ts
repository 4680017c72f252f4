import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { asNamespace, exportOf } from "../../../../lib/notebook/kernel/runtime/module-exports.js";
import { importMeta, ModuleLoader } from "../../../../lib/notebook/kernel/runtime/module-loader.js";

const folder = path.resolve("notebooks");
const at = (name: string) => path.join(folder, name);
const file = (
  name: string,
  code: string,
  more: { isAsync?: boolean; files?: { [name: string]: string } } = {},
) => ({
  ...{ path: at(name), code, isAsync: false, files: {} },
  ...more,
});

test("exportOf(exports, name) gives names, the default, the namespace and what require gives", () => {
  const common = Object.assign(() => 1, { a: 2 });
  expect(exportOf(common, "a")).toBe(2);
  expect(exportOf(common, "default")).toBe(common);
  expect(exportOf(common, "=")).toBe(common);
  expect(exportOf(common, "*")).toMatchObject({ a: 2, default: common });
  const module = { __esModule: true, default: 3, a: 4 };
  expect([exportOf(module, "default"), exportOf(module, "a"), exportOf(module, "*")]).toEqual([3, 4, module]);
  expect(exportOf(null, "a")).toBeUndefined();
});

test("asNamespace(exports) reads a property when it is asked for", () => {
  const exports = { n: 1 };
  const namespace = asNamespace(exports) as typeof exports;
  exports.n = 2;
  expect(namespace.n).toBe(2);
});

test("importMeta(file) is what Node would give the file", () => {
  const meta = importMeta(at("x.ts"));
  expect(meta).toMatchObject({ filename: at("x.ts"), dirname: folder, url: pathToFileURL(at("x.ts")).href });
  expect(meta.resolve("./y.csv")).toBe(pathToFileURL(at("y.csv")).href);
  expect(meta.resolve("node:fs")).toBe("node:fs");
});

test("files that import each other see what the other has exported so far", () => {
  const loader = new ModuleLoader(at("notebook.ts"));
  loader.update([
    file("a.ts", 'exports.first = 1; exports.seen = require("./b").sum; exports.last = 2;', {
      files: { "./b": at("b.ts") },
    }),
    file("b.ts", 'const a = require("./a"); exports.sum = a.first + (a.last ?? 10);', {
      files: { "./a": at("a.ts") },
    }),
  ]);
  expect(loader.load("./a", at("a.ts"))).toEqual({ first: 1, seen: 11, last: 2 });
});

test("a file that has changed is loaded anew, with those that import it, and no other", () => {
  const loader = new ModuleLoader(at("notebook.ts"));
  const files = (value: number) => [
    file("leaf.ts", `exports.value = ${value};`),
    file("user.ts", 'exports.value = require("./leaf").value;', { files: { "./leaf": at("leaf.ts") } }),
    file("other.ts", "exports.made = {};"),
  ];
  loader.update(files(1));
  const other = loader.load("./other", at("other.ts"));
  expect(loader.load("./user", at("user.ts"))).toEqual({ value: 1 });
  loader.update(files(2));
  expect(loader.load("./user", at("user.ts"))).toEqual({ value: 2 });
  expect(loader.load("./other", at("other.ts"))).toBe(other);
});

test("a file that awaits gives a promise of its exports, the same to all; one that fails is tried again", async () => {
  const loader = new ModuleLoader(at("notebook.ts"));
  loader.update([file("slow.ts", "exports.a = await Promise.resolve(1);", { isAsync: true })]);
  const first = loader.load("./slow", at("slow.ts"));
  expect(await loader.load("./slow", at("slow.ts"))).toBe(await first);
  expect(await first).toEqual({ a: 1 });
  let failures = 0;
  Object.assign(globalThis, {
    failOnce: () => {
      if (failures++ === 0) throw new Error("once");
    },
  });
  loader.update([file("fails.ts", "failOnce(); exports.a = 1;")]);
  expect(() => loader.load("./fails", at("fails.ts"))).toThrow("once");
  expect(loader.load("./fails", at("fails.ts"))).toEqual({ a: 1 });
  Reflect.deleteProperty(globalThis, "failOnce");
});

test("modules of one's own come before Node's, JSON is data, and what is not there is Node's error", () => {
  const loader = new ModuleLoader(at("notebook.ts"), new Map([["own", () => ({ mine: true })]]));
  loader.update([file("data.json", '{ "k": [1] }')]);
  expect(loader.load("own")).toEqual({ mine: true });
  expect(loader.load("./data.json", at("data.json"))).toEqual({ k: [1] });
  expect(() => loader.load("nowhere-at-all")).toThrow("Cannot find module 'nowhere-at-all'");
});
