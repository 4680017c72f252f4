import { createRequire } from "node:module";
import path from "node:path";
import type { TypeScript } from "./compiler/typescript.js";
import { packageRoot } from "./package-root.js";

/** `require` where this package's dependencies are found. */
export const ownRequire = () => createRequire(path.join(packageRoot("claimbook"), "package.json"));

/** TypeScript as this package brings it, for cells. It takes a fifth of a second to load. */
export function loadTypeScript(require: NodeJS.Require = ownRequire()): TypeScript {
  return require("typescript") as TypeScript;
}

/** The version of {@link loadTypeScript}, without loading it. */
export function typescriptVersion(): string {
  return (ownRequire()("typescript/package.json") as { readonly version: string }).version;
}
