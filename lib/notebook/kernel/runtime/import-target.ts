import { readFileSync } from "node:fs";
import path from "node:path";

/** The conditions by which a package tells who asks, as Node's `import` meets them. */
const CONDITIONS: ReadonlySet<string> = new Set(["node", "node-addons", "import", "module-sync", "default"]);

/** A package's `exports` or a part of it: a path, choices by condition or by subpath, the first that can be had, or nothing. */
type Exports = string | null | readonly Exports[] | { readonly [key: string]: Exports };

function chosen(exports: Exports | undefined, star: string): string | undefined {
  if (typeof exports === "string") return exports.replaceAll("*", star);
  if (typeof exports !== "object" || exports === null) return undefined;
  const choices = Array.isArray(exports)
    ? (exports as readonly Exports[])
    : Object.entries(exports).flatMap(([key, one]) => (CONDITIONS.has(key) ? [one] : []));
  for (const one of choices) {
    const found = chosen(one, star);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The path that a package's `exports` give for a subpath such as "." or "./part". */
function exportedPath(exports: Exports, subpath: string): string | undefined {
  const isBySubpath =
    typeof exports === "object" &&
    exports !== null &&
    Object.keys(exports).some((key) => key.startsWith("."));
  if (!isBySubpath) return subpath === "." ? chosen(exports, "") : undefined;
  const bySubpath = exports as { readonly [key: string]: Exports };
  if (bySubpath[subpath] !== undefined) return chosen(bySubpath[subpath], "");
  const patterns = Object.keys(bySubpath).filter((key) => {
    const [before = "", after] = key.split("*");
    return (
      after !== undefined &&
      subpath.length > before.length + after.length &&
      subpath.startsWith(before) &&
      subpath.endsWith(after)
    );
  });
  const [pattern] = patterns.sort((a, b) => b.indexOf("*") - a.indexOf("*"));
  if (pattern === undefined) return undefined;
  const [before = "", after = ""] = pattern.split("*");
  return chosen(bySubpath[pattern], subpath.slice(before.length, subpath.length - after.length));
}

/**
 * The file that `import` takes for a package's name, where the package tells `import` from `require`; undefined where both take the same.
 * @param folders the folders of packages, the nearest first
 */
export function importTarget(specifier: string, folders: readonly string[]): string | undefined {
  const match = /^((?:@[^/]+\/)?[^./@#][^/:]*)(\/.+)?$/.exec(specifier);
  if (!match) return undefined;
  const [, name = "", rest = ""] = match;
  for (const folder of folders) {
    let text: string;
    try {
      text = readFileSync(path.join(folder, name, "package.json"), "utf8");
    } catch {
      continue;
    }
    if (!/"(?:import|require)"/.test(text)) return undefined;
    const { exports } = JSON.parse(text) as { readonly exports?: Exports };
    const found = exports === undefined ? undefined : exportedPath(exports, `.${rest}`);
    return found === undefined ? undefined : path.join(folder, name, found);
  }
  return undefined;
}
