import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Cache } from "../../../lib/platform/cache/cache.js";
import { loadCompiled } from "../../../lib/platform/loading/load-compiled.js";
import { buildFolder } from "../../../lib/platform/package-root.js";

const SOURCE = `
const path = require("node:path");
module.exports = { name: path.basename(__filename), twice: (value) => 2 * value };
`;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-compiled-"));
  file = path.join(folder, "doubling.js");
  writeFileSync(file, SOURCE);
  vi.stubEnv("CLAIMBOOK_CACHE", path.join(folder, "cache"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** In a process of its own, in which V8 has not compiled it: loads the module, calls it, saves. What it says, and how often was written. */
const PROCESS = `
const { Cache } = await import(process.env.BUILD + "/platform/cache/cache.js");
const { loadCompiled } = await import(process.env.BUILD + "/platform/loading/load-compiled.js");
let writes = 0;
const { write } = Cache.prototype;
Cache.prototype.write = function (...values) {
  writes += 1;
  write.apply(this, values);
};
const from = (await import("node:module")).createRequire(process.cwd() + "/notebook.js");
const save = loadCompiled(from, "./doubling.js");
const { name, twice } = from("./doubling.js");
const doubled = twice(21);
save();
console.log(JSON.stringify({ name, doubled, writes }));
`;

function load(): unknown {
  const env = { ...process.env, BUILD: pathToFileURL(buildFolder()).href };
  const args = ["--input-type=module", "--eval", PROCESS];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: folder, env, encoding: "utf8" }));
}

// Later versions of Node cache what V8 has compiled themselves.
const skips = "enableCompileCache" in module;

test.skipIf(skips)("a module's compiled code is saved once, and is what later processes load", () => {
  expect(load()).toEqual({ name: "doubling.js", doubled: 42, writes: 1 });
  expect(load()).toEqual({ name: "doubling.js", doubled: 42, writes: 0 });
});

test.skipIf(skips)("another source is compiled anew", () => {
  load();
  writeFileSync(file, SOURCE.replace("2 * value", "2 * value + 1"));
  expect(load()).toEqual({ name: "doubling.js", doubled: 43, writes: 1 });
});

test.skipIf(skips)("what V8 does not take is compiled and saved anew", () => {
  load();
  const cache = new Cache();
  const [key = ""] = cache.keys("code");
  cache.write("code", key, Buffer.from("what no V8 has compiled").toString("base64"));
  expect(load()).toEqual({ name: "doubling.js", doubled: 42, writes: 1 });
  expect(load()).toEqual({ name: "doubling.js", doubled: 42, writes: 0 });
});

test("a module that fails is not left half loaded, and one that is loaded is left alone", () => {
  const from = createRequire(path.join(folder, "notebook.js"));
  const loaded = from("./doubling.js");
  loadCompiled(from, "./doubling.js")();
  expect(from("./doubling.js")).toBe(loaded);
  writeFileSync(path.join(folder, "failing.js"), 'throw new RangeError("at once");');
  expect(() => {
    loadCompiled(from, "./failing.js");
    from("./failing.js");
  }).toThrow("at once");
  expect(from.cache[path.join(folder, "failing.js")]).toBeUndefined();
});
