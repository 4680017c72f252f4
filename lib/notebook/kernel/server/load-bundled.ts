import { createRequire } from "node:module";
import { replaceModule } from "../../../platform/loading/replace-module.js";
import { bundledPath } from "../../../platform/package-root.js";

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
    // A cell may ask for neither.
    Object.defineProperty(replaceModule(require, id, {}), "exports", {
      get: () => require(bundledPath(file)),
    });
  }
}
