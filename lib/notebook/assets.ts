import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);

/** Where the published bundle of plotly.js lies. */
export function plotlyPath(): string {
  return require.resolve("plotly.js-cartesian-dist-min");
}

/** The folder of what runs and what is styled in the reader's browser. */
export function assetFolder(): string {
  return path.join(path.dirname(require.resolve("claimbook/package.json")), "assets");
}

/** The text of a file of `lib/assets`. */
export function asset(name: string): string {
  return readFileSync(path.join(assetFolder(), name), "utf8");
}
