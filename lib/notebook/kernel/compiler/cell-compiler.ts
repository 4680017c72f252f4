import path from "node:path";
import type ts from "typescript";
import type { Augmentation } from "./augmentations.js";
import { CellProgram } from "./cell-program.js";
import { continueNamespaces, type Declarations, declarationsOf } from "./declarations.js";
import {
  type CellDiagnostic,
  cellDiagnostics,
  isFault,
  positionAt,
  toCellDiagnostic,
} from "./diagnostics.js";
import { type ModuleFile, moduleFiles } from "./files-beside.js";
import { flowEnd } from "./flow-start.js";
import { importsOf, type ModuleImport } from "./imports.js";
import { readLiveImports } from "./live-imports.js";
import { markStatements, shownStatement } from "./mark-statements.js";
import { type CellOptions, compilerOptions } from "./options.js";
import { Scope } from "./scope.js";
import { shareVariables } from "./share-variables.js";
import { cellTags } from "./tags.js";
import type { BoundFile, TypeScript } from "./typescript.js";

/** A cell that has run: what it declares, the cells after it see. */
export interface EarlierCell {
  readonly source: string;
  /** The variables that it had set when it failed or was interrupted; all of its variables when absent. */
  readonly ran?: readonly string[];
}

/** A cell to compile. */
export interface CompileRequest {
  readonly source: string;
  /** The cells that have run, in the order in which they did. */
  readonly before: readonly EarlierCell[];
  readonly options?: CellOptions;
}

/** A cell ready to run; see `CellRuntime`. */
export interface CellCode {
  /** A function expression; its parameter is what runs the cell. */
  readonly code: string;
  /** Maps as JSON, of TypeScript's step and of the one after it. */
  readonly maps: { readonly first: string; readonly second: string };
  readonly imports: readonly ModuleImport[];
  /** 1-based lines of its top-level statements. */
  readonly lines: readonly number[];
  /** The notebook's variables that it declares, with the 0-based statement that sets each first; -1 when that is before all. */
  readonly declared: readonly (readonly [name: string, statement: number])[];
  /** Variables that it declares to exist. */
  readonly ambient: readonly string[];
}

/** What a source compiles to. */
export interface Compilation {
  /** What is wrong, in the order of the source; with any, nothing is to run. */
  readonly diagnostics: readonly CellDiagnostic[];
  /** Absent when something is wrong, and when there is nothing to run. */
  readonly cell?: CellCode;
  /** The modules beside the notebook that it leads to. */
  readonly files: readonly ModuleFile[];
}

export interface CompilerSetup {
  readonly ts: TypeScript;
  /** The notebook's folder, an absolute path. */
  readonly folder: string;
  /** The file system, default the machine's. */
  readonly system?: ts.System;
  /** Where packages of types lie besides the usual folders, such as Node's. */
  readonly typeRoots?: readonly string[];
  /** Where modules that the notebook's folder does not have lie, by name. */
  readonly paths?: { readonly [name: string]: string };
  /** Files of packages that have been parsed, by path; what is parsed is added. */
  readonly parsed?: Map<string, ts.SourceFile>;
}

/** What was found out about a cell after others. */
interface Step {
  readonly file: BoundFile;
  readonly diagnostics: readonly ts.Diagnostic[];
  readonly declarations: Declarations;
  readonly continued: ReadonlySet<string>;
  /** What it and the cells before it say of other files' types. */
  readonly augmentations: readonly Augmentation[];
}

