import { existsSync } from "node:fs";
import Module, { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import vm from "node:vm";
import { META, type ModuleFile } from "../compiler/files-beside.js";
import { importTarget } from "./import-target.js";

/** What a module of Node knows of itself, as `import.meta` has it. */
export interface ImportMeta {
  readonly url: string;
  readonly filename: string;
  readonly dirname: string;
  resolve(specifier: string): string;
}

interface Loaded {
  exports: unknown;
  /** What it exports, once that is there; of a module that awaits something. */
  waiting?: Promise<unknown>;
}

interface RequireOptions {
  /** The files beside the notebook that are asked for, by name. */
  readonly files?: ModuleFile["files"];
  /** The files that are being loaded, each by the one before it. */
  readonly above?: readonly string[];
  /** Whether it stands for `import`: packages may give that another file. */
  readonly imports?: boolean;
}

/** The errors by which Node says that a module is to be imported, not required. */
const IMPORT_ONLY: ReadonlySet<unknown> = new Set([
  "ERR_REQUIRE_ESM",
  "ERR_REQUIRE_ASYNC_MODULE",
  "ERR_PACKAGE_PATH_NOT_EXPORTED",
]);

function isImportOnly(error: unknown): boolean {
  return IMPORT_ONLY.has((error as NodeJS.ErrnoException | undefined)?.code);
}

/** What `import.meta` is in a file. */
export function importMeta(file: string): ImportMeta {
  const require = createRequire(file);
  const resolve = (specifier: string) => {
    const found = /^\.{0,2}\//.test(specifier)
      ? path.resolve(path.dirname(file), specifier)
      : require.resolve(specifier);
    return path.isAbsolute(found) ? pathToFileURL(found).href : found;
  };
  return { url: pathToFileURL(file).href, filename: file, dirname: path.dirname(file), resolve };
}

/** What a module of Node has besides its own variables. */
export function moduleVariables(file: string, { require }: ModuleLoader): Readonly<Record<string, unknown>> {
  const module = { exports: {}, filename: file, id: file, paths: [] };
  return { require, module, exports: module.exports, __filename: file, __dirname: path.dirname(file) };
}

/** What the name of a source may leave out. */
const SOURCES = ["", ".ts", ".tsx", "/index.ts", "/index.tsx"];

/** Whether a path, which may leave out its end, leads to a source in TypeScript. */
export const isSource = (target: string): boolean =>
  SOURCES.some((end) => /\.[cm]?tsx?$/.test(target + end) && existsSync(target + end));

/** The name of a module, of one that is given as an address its path. */
export const moduleName = (given: string): string =>
  given.startsWith("file:") ? fileURLToPath(given) : given;

/** Loads what cells import: files beside the notebook as they were compiled, all else as Node does. */
export class ModuleLoader {
  readonly require: NodeJS.Require;
  /** As {@link require}, for what the notebook imports. */
  readonly #importing: NodeJS.Require;
  readonly #own: ReadonlyMap<string, () => unknown>;
  readonly #files = new Map<string, ModuleFile>();
  readonly #loaded = new Map<string, Loaded>();
  /** The file of a package, by its path, that awaits something and has been waited for. */
  readonly #waitedFor = new Map<string, unknown>();
  /** One that a file has asked for and that is not there yet. */
  #wanted: string | undefined;

  /**
   * @param file the path that the notebook would have as a module
   * @param own modules that are not Node's to find, by name
   */
  constructor(file: string, own: ReadonlyMap<string, () => unknown> = new Map()) {
    this.#own = own;
    this.require = this.#requireFrom(file, {});
    this.#importing = this.#requireFrom(file, { imports: true });
  }

  /** Takes in files as they have been compiled now; one that has changed, and what imports it, is loaded anew. */
  update(files: readonly ModuleFile[]): void {
    const changed = new Set<string>();
    for (const file of files) {
      if (this.#files.get(file.path)?.code !== file.code) changed.add(file.path);
      this.#files.set(file.path, file);
    }
    for (let before = -1; before !== changed.size; ) {
      before = changed.size;
      for (const { path: file, files: imported } of this.#files.values())
        if (Object.values(imported).some((target) => changed.has(target))) changed.add(file);
    }
    for (const file of changed) this.#loaded.delete(file);
  }

  /** The exports of a module that is imported, or a promise of them when they have to be waited for. */
  load(specifier: string, file?: string): unknown {
    if (file !== undefined) return this.#loadWaiting(file);
    if (/^(?:data|https?):/.test(specifier)) return this.#import(specifier);
    try {
      return this.#importing(specifier.startsWith("file:") ? fileURLToPath(specifier) : specifier);
    } catch (error) {
      if (!isImportOnly(error)) throw error;
      return this.#import(specifier);
    }
  }

  /** A file that asks for a package which awaits something is loaded again once that is there. */
  #loadWaiting(file: string): unknown {
    const again = (error: unknown): unknown => {
      const target = this.#wanted;
      this.#wanted = undefined;
      if (target === undefined || !isImportOnly(error)) throw error;
      return this.#import(pathToFileURL(target).href).then((exports) => {
        this.#waitedFor.set(target, exports);
        return this.#loadWaiting(file);
      });
    };
    try {
      const loading = this.#loadFile(file, []);
      return loading instanceof Promise ? loading.catch(again) : loading;
    } catch (error) {
      return again(error);
    }
  }

  async #import(specifier: string): Promise<unknown> {
    const run = vm.runInThisContext("(specifier) => import(specifier)", {
      filename: path.join(path.dirname(this.require.resolve.paths("x")?.[0] ?? ""), "cell.js"),
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    }) as (specifier: string) => Promise<unknown>;
    return run(specifier);
  }

  #requireFrom(from: string, { files = {}, above = [], imports = false }: RequireOptions): NodeJS.Require {
    const real = createRequire(from);
    const load = (specifier: string): unknown => {
      const target = imports && importTarget(specifier, real.resolve.paths(specifier) ?? []);
      try {
        return real(target || specifier);
      } catch (error) {
        if (above.length === 0 || !isImportOnly(error)) throw error;
        this.#wanted = target || real.resolve(specifier);
        if (this.#waitedFor.has(this.#wanted)) return this.#waitedFor.get(this.#wanted);
        throw error;
      }
    };
    const require = (specifier: string) => {
      const own = this.#own.get(specifier);
      if (own) return own();
      const beside = files[specifier] ?? this.#compiled(from, specifier);
      return beside === undefined ? load(specifier) : this.#loadFile(beside, above);
    };
    return Object.assign(require, {
      resolve: real.resolve,
      cache: real.cache,
      extensions: real.extensions,
      main: real.main,
    });
  }

  /** The compiled file that a relative name leads to. */
  #compiled(from: string, specifier: string): string | undefined {
    if (!/^\.{1,2}\//.test(specifier)) return undefined;
    const target = path.resolve(path.dirname(from), specifier).replaceAll("\\", "/");
    return ["", ".ts", ".tsx", ".js", "/index.ts"]
      .map((end) => target + end)
      .find((one) => this.#files.has(one));
  }

  /** The exports of a file, or a promise of them. */
  #loadFile(file: string, above: readonly string[]): unknown {
    const known = this.#loaded.get(file);
    // Files that import each other see what the other has exported so far.
    if (known) return above.includes(file) ? known.exports : (known.waiting ?? known.exports);
    const compiled = this.#files.get(file);
    if (!compiled) return this.require(file);
    const module = new Module(file) as Module & Loaded;
    Object.assign(module, { filename: file, exports: {} });
    this.#loaded.set(file, module);
    const forget = (error: unknown) => {
      this.#loaded.delete(file);
      throw error;
    };
    try {
      if (file.endsWith(".json")) module.exports = JSON.parse(compiled.code);
      else {
        const ended = this.#run(module, compiled, [...above, file]);
        if (compiled.isAsync) module.waiting = Promise.resolve(ended).then(() => module.exports, forget);
      }
    } catch (error) {
      forget(error);
    }
    return module.waiting ?? module.exports;
  }

  #run(module: Module & Loaded, compiled: ModuleFile, above: readonly string[]): unknown {
    const { path: file, code, files, isAsync, imports = false } = compiled;
    const names = ["exports", "require", "module", "__filename", "__dirname", META];
    const options = { importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER, filename: file };
    const run = (
      isAsync
        ? vm.runInThisContext(`(async function (${names.join(", ")}) {${code}\n})`, options)
        : vm.compileFunction(code, names, options)
    ) as (...values: unknown[]) => unknown;
    const require = this.#requireFrom(file, { files, above, imports });
    return run.call(
      module.exports,
      ...[module.exports, require, module, file, path.dirname(file), importMeta(file)],
    );
  }
}
