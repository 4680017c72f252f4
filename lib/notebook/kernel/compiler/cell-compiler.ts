import path from "node:path";
import type { Compilation, CompileRequest, CompilerSetup } from "./compilation.js";
import { CompilerSession } from "./compiler-session.js";
import type { CellOptions } from "./options.js";
import { cellTags } from "./tags.js";

const LEGACY_DECORATORS: ReadonlySet<number> = new Set([
  1206, 1238, 1239, 1240, 1241, 1249, 1270, 1271, 1329,
]);

/** Compiles the cells of the notebooks of one folder. What it returns depends on its arguments and the files only. */
export class CellCompiler {
  readonly #setup: Required<CompilerSetup>;
  readonly #virtualFiles = new Map<string, string>();
  readonly #sessions = new Map<string, CompilerSession>();

  constructor({
    ts,
    folder,
    system = ts.sys,
    typeRoots = [],
    paths = {},
    tableTypes = () => "",
    fixedFolders = [],
    parsed = new Map(),
  }: CompilerSetup) {
    const slashed = (name: string) => name.replaceAll("\\", "/");
    const fixed = fixedFolders.map(slashed);
    this.#setup = {
      ...{ ts, folder: slashed(folder), system, typeRoots, paths, tableTypes, parsed },
      fixedFolders: fixed,
    };
  }

  session(options: CellOptions = {}): CompilerSession {
    const key = JSON.stringify(options);
    const session = this.#sessions.get(key) ?? new CompilerSession(this.#setup, options, this.#virtualFiles);
    this.#sessions.set(key, session);
    return session;
  }

  /** Compiles a cell after others. */
  compile({ source, before, options = {} }: CompileRequest): Compilation {
    for (const { source: earlier } of before) this.#addModule(earlier);
    const tags = cellTags(source);
    if (tags.module !== undefined)
      return this.session(options).checkModule(this.#addModule(source) as string);
    if (tags.isBrowser) return { diagnostics: [], files: [] };
    const session = this.session(options);
    const compiled = session.compile(source, before);
    const isLegacy = compiled.diagnostics.some(({ code }) => LEGACY_DECORATORS.has(code));
    if (!isLegacy || options.experimentalDecorators !== undefined) return compiled;
    // Parameters have decorators of the older kind only, and a decorator's own parameters tell of which kind it is.
    const older = this.session({ ...options, experimentalDecorators: true }).compile(source, before);
    return older.diagnostics.length === 0 ? older : compiled;
  }

  /** Has a cell that is a module found under its name; where. */
  #addModule(source: string): string | undefined {
    const { module, isJsx } = cellTags(source);
    if (module === undefined) return undefined;
    const file = path.posix.join(this.#setup.folder, `${module}.${isJsx ? "tsx" : "ts"}`);
    this.#virtualFiles.set(file, source);
    return file;
  }
}
