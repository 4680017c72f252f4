import { readFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import path from "node:path";
import vm from "node:vm";

/** `require` for a process that makes a startup snapshot, where Node itself loads built-in modules only. For CommonJS and JSON. */
export function snapshotRequire(from: string, cache: NodeJS.Require["cache"] = {}): NodeJS.Require {
  const real = createRequire(from);
  const load = (name: string): unknown => {
    if (isBuiltin(name)) return process.getBuiltinModule(name);
    const id = real.resolve(name);
    const known = cache[id];
    if (known) return known.exports;
    const module = { id, exports: {}, loaded: false } as NodeJS.Module;
    cache[id] = module;
    const text = readFileSync(id, "utf8");
    if (id.endsWith(".json")) module.exports = JSON.parse(text);
    else {
      const names = ["exports", "require", "module", "__filename", "__dirname"];
      const run = vm.compileFunction(text, names, { filename: id });
      run.call(module.exports, module.exports, snapshotRequire(id, cache), module, id, path.dirname(id));
    }
    return module.exports;
  };
  return Object.assign(load, { resolve: real.resolve, cache, extensions: real.extensions, main: undefined });
}
