import path from "node:path";
import type { CellCode, Compilation } from "../compiler/compilation.js";
import type { ModuleImport } from "../compiler/imports.js";
import { asNamespace, exportOf } from "./module-exports.js";
import {
  type ImportMeta,
  importMeta,
  isSource,
  ModuleLoader,
  moduleName,
  moduleVariables,
} from "./module-loader.js";
import { NotebookScope } from "./notebook-scope.js";
import { checkSyntax, interruptible } from "./script.js";

/** What a compiled cell reaches through its parameter. */
interface CellHost {
  readonly imported: readonly unknown[];
  readonly meta: ImportMeta;
  /** Imported variables that their modules may set again. */
  readonly live: object;
  /** Announces the 0-based top-level statement that runs next. */
  reach(statement: number): void;
  /** Takes the value of the last expression. */
  show(value: unknown): void;
  import(specifier: unknown): Promise<unknown>;
}

/** How a cell ended that threw nothing. */
export interface CellResult {
  /** Whether its last expression is to be shown, and its value. */
  readonly shown?: { readonly value: unknown };
}

export interface RuntimeSetup {
  /** The notebook's folder. */
  readonly folder: string;
  /** Modules that are not Node's to find, by name. */
  readonly modules?: ReadonlyMap<string, () => unknown>;
  /** Compiles a source beside the notebook that a cell asks for by a name that it computes; without it Node finds what it can. */
  readonly compile?: (specifier: string) => Compilation & { readonly file?: string };
}

export interface RunCellOptions {
  /** What a stack calls the cell, without blanks. */
  readonly name: string;
  /** Told the 1-based line of each top-level statement before it runs. */
  readonly reach?: (line: number) => void;
}

/** Runs compiled cells one after the other, all with the same variables. */
export class CellRuntime {
  readonly #loader: ModuleLoader;
  readonly #compile: RuntimeSetup["compile"];
  readonly #folder: string;
  readonly #scope: NotebookScope;
  readonly #meta: ImportMeta;
  /** The statement of the last cell that was begun last; -1 before the first. */
  #reached = -1;
  /** The variables that the last cell was the first to declare. */
  #fresh: readonly string[] = [];
  /** What the last cell has imported, by the names that it has for it. */
  #imported = new Map<string, unknown>();
  /** Names that cells have declared to exist while they did not. */
  readonly #ambient = new Set<string>();
  readonly #live = {};

  constructor({ folder, modules, compile }: RuntimeSetup) {
    this.#compile = compile;
    this.#folder = folder;
    // A notebook is no module of its own; what it would be called nobody should rely on.
    const file = path.resolve(folder, "notebook.ts");
    this.#loader = new ModuleLoader(file, modules);
    this.#meta = importMeta(file);
    this.#scope = new NotebookScope(moduleVariables(file, this.#loader));
  }

  /**
   * Runs a compiled cell.
   * @throws what the cell throws, through the promise
   */
  async run({ cell, files }: Compilation, { name, reach = () => {} }: RunCellOptions): Promise<CellResult> {
    this.#loader.update(files);
    if (!cell) return {};
    this.#reached = -1;
    this.#fresh = cell.declared.flatMap(([one]) => (this.#scope.has(one) ? [] : [one]));
    this.#scope.declare(this.#fresh);
    for (const name of cell.ambient) if (!this.#scope.has(name)) this.#ambient.add(name);
    for (const name of this.#fresh) if (this.#ambient.has(name)) this.#publish(name);
    for (const [name] of cell.declared)
      if (name in this.#live) this.#readAnew(name, () => this.#scope.evaluate(name));
    const imported: unknown[] = [];
    let shown: CellResult["shown"];
    const host: CellHost = {
      imported,
      meta: this.#meta,
      live: this.#live,
      reach: (statement) => {
        this.#reached = statement;
        reach(cell.lines[statement] ?? 0);
      },
      show(value) {
        shown = { value };
      },
      import: (specifier) => this.#import(cell, specifier),
    };
    this.#imported = new Map();
    try {
      for (const one of cell.imports) {
        reach(cell.lines[one.statement] ?? 0);
        const loading = this.#loader.load(one.specifier, one.file);
        const exports = loading instanceof Promise ? await loading : loading;
        for (const { local, imported: name, isMutable } of one.names) {
          this.#imported.set(local, exportOf(exports, name));
          if (isMutable) this.#readAnew(local, () => exportOf(exports, name));
        }
      }
    } catch (error) {
      // What was imported before stays.
      for (const [local, value] of this.#imported) this.#set(local, value);
      throw error;
    }
    imported.push(...this.#imported.values());
    const body = this.#function(cell.code, name);
    const ended = interruptible(() => body(host));
    if (ended instanceof Promise) await ended;
    return shown ? { shown } : {};
  }

  #set(name: string, value: unknown): void {
    const set = this.#scope.evaluate(`(function () { ${name} = arguments[0]; })`) as (value: unknown) => void;
    set(value);
  }

  #readAnew(name: string, get: () => unknown): void {
    Object.defineProperty(this.#live, name, { get, configurable: true });
  }

  /** Has a variable found by cells that were evaluated where it was not in scope, as they had only declared it to exist. */
  #publish(name: string): void {
    this.#ambient.delete(name);
    const access = this.#scope.evaluate(
      `({ get: () => ${name}, set: function () { ${name} = arguments[0]; } })`,
    );
    Object.defineProperty(globalThis, name, { ...(access as object), configurable: true });
  }

  #function(code: string, name: string): (host: CellHost) => unknown {
    try {
      return this.#scope.evaluate(`${code}\n//# sourceURL=${name}`) as (host: CellHost) => unknown;
    } catch (error) {
      checkSyntax(code, name);
      throw error;
    }
  }

  /** The value of a JavaScript expression over the variables of all cells. */
  evaluate(expression: string): unknown {
    return this.#scope.evaluate(`(${expression}\n)`);
  }

  /** The variables that the last cell had set when it failed. */
  variablesSet({ declared }: CellCode): string[] {
    const isSet = (name: string) => this.#scope.evaluate(name) !== undefined;
    return declared.flatMap(([name, statement]) =>
      statement < this.#reached ||
      this.#imported.has(name) ||
      (statement === this.#reached && this.#fresh.includes(name) && isSet(name))
        ? [name]
        : [],
    );
  }

  /** The file that a name leads to when it is one that has to be compiled, ready to be loaded. */
  #compiled(name: string): string | undefined {
    if (!this.#compile || !/^\.{0,2}\//.test(name)) return undefined;
    const target = path.resolve(this.#folder, name);
    if (!isSource(target)) return undefined;
    const { diagnostics, files, file } = this.#compile(name);
    const [first] = diagnostics;
    if (first) {
      const where =
        first.fileName === undefined ? "" : `${path.basename(first.fileName)}:${first.start.line + 1}: `;
      throw new SyntaxError(`${where}${first.messageText} (TS${first.code})`);
    }
    this.#loader.update(files);
    return file;
  }

  async #import(cell: CellCode, specifier: unknown): Promise<unknown> {
    const name = moduleName(String(specifier));
    const known = cell.imports.find((one: ModuleImport) => one.specifier === name)?.file;
    const file = known ?? this.#compiled(name);
    return asNamespace(await this.#loader.load(name, file));
  }
}
