import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { BUILT_BOOK } from "../../platform/book-folder.js";
import { loadTypeScript } from "../../platform/loading/load-typescript.js";
import type { CarriedModules } from "./live-page.js";

/** The engine's modules that a page has for every book. */
export const ENGINE_MODULES: ReadonlySet<string> = new Set([
  "arquero",
  "claimbook",
  "claimbook/book",
  "claimbook/stats",
]);

/** What the book's own code may import: its recipes for a stock panel too, which no page computes. */
const CODE_MODULES: ReadonlySet<string> = new Set([...ENGINE_MODULES, "claimbook/panel"]);

/** A module of the book asks for what no page has. */
export interface Uncarried {
  readonly because: string;
}

interface PackageJson {
  readonly name?: unknown;
  readonly main?: unknown;
}

/** The book's own package, which its cells import: its name and its main module, below the book's folder. */
function ownPackage(root: string): readonly [name: string, main: string][] {
  const file = path.join(root, "claims/package.json");
  if (!existsSync(file)) return [];
  const { name, main } = JSON.parse(readFileSync(file, "utf8")) as PackageJson;
  if (typeof name !== "string" || typeof main !== "string") return [];
  const target = path.join(root, "claims", main);
  return existsSync(target) ? [[name, slashed(path.relative(root, target))]] : [];
}

interface Transpiled {
  readonly code: string;
  readonly imports: readonly string[];
}

/** By their sources: each page of a book carries the same modules. */
const transpiled = new Map<string, Transpiled>();

function transpile(source: string): Transpiled {
  const known = transpiled.get(source);
  if (known) return known;
  const ts = loadTypeScript();
  const compilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    removeComments: true,
  };
  const made = {
    code: ts.transpileModule(source, { compilerOptions }).outputText,
    imports: ts.preProcessFile(source, true, true).importedFiles.map(({ fileName }) => fileName),
  };
  transpiled.set(source, made);
  return made;
}

const slashed = (file: string) => file.split(path.sep).join("/");

/**
 * A book's own code as it was built, for a page: its config and its package, and what they import of each other.
 * @param root the book's folder
 * @returns why no page can have it, where a module asks for another package or a part of Node
 */
export function carryModules(root: string): CarriedModules | Uncarried {
  const config = slashed(path.join(BUILT_BOOK, "claimbook.config.js"));
  const packages = ownPackage(root);
  const code: Record<string, string> = {};
  const waiting = [config, ...packages.map(([, main]) => main)];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (file in code) continue;
    const module = transpile(readFileSync(path.join(root, file), "utf8"));
    for (const name of module.imports) {
      if (/^\.{1,2}\//.test(name)) waiting.push(path.posix.join(path.posix.dirname(file), name));
      else if (!CODE_MODULES.has(name)) return { because: `the book's own code (${file}) imports ${name}` };
    }
    code[file] = module.code;
  }
  return { code, packages: Object.fromEntries(packages), config };
}