/** The state after a sequence of cells. */
interface State {
  readonly scope: Scope;
  readonly augmentations: readonly Augmentation[];
  readonly next: Map<string, State>;
}

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
    parsed = new Map(),
  }: CompilerSetup) {
    this.#setup = { ts, folder: folder.replaceAll("\\", "/"), system, typeRoots, paths, parsed };
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

/** The compiler for one choice of options. */
export class CompilerSession {
  readonly #ts: TypeScript;
  readonly #program: CellProgram;
  /** Whether any cell has imported a variable that its module may set again. */
  #hasLive = false;
  readonly #start: State = { scope: new Scope(), augmentations: [], next: new Map() };

  constructor(
    { ts, folder, system, typeRoots, paths, parsed }: Required<CompilerSetup>,
    options: CellOptions,
    virtualFiles: ReadonlyMap<string, string>,
  ) {
    this.#ts = ts;
    this.#program = new CellProgram({
      ts,
      folder,
      system,
      virtualFiles,
      parsed,
      options: compilerOptions(ts, {
        ...options,
        typeRoots: nodeTypeRoots(system, folder, typeRoots),
        paths: Object.fromEntries(Object.entries(paths).map(([name, file]) => [name, [file]])),
      }),
    });
  }

  get program(): CellProgram {
    return this.#program;
  }

  compile(source: string, before: readonly EarlierCell[]): Compilation {
    this.#program.refresh();
    const state = this.#stateAfter(before);
    const step = this.#step(source, state);
    const files = this.#program.filesBeside(step.file);
    const diagnostics = [...step.diagnostics, ...files.flatMap((file) => this.#fileDiagnostics(file))];
    if (diagnostics.length > 0)
      return {
        diagnostics: diagnostics.map((one) => toCellDiagnostic(this.#ts, one, step.file)),
        files: [],
      };
    state.next.set(keyOf({ source }), this.#following(step, state.scope));
    return {
      diagnostics: [],
      cell: this.#emit(step),
      files: moduleFiles(this.#program, files),
    };
  }

  /** The complaints about a module that a cell defines. */
  checkModule(file: string): Compilation {
    this.#program.refresh();
    const step = this.#step(`import ${JSON.stringify(file)};`, this.#start);
    const found = this.#program.filesBeside(step.file).filter(({ fileName }) => fileName === file);
    return {
      // They are all of the module that the cell is, so their lines are the cell's.
      diagnostics: found.flatMap((module) =>
        this.#fileDiagnostics(module).map((one) => toCellDiagnostic(this.#ts, one, module)),
      ),
      files: [],
    };
  }

  /** A module beside the notebook that a cell asks for as it runs, by a name that it computes. */
  module(specifier: string): Compilation & { readonly file?: string } {
    this.#program.refresh();
    const step = this.#step(`import ${JSON.stringify(specifier)};`, this.#start);
    const files = this.#program.filesBeside(step.file);
    const diagnostics = [...step.diagnostics, ...files.flatMap((file) => this.#fileDiagnostics(file))];
    const [imported] = this.#program.importedFiles(step.file);
    return {
      diagnostics: diagnostics.map((one) => toCellDiagnostic(this.#ts, one, step.file)),
      files: moduleFiles(this.#program, files),
      ...(imported && { file: imported.fileName }),
    };
  }

  /** A cell that is being written, bound after others, for whoever asks about a place in it. */
  look(source: string, before: readonly EarlierCell[]): BoundFile {
    this.#program.refresh();
    const { scope, augmentations } = this.#stateAfter(before);
    this.#program.useAugmentations(augmentations);
    return this.#program.add(source, scope);
  }

  #stateAfter(before: readonly EarlierCell[]): State {
    let state = this.#start;
    for (const cell of before) {
      const { module, isBrowser } = cellTags(cell.source);
      if (module !== undefined || isBrowser) continue;
      const key = keyOf(cell);
      const known = state.next.get(key);
      const next = known ?? this.#following(this.#step(cell.source, state), state.scope, cell.ran);
      state.next.set(key, next);
      state = next;
    }
    return state;
  }

  /**
   * Checks a cell as what follows in a module: what the statements before it have narrowed stays narrowed. A function or callback may
   * have changed a variable since, which the checker cannot see; so what is in order without that is in order.
   */
  #step(source: string, { scope, augmentations }: State): Step {
    const first = this.#check(source, scope, augmentations);
    if (first.diagnostics.length === 0 || !scope.flow) return first;
    const second = this.#check(source, scope.withoutFlow(), augmentations);
    return second.diagnostics.length < first.diagnostics.length ? second : first;
  }

  #check(source: string, scope: Scope, earlier: readonly Augmentation[]): Step {
    const program = this.#program;
    program.useAugmentations(earlier);
    const file = program.add(source, scope);
    const continued = continueNamespaces(this.#ts, file, scope);
    const diagnostics = cellDiagnostics(this.#ts, file, program.checker);
    const declarations = declarationsOf(this.#ts, file, program.checker);
    this.#hasLive ||= declarations.hasLive;
    return { file, diagnostics, continued, declarations, augmentations: program.augmentations };
  }

  /** @param ran what a cell that failed has set; of one that did not, all is set */
  #following({ file, declarations, augmentations }: Step, scope: Scope, ran?: readonly string[]): State {
    const { variables } = declarations;
    const isSet = (name: string) => !ran || !variables.has(name) || ran.includes(name);
    const declared = new Map(
      [...declarations.scope].filter(([escaped]) =>
        isSet(this.#ts.unescapeLeadingUnderscores(escaped as ts.__String)),
      ),
    );
    return { scope: scope.with(declared, ran ? undefined : flowEnd(file)), augmentations, next: new Map() };
  }

  #fileDiagnostics(file: ts.SourceFile): ts.Diagnostic[] {
    const program = this.#program.program;
    const syntax = program.getSyntacticDiagnostics(file);
    return syntax.length > 0 ? [...syntax] : program.getSemanticDiagnostics(file).filter(isFault);
  }

  #emit({ file, declarations, continued }: Step): CellCode {
    const program = this.#program;
    const ts = this.#ts;
    const { checker } = program;
    const beside = new Map(
      program.importedFiles(file).map(({ specifier, fileName }) => [specifier, fileName]),
    );
    const imports = importsOf(ts, file, checker, ({ text }) => beside.get(text));
    const cell = freeName(file);
    const first = program.emit(file, [
      ...(this.#hasLive ? [readLiveImports(ts, { checker, cell })] : []),
      markStatements(ts, { checker, cell }),
    ]);
    const imported = imports.flatMap(({ names }) => names.map(({ local }) => local));
    const { variables } = declarations;
    const names = new Set([...variables.keys()].filter((name) => !imported.includes(name)));
    const shared = shareVariables(ts, first.code, {
      names,
      fresh: new Set([...declarations.fresh].filter((name) => !continued.has(name))),
      cell,
      shown: shownStatement(ts, file),
      intro: imported.map((name, index) => `${name} = ${cell}.imported[${index}]; `).join(""),
    });
    return {
      code: shared.code,
      maps: { first: first.map, second: shared.map },
      imports,
      lines: file.statements.map((one) => positionAt(file.text, one.getStart(file)).line + 1),
      declared: [...imported, ...shared.declared].map((name) => [name, variables.get(name) ?? -1]),
      ambient: declarations.ambient,
    };
  }
}

function keyOf({ source, ran }: EarlierCell): string {
  return JSON.stringify([source, ran ?? null]);
}

/** A name that occurs nowhere in a cell. */
function freeName({ text }: ts.SourceFile): string {
  let name = "$cell";
  while (text.includes(name)) name += "$";
  return name;
}

/** The folders of packages of types: the nearest that has Node's, else the given ones too. */
function nodeTypeRoots(system: ts.System, folder: string, others: readonly string[]): string[] {
  const roots: string[] = [];
  for (let at = folder; ; at = path.posix.dirname(at)) {
    const root = path.posix.join(at, "node_modules/@types");
    if (system.directoryExists(root)) roots.push(root);
    if (at === path.posix.dirname(at)) break;
  }
  const hasNode = roots.some((root) => system.fileExists(path.posix.join(root, "node/package.json")));
  return hasNode ? roots : [...roots, ...others];
}
