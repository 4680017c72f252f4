import { existsSync } from "node:fs";
import path from "node:path";
import type ts from "typescript";
import { packageRoot } from "../../../platform/package-root.js";
import type { TypeScript } from "./typescript.js";

/** The entries of the library as the reference writes them in the names of pages. */
const ENTRIES = ["claimbook", "claimbook-stats", "claimbook_book", "claimbook_panel", "claimbook_testing"];

/** The folder of the reference that has a symbol's page; undefined for what has none of its own. */
function folderOf(ts: TypeScript, { flags }: ts.Symbol): string | undefined {
  const kinds = ts.SymbolFlags;
  if (flags & kinds.Function) return "functions";
  if (flags & kinds.Class) return "classes";
  if (flags & kinds.Interface) return "interfaces";
  if (flags & kinds.TypeAlias) return "types";
  return flags & kinds.Variable ? "variables" : undefined;
}

/**
 * Where the reference tells more of a name of the library: the page's address, relative to the kernel's folder, or the command that writes the
 * reference. Undefined for other names, and where the library is an installed package, which has no reference.
 * @param symbol what the name stands for, no alias
 * @param options.library folder of the library; the reference is in `site/docs` beside it
 */
export function referencePage(
  ts: TypeScript,
  symbol: ts.Symbol,
  { library = packageRoot("claimbook") }: { readonly library?: string } = {},
): string | undefined {
  const file = symbol.declarations?.[0]?.getSourceFile().fileName;
  const folder = folderOf(ts, symbol);
  if (!file || !folder || path.relative(library, file).startsWith("..")) return undefined;
  if (!existsSync(path.join(library, "docs/typedoc.json"))) return undefined;
  const site = path.resolve(library, "../site/docs");
  if (!existsSync(site)) return "npm run docs";
  const page = ENTRIES.map((entry) => path.join(site, folder, `${entry}.${symbol.name}.html`)).find(
    existsSync,
  );
  return page && path.relative("", page).replaceAll(path.sep, "/");
}
