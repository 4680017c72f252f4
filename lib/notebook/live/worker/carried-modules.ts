import { evaluateGlobally } from "../../kernel/runtime/script.js";
import type { CarriedModules } from "../live-page.js";

type Loaders = ReadonlyMap<string, () => unknown>;
type Run = (exports: object, require: (name: string) => unknown, module: { exports: object }) => void;

/** The path that a relative name leads to from a module. */
function resolved(name: string, from: string): string {
  const parts = from.split("/").slice(0, -1);
  for (const part of name.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/**
 * What loads the book's own modules, each once, when it is first asked for.
 * @param engine the engine's modules, by name
 * @returns loaders of the engine's modules and of the book's packages by name, and what gives the book
 */
export function carriedModules(
  { code, packages, config }: CarriedModules,
  missing: readonly string[],
  engine: Readonly<Record<string, object>>,
): { readonly modules: Loaders; book(): unknown } {
  const loaded = new Map<string, { exports: object }>();
  const load = (path: string): object => {
    const known = loaded.get(path);
    if (known) return known.exports;
    const source = code[path];
    if (source === undefined) throw new Error(`this page does not carry the module ${path}`);
    const module = { exports: {} };
    loaded.set(path, module);
    const run = evaluateGlobally(
      `(function (exports, require, module) {${source}\n})\n//# sourceURL=${path}`,
    ) as Run;
    const require = (name: string) => (/^\.{1,2}\//.test(name) ? load(resolved(name, path)) : engine[name]);
    run(module.exports, require, module);
    return module.exports;
  };
  const absent = { __esModule: true };
  const own = Object.entries(packages).map(([name, path]) => [name, () => load(path)] as const);
  const engines = Object.entries(engine).map(([name, exports]) => [name, () => exports] as const);
  return {
    modules: new Map<string, () => unknown>([
      ...missing.map((name) => [name, () => absent] as const),
      ...engines,
      ...own,
    ]),
    book: () => (load(config) as { readonly default?: unknown }).default,
  };
}
