import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";

const SCRIPT: string = "../../lib/bin/remove-stale-outputs.mjs";
const { removeStaleOutputs } = (await import(SCRIPT)) as {
  removeStaleOutputs(
    folder: string,
    how: { readonly written: ReadonlySet<string>; readonly keep: readonly string[] },
  ): void;
};

test("removeStaleOutputs() leaves what was written, other files and the folders that it is told to keep", () => {
  const dist = mkdtempSync(path.join(os.tmpdir(), "claimbook-dist-"));
  const at = (name: string) => path.join(dist, name);
  for (const folder of ["old/inner", "store", "bundle"]) mkdirSync(at(folder), { recursive: true });
  for (const name of [
    "index.js",
    "index.d.ts",
    "gone.js",
    "gone.d.ts",
    "cache.key",
    "old/inner/module.js",
    "store/store.js",
    "store/renamed.js.map",
    "bundle/main.js",
  ])
    writeFileSync(at(name), "");
  const written = new Set(["index.js", "index.d.ts", "store/store.js"].map(at));
  removeStaleOutputs(dist, { written, keep: [at("bundle")] });
  expect(readdirSync(dist).sort()).toEqual(["bundle", "cache.key", "index.d.ts", "index.js", "store"]);
  expect(readdirSync(at("store"))).toEqual(["store.js"]);
  expect(existsSync(at("bundle/main.js"))).toBe(true);
});
