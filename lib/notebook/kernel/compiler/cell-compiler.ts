import path from "node:path";
import type { Compilation, CompileRequest, CompilerSetup } from "./compilation.js";
import { CompilerSession, type SessionSetup } from "./compiler-session.js";
import type { CellOptions } from "./options.js";
import { standsAlone } from "./stands-alone.js";
import { cellTags } from "./tags.js";

const LEGACY_DECORATORS: ReadonlySet<number> = new Set([
  1206, 1238, 1239, 1240, 1241, 1249, 1270, 1271, 1329,
]);

/** Compiles the cells of the notebooks of one folder. What it returns depends on its arguments and the files only. */
export class CellCompiler {
  readonly #setup: SessionSetup;
  readonly #virtualFiles = new Map<string, string>();
  readonly #sessions = new Map<string, CompilerSession>();
  /** Those without the types of packages, until there is one with them. */
  readonly #languageOnly = new Map<string, CompilerSession>();
  readonly #startsWithLanguage: boolean;

  constructor({
    ts,
    folder,
    system = ts.sys,
    typeRoots = [],
    paths = {},
    tableTypes = () => "",
    fixedFolders = [],
    startsWithLanguage = false,
  }: CompilerSetup) {
    this.#startsWithLanguage = startsWithLanguage;
    const slashed = (name: string) => name.replaceAll("\\", "/");
    const fixed = fixedFolders.map(slashed);
    this.#setup = {
      ...{ ts, folder: slashed(folder), system, typeRoots, paths, tableTypes, parsed: new Map() },
      fixedFolders: fixed,
    };
  }

  session(options: CellOptions = {}): CompilerSession {
    const key = JSON.stringify(options);
    const session = this.#sessions.get(key) ?? new CompilerSession(this.#setup, options, this.#virtualFiles);
    this.#sessions.set(key, session);
    this.#languageOnly.delete(key);
    return session;
  }

  /** Compiles a cell for which the types of packages need not be loaded; undefined when they are, or may have a say. */
  #compileWithLanguage({ source, before, options = {} }: CompileRequest): Compilation | undefined {
    const key = JSON.stringify(options);
    if (!this.#startsWithLanguage || this.#sessions.has(key)) return undefined;
    if (![...before, { source }].every((cell) => standsAlone(cell.source))) return undefined;
    const session =
      this.#languageOnly.get(key) ??
      new CompilerSession(this.#setup, { ...options, types: [] }, this.#virtualFiles);
    this.#languageOnly.set(key, session);
    const compiled = session.compile(source, before);
    return compiled.diagnostics.length === 0 ? compiled : undefined;
  }

  /** Compiles a cell after others. */
  compile(request: CompileRequest): Compilation {
    const { source, before, options = {} } = request;
    const early = this.#compileWithLanguage(request);
    if (early) return early;
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
