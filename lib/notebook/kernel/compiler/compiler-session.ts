import path from "node:path";
import type ts from "typescript";
import type { Augmentation } from "./augmentations.js";
import { CellProgram } from "./cell-program.js";
import type { CellCode, Compilation, CompilerSetup, EarlierCell } from "./compilation.js";
import { continueNamespaces, type Declarations, declarationsOf } from "./declarations.js";
import { cellDiagnostics, isFault, positionAt, toCellDiagnostic } from "./diagnostics.js";
import { moduleFiles } from "./files-beside.js";
import { flowEnd } from "./flow-start.js";
import { hoistAwaits } from "./hoist-awaits.js";
import { importsOf } from "./imports.js";
import { readLiveImports } from "./live-imports.js";
import { markStatements, shownStatement } from "./mark-statements.js";
import { type CellOptions, compilerOptions } from "./options.js";
import { Scope } from "./scope.js";
import { shareVariables } from "./share-variables.js";
import { cellTags } from "./tags.js";
import type { BoundFile, TypeScript } from "./typescript.js";

/** What the compilers of a folder share: how they are set up, and the unchanging files that they have parsed, by path. */
export type SessionSetup = Required<Omit<CompilerSetup, "startsWithLanguage">> & {
  readonly parsed: Map<string, ts.SourceFile>;
};

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

/** The compiler for one choice of options. */
export class CompilerSession {
  readonly #ts: TypeScript;
  readonly #program: CellProgram;
  /** Whether any cell has imported a variable that its module may set again. */
  #hasLive = false;
  readonly #start: State = { scope: new Scope(), augmentations: [], next: new Map() };

  /** @param options.types the packages of types that cells see without an import; default Node's */
  constructor(
    { ts, folder, system, typeRoots, paths, tableTypes, fixedFolders, parsed }: SessionSetup,
    options: CellOptions & { readonly types?: string[] },
    virtualFiles: ReadonlyMap<string, string>,
  ) {
    this.#ts = ts;
    this.#program = new CellProgram({
      ts,
      folder,
      system,
      virtualFiles,
      tableTypes,
      fixedFolders,
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
      hoistAwaits(ts),
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
