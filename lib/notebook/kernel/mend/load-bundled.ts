import Module, { createRequire } from "node:module";
import { bundledPath } from "../package-root.js";

const require = createRequire(import.meta.url);

/**
 * Has cells that import the library or arquero get them from the bundle, where they are in a few files, and the same arquero
 * serves both.
 */
export function loadBundled(): void {
  for (const [name, file] of [
    ["claimbook", "index.js"],
    ["arquero", "arquero.js"],
  ] as const) {
    const id = require.resolve(name);
    const module = new Module(id);
    module.loaded = true;
    Object.defineProperty(module, "exports", { get: () => require(bundledPath(file)) });
    require.cache[id] = module;
  }
}
