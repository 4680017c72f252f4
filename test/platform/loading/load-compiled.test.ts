import { execFileSync } from "node:child_process";
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import module, { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadCompiled } from "../../../lib/platform/loading/load-compiled.js";
import { buildFolder } from "../../../lib/platform/package-root.js";

/** What these tests save lies in the build; its name is theirs alone. */
const NAME = `doubling-${process.pid}.js`;
const SOURCE = `
const path = require("node:path");
module.exports = { name: path.basename(__filename), twice: (value) => 2 * value };
`;
const compiled = path.join(buildFolder(), "compiled");

function savedFiles(): string[] {
  const names = readdirSync(compiled).filter((name) => name.startsWith(NAME));
  return names.map((name) => path.join(compiled, name));
}

let folder: string;
let file: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), "claimbook-compiled-")));
  file = path.join(folder, NAME);
  writeFileSync(file, SOURCE);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  for (const saved of savedFiles()) rmSync(saved);
});

/** In a process of its own, in which V8 has not compiled it: loads the module, calls it, saves. */
const PROCESS = `
const { loadCompiled } = await import(process.env.BUILD + "/platform/loading/load-compiled.js");
const from = (await import("node:module")).createRequire(process.cwd() + "/notebook.js");
const save = loadCompiled(from, "./${NAME}");
const { name, twice } = from("./${NAME}");
const doubled = twice(21);
save();
console.log(JSON.stringify({ name, doubled }));
`;

function load(options: readonly string[] = []): unknown {
  const env = { ...process.env, BUILD: pathToFileURL(buildFolder()).href };
  const args = [...options, "--input-type=module", "--eval", PROCESS];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: folder, env, encoding: "utf8" }));
}

// Later versions of Node cache what V8 has compiled of modules themselves.
const skips = "enableCompileCache" in module;

test.skipIf(skips)("a module's compiled code is saved once, and is what later processes load", () => {
  expect(load()).toEqual({ name: NAME, doubled: 42 });
  const [saved = "", ...more] = savedFiles();
  expect(more).toEqual([]);
  const { ino } = statSync(saved);
  expect(load()).toEqual({ name: NAME, doubled: 42 });
  expect(statSync(saved).ino).toBe(ino);
});

test.skipIf(skips)(
  "another source is compiled anew in the place of what was saved, other options beside it",
  () => {
    load();
    const [first] = savedFiles();
    writeFileSync(file, SOURCE.replace("2 * value", "2 * value + 1"));
    expect(load()).toEqual({ name: NAME, doubled: 43 });
    const [second, ...more] = savedFiles();
    expect(more).toEqual([]);
    expect(second).not.toBe(first);
    expect(load(["--interrupt-budget=1000000"])).toEqual({ name: NAME, doubled: 43 });
    expect(savedFiles()).toHaveLength(2);
    expect(savedFiles()).toContain(second);
  },
);

test.skipIf(skips)("what is damaged is compiled and saved anew", () => {
  load();
  const [saved = ""] = savedFiles();
  const bytes = readFileSync(saved);
  for (const damaged of [
    bytes.subarray(0, bytes.length / 2),
    Buffer.from(bytes).fill(7, 200, 240),
    Buffer.from(""),
  ]) {
    writeFileSync(saved, damaged);
    expect(load()).toEqual({ name: NAME, doubled: 42 });
    expect(readFileSync(saved).length).toBe(bytes.length);
    expect(readFileSync(saved).equals(damaged)).toBe(false);
  }
});

test("a module that fails is not left half loaded, and one that is loaded is left alone", () => {
  const from = createRequire(path.join(folder, "notebook.js"));
  const loaded = from(file);
  loadCompiled(from, file)();
  expect(from(file)).toBe(loaded);
  writeFileSync(path.join(folder, "failing.js"), 'throw new RangeError("at once");');
  expect(() => {
    loadCompiled(from, "./failing.js");
    from("./failing.js");
  }).toThrow("at once");
  expect(from.cache[path.join(folder, "failing.js")]).toBeUndefined();
});
