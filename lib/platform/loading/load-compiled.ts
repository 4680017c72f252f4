import { readFileSync, statSync } from "node:fs";
import module, { createRequire } from "node:module";
import path from "node:path";
import vm from "node:vm";
import { Cache, keyOf } from "../cache/cache.js";
import { replaceModule } from "./replace-module.js";

const KIND = "code";
const WRAPPER = ["(function (exports, require, module, __filename, __dirname) {", "\n})"] as const;

/** The cache of the current book; undefined outside of any. */
function currentCache(): Cache | undefined {
  try {
    return new Cache();
  } catch {
    return undefined;
  }
}

/**
 * Loads a CommonJS module with what V8 had compiled of it when an earlier process saved that, and leaves it where `require` finds it. From
 * version 22.1 on Node does so for all modules: then, outside of a book, and when the module is loaded already, nothing is done.
 * @param from `require` as it works where the module is asked for
 * @returns saves what V8 has compiled of it by now, unless that is what it was loaded with
 */
export function loadCompiled(from: NodeJS.Require, name: string): () => void {
  const id = from.resolve(name);
  const cache = "enableCompileCache" in module || from.cache[id] ? undefined : currentCache();
  if (!cache) return () => {};
  const { size, mtimeMs } = statSync(id);
  const key = keyOf(id, size, mtimeMs, process.version, process.arch);
  const saved = cache.read(KIND, key);
  const script = new vm.Script(WRAPPER.join(readFileSync(id, "utf8")), {
    filename: id,
    ...(saved !== undefined && { cachedData: Buffer.from(saved, "base64") }),
  });
  const loaded = replaceModule(from, id, {});
  loaded.filename = id;
  try {
    const run = script.runInThisContext() as (...values: unknown[]) => void;
    run.call(loaded.exports, loaded.exports, createRequire(id), loaded, id, path.dirname(id));
  } catch (error) {
    delete from.cache[id];
    throw error;
  }
  // V8 does not take what another version of it, or one with other flags, has compiled.
  if (script.cachedDataRejected === false) return () => {};
  return () => cache.write(KIND, key, script.createCachedData().toString("base64"));
}
