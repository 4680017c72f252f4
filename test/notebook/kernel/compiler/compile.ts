import { createRequire } from "node:module";
import path from "node:path";
import type { CellCompiler } from "../../../../lib/notebook/kernel/compiler/cell-compiler.js";
import type { Compilation, EarlierCell } from "../../../../lib/notebook/kernel/compiler/compilation.js";
import type { CellOptions } from "../../../../lib/notebook/kernel/compiler/options.js";
import type { TypeScript } from "../../../../lib/notebook/kernel/compiler/typescript.js";
import { loadCompiler } from "../../../../lib/notebook/kernel/executor/load-compiler.js";
import { packageRoot } from "../../../../lib/platform/package-root.js";

/** TypeScript as cells have it. */
export const ts = createRequire(path.join(packageRoot("claimbook"), "package.json"))(
  "typescript",
) as TypeScript;

const compilers = new Map<string, CellCompiler>();

/** The compiler of a folder. */
export function compilerOf(folder = "notebooks"): CellCompiler {
  const full = path.resolve(folder);
  const compiler = compilers.get(full) ?? loadCompiler({ folder: full });
  compilers.set(full, compiler);
  return compiler;
}

/** Compiles the last of some cells after the others. */
export function compileLast(
  cells: readonly (string | EarlierCell)[],
  { folder, options }: { readonly folder?: string; readonly options?: CellOptions } = {},
): Compilation {
  const all = cells.map((cell) => (typeof cell === "string" ? { source: cell } : cell));
  const before = all.slice(0, -1);
  const { source } = all.at(-1) as EarlierCell;
  return compilerOf(folder).compile({ source, before, ...(options && { options }) });
}

/** What is wrong with the last of some cells: line, code and the message's first line. */
export function faults(...args: Parameters<typeof compileLast>): string[] {
  return compileLast(...args).diagnostics.map(
    ({ start, code, messageText }) => `${start.line + 1}: TS${code} ${messageText.split("\n")[0]}`,
  );
}
