import { createRequire } from "node:module";
import { replaceModule } from "../../replace-module.js";
import { bundledPath } from "../package-root.js";

const require = createRequire(import.meta.url);

/** Has cells that import arquero get it from the bundle, where it is in a few files, and the same arquero serves the library. */
export function loadBundled(): void {
  // A cell may not ask for it.
  Object.defineProperty(replaceModule(require, require.resolve("arquero"), {}), "exports", {
    get: () => require(bundledPath("arquero.js")),
  });
}
