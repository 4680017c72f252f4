import { readFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import path from "node:path";
import { compiledScript } from "./compiled-script.js";
import { replaceModule } from "./replace-module.js";

const WRAPPER = ["(function (exports, require, module, __filename, __dirname) {", "\n})"] as const;

/**
 * Loads a CommonJS module with what V8 had compiled of it when an earlier process saved that, and leaves it where `require` finds it. From
 * version 22.1 on Node does so for all modules: then, and when the module is loaded already, nothing is done.
 * @param from `require` as it works where the module is asked for
 * @returns saves what V8 has compiled of it by now, unless that is what it was loaded with
 */
export function loadCompiled(from: NodeJS.Require, name: string): () => void {
  const id = from.resolve(name);
  if ("enableCompileCache" in module || from.cache[id]) return () => {};
  const { script, save } = compiledScript(WRAPPER.join(readFileSync(id, "utf8")), id);
  const loaded = replaceModule(from, id, {});
  loaded.filename = id;
  try {
    const run = script.runInThisContext() as (...values: unknown[]) => void;
    run.call(loaded.exports, loaded.exports, createRequire(id), loaded, id, path.dirname(id));
  } catch (error) {
    delete from.cache[id];
    throw error;
  }
  return save;
}
