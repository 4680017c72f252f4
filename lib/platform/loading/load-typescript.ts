import { createRequire } from "node:module";
import path from "node:path";
import type ts from "typescript";
import { packageRoot } from "../package-root.js";

/** TypeScript's API, in JavaScript; with what it exports but does not declare. */
export type TypeScript = typeof ts & {
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
};

/** `require` where this package's dependencies are found. */
export const ownRequire = () => createRequire(path.join(packageRoot("claimbook"), "package.json"));

/** TypeScript as this package brings it, for cells. It takes a fifth of a second to load. */
export function loadTypeScript(): TypeScript {
  return ownRequire()("typescript") as TypeScript;
}

/** The version of {@link loadTypeScript}, without loading it. */
export function typescriptVersion(): string {
  return (ownRequire()("typescript/package.json") as { readonly version: string }).version;
}
