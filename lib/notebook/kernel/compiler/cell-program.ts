import path from "node:path";
import type ts from "typescript";
import {
  type Augmentation,
  applyAugmentation,
  isAugmenting,
  newAugmentation,
  replaceAugmentations,
} from "./augmentations.js";
import { findFlowStart } from "./flow-start.js";
import { isRequire, moduleOf } from "./module-requests.js";
import type { Scope } from "./scope.js";
import { asModule } from "./share-variables.js";
import type { BoundFile, OpenChecker, OpenProgram, TypeScript } from "./typescript.js";

type Resolved = ts.ResolvedModuleWithFailedLookupLocations;

/** A file as TypeScript emits it: JavaScript as an ES module, and the map to the source as JSON. */
export interface Emitted {
  readonly code: string;
  readonly map: string;
}

interface CellProgramOptions {
  readonly ts: TypeScript;
  /** The notebook's folder, an absolute path with slashes. */
  readonly folder: string;
  readonly options: ts.CompilerOptions;
  readonly system: ts.System;
  /** Texts of modules that exist in memory only, by absolute path. */
  readonly virtualFiles: ReadonlyMap<string, string>;
  /** Declarations of the rows of the tables, as they are now. */
  readonly tableTypes: () => string;
  /** Folders whose files do not change while this process lives, besides those of packages. */
  readonly fixedFolders: readonly string[];
  /** Files that have been parsed and do not change while this process lives. */
  readonly parsed: Map<string, ts.SourceFile>;
}

const DECLARATIONS = /\.d\.(?:[^./]+\.)?[cm]?ts$/;

/** The folder of the package that a file is part of; undefined when it is in no folder of packages. */
function packageFolder(file: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

/**
 * A TypeScript program that takes in one cell after the other. Cells are no members of it: its checker is asked about files that
 * it has not seen before, so that what it has found out about the libraries' types holds for all cells. A new program is made only
 * when a cell imports what is not in it yet, or has a say in other files' types.
 */
export class CellProgram {
  readonly ts: TypeScript;
  readonly folder: string;
  readonly options: ts.CompilerOptions;
  readonly #system: ts.System;
  readonly #virtual: ReadonlyMap<string, string>;
  readonly #tableTypes: () => string;
  readonly #host: ts.CompilerHost;
  readonly #root: string;
  readonly #tables: string;
  readonly #imports = new Set<string>();
  readonly #fixedFolders: readonly string[];
  readonly #parsed: Map<string, ts.SourceFile>;
  /** Files beside the notebook, as they were parsed last. */
  readonly #beside = new Map<string, ts.SourceFile>();
  readonly #resolved = new WeakMap<ts.SourceFile, Map<string, Resolved>>();
  #augmenting: readonly Augmentation[] = [];
  #lookups: ts.ModuleResolutionCache;
  #program: OpenProgram;
  #count = 0;

  constructor({
    ts,
    folder,
    options,
    system,
    virtualFiles,
    tableTypes,
    fixedFolders,
    parsed,
  }: CellProgramOptions) {
    this.ts = ts;
    this.folder = folder;
    this.options = options;
    this.#system = system;
    this.#virtual = virtualFiles;
    this.#tableTypes = tableTypes;
    this.#fixedFolders = fixedFolders;
    this.#parsed = parsed;
    this.#root = path.posix.join(folder, "[imports].ts");
    this.#tables = path.posix.join(folder, "[tables].d.ts");
    this.#host = this.#makeHost();
    this.#lookups = this.#newLookups();
    this.#program = this.#build();
  }

  get checker(): OpenChecker {
    return this.#program.getTypeChecker() as OpenChecker;
  }

  get program(): ts.Program {
    return this.#program;
  }

  #newLookups(): ts.ModuleResolutionCache {
    return this.ts.createModuleResolutionCache(this.folder, (name) => name, this.options);
  }

  /** Whether a file is part of a package; the one in which the notebook itself lies does not count. */
  #isPackaged(file: string): boolean {
    const folder = packageFolder(file);
    return folder !== undefined && folder !== packageFolder(`${this.folder}/`);
  }

  #isFixed(file: string): boolean {
    return this.#isPackaged(file) || this.#fixedFolders.some((folder) => file.startsWith(`${folder}/`));
  }

  #makeHost(): ts.CompilerHost {
    const system = this.#system;
    const host = this.ts.createCompilerHost(this.options, true);
    const augmenting = (name: string) => this.#augmenting.find(({ file }) => file.fileName === name)?.file;
    const readFile = (name: string) => this.#readFile(name);
    return {
      ...host,
      readFile,
      getCurrentDirectory: () => this.folder,
      fileExists: (name) => name === this.#root || this.#virtual.has(name) || system.fileExists(name),
      getSourceFile: (name, how) => {
        if (name === this.#root) return this.ts.createSourceFile(name, this.#rootText(), how, true);
        const isFixed = this.#isFixed(name);
        const files = isFixed ? this.#parsed : this.#beside;
        const known = augmenting(name) ?? files.get(name);
        if (known) return known;
        const text = readFile(name);
        if (text === undefined) return undefined;
        const file =
          isFixed && DECLARATIONS.test(name)
            ? this.ts.createSourceFile(name, text, withoutDocs(this.ts, how))
            : this.ts.createSourceFile(name, text, how, true);
        files.set(name, file);
        return file;
      },
      resolveModuleNameLiterals: (literals, from, _redirected, options, file) =>
        literals.map((literal) => {
          const mode = this.ts.getModeForUsageLocation(file, literal, options);
          return { resolvedModule: this.#lookUp(literal.text, from, mode) };
        }),
    };
  }

  #readFile(name: string): string | undefined {
    return name === this.#tables
      ? this.#tableTypes()
      : (this.#virtual.get(name) ?? this.#system.readFile(name));
  }

  #lookUp(name: string, from: string, mode?: ts.ResolutionMode): ts.ResolvedModuleFull | undefined {
    const host = { ...this.#host, directoryExists: (folder: string) => this.#system.directoryExists(folder) };
    const { resolvedModule: found } = this.ts.resolveModuleName(
      name,
      from,
      this.options,
      host,
      this.#lookups,
      undefined,
      mode,
    );
    // TypeScript does not compile what it takes for a package's, such as all that has a folder of packages above it.
    return found && { ...found, isExternalLibraryImport: this.#isPackaged(found.resolvedFileName) };
  }

  #rootText(): string {
    return [...this.#imports].map((name) => `import ${JSON.stringify(name)};`).join("\n");
  }

  /** Whether any cell has imported the library, whose stores the types of the tables are for. */
  #usesLibrary(): boolean {
    return [...this.#imports].some((name) => /^claimbook(?:\/|$)/.test(name));
  }

  #build(): OpenProgram {
    const program = this.ts.createProgram({
      rootNames: [
        this.#root,
        ...(this.#usesLibrary() ? [this.#tables] : []),
        ...this.#augmenting.map(({ file }) => file.fileName),
      ],
      options: this.options,
      host: this.#host,
      ...(this.#program && { oldProgram: this.#program }),
    }) as OpenProgram;
    const { getResolvedModule } = program;
    program.getResolvedModule = (file, name, mode) =>
      this.#resolved.get(file)?.get(`${mode ?? ""} ${name}`) ?? getResolvedModule(file, name, mode);
    this.#program = program;
    return program;
  }

  /** Sees to it that files beside the notebook, and the types of the tables, are as they are now. */
  refresh(): void {
    const changed = [...this.#beside].filter(([name, { text }]) => this.#readFile(name) !== text);
    if (changed.length === 0) return;
    for (const [name] of changed) this.#beside.delete(name);
    this.#lookups = this.#newLookups();
    this.#build();
  }

  /** What TypeScript's services ask of whoever holds a program. */
  get servicesHost(): object {
    const system = this.#system;
    return {
      ...this.#host,
      getCompilationSettings: () => this.options,
      directoryExists: (folder: string) => system.directoryExists(folder),
      getDirectories: (folder: string) => system.getDirectories(folder),
      readDirectory: system.readDirectory,
    };
  }

  /** Where a module that a file of this program imports is; undefined when there is none. */
  resolve(name: string, from: string, mode?: ts.ResolutionMode): ts.ResolvedModuleFull | undefined {
    const found = this.#lookUp(name, from, mode);
    if (found) return found;
    // It may have come since it was looked for last.
    this.#lookups = this.#newLookups();
    return this.#lookUp(name, from, mode);
  }

  /** Parses and binds a cell that sees a scope, and reads what it imports. */
  add(source: string, scope: Scope): BoundFile {
    const { ts, options } = this;
    this.#count += 1;
    const name = path.posix.join(this.folder, `cell-${this.#count}.ts`);
    const language = {
      languageVersion: options.target as ts.ScriptTarget,
      setExternalModuleIndicator: asModule,
    };
    const file = ts.createSourceFile(name, source, language, true, ts.ScriptKind.TS) as BoundFile;
    Object.assign(file, { path: name, resolvedPath: name, originalFileName: name });
    for (const statement of file.statements) if (isOwnEnum(ts, statement)) withoutConst(ts, statement);
    const isNew = this.#readImports(file);
    ts.bindSourceFile(file, options);
    file.parent = scope.asParents(ts);
    if (scope.flow) {
      const start = findFlowStart(ts, file);
      if (start) start.node = { flowNode: scope.flow };
    }
    if (isAugmenting(file)) this.#augment(newAugmentation(file));
    else if (isNew) this.#build();
    return file;
  }

  /** What cells say of other files' types, as far as it holds. */
  get augmentations(): readonly Augmentation[] {
    return this.#augmenting;
  }

  /** Has just these cells have their say in other files' types. */
  useAugmentations(augmentations: readonly Augmentation[]): void {
    const known = this.#augmenting;
    const isSame =
      known.length === augmentations.length && known.every((one, index) => one === augmentations[index]);
    if (!isSame) this.#buildWith(augmentations);
  }

  #buildWith(augmentations: readonly Augmentation[]): void {
    this.#augmenting = augmentations;
    for (const one of augmentations) applyAugmentation(one);
    this.#build();
  }

  /** Adds an augmentation to the others, those parts of them excepted that it replaces. */
  #augment(added: Augmentation): void {
    const earlier = this.#augmenting;
    this.#buildWith([...earlier, added]);
    if (earlier.length === 0) return;
    const left = replaceAugmentations(this.ts, earlier, added, this.checker);
    this.useAugmentations([...left, added]);
  }

  /** Whether a name that is required leads to what Node cannot load, or would not load again when it has changed. */
  #isCompiled(name: string, { fileName }: ts.SourceFile): boolean {
    if (!/^\.{1,2}\//.test(name)) return false;
    const found = this.resolve(name, fileName)?.resolvedFileName ?? "";
    return /\.(?:[cm]?tsx?|json)$/.test(found) && !DECLARATIONS.test(found);
  }

  /** Notes which modules a file asks for; whether any is not in the program. */
  #readImports(file: BoundFile): boolean {
    const { ts } = this;
    const found: ts.StringLiteralLike[] = [];
    const augmentations: ts.StringLiteralLike[] = [];
    const ambient: string[] = [];
    const see = (node: ts.Node): void => {
      if (
        ts.isModuleDeclaration(node) &&
        (ts.isStringLiteral(node.name) || (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0)
      )
        augmentations.push(node.name as unknown as ts.StringLiteralLike);
      const module = moduleOf(ts, node);
      if (module && !(isRequire(ts, node) && !this.#isCompiled(module.text, file))) found.push(module);
      ts.forEachChild(node, see);
    };
    see(file);
    Object.assign(file, { imports: found, moduleAugmentations: augmentations, ambientModuleNames: ambient });
    let isNew = false;
    const resolved = new Map<string, Resolved>();
    this.#resolved.set(file, resolved);
    for (const literal of found) {
      const mode = ts.getModeForUsageLocation(file, literal, this.options);
      const target = this.resolve(literal.text, file.fileName, mode);
      resolved.set(`${mode ?? ""} ${literal.text}`, { resolvedModule: target } as Resolved);
      if (!target || this.#program.getSourceFile(target.resolvedFileName)) continue;
      this.#imports.add(literal.text);
      isNew = true;
    }
    return isNew;
  }

  /** The files beside the notebook, with a source of their own, that a file imports. */
  importedFiles(file: ts.SourceFile): { readonly specifier: string; readonly fileName: string }[] {
    return ((file as BoundFile).imports ?? []).flatMap((literal) => {
      const mode = this.ts.getModeForUsageLocation(file, literal, this.options);
      const target = this.#program.getResolvedModule(file, literal.text, mode)?.resolvedModule;
      const fileName = target?.resolvedFileName;
      if (fileName === undefined || DECLARATIONS.test(fileName) || this.#isPackaged(fileName)) return [];
      return [{ specifier: literal.text, fileName }];
    });
  }

  /** All of those that a file leads to. */
  filesBeside(file: ts.SourceFile): ts.SourceFile[] {
    const found = new Set<ts.SourceFile>();
    const follow = (from: ts.SourceFile): void => {
      for (const { fileName } of this.importedFiles(from)) {
        const next = this.#program.getSourceFile(fileName);
        if (!next || found.has(next)) continue;
        found.add(next);
        follow(next);
      }
    };
    follow(file);
    return [...found];
  }

  /** The JavaScript of a file. */
  emit(file: ts.SourceFile, before: readonly ts.TransformerFactory<ts.SourceFile>[] = []): Emitted {
    const texts = { code: "", map: "" };
    this.#program.emit(
      file,
      (name, text) => {
        texts[name.endsWith(".map") ? "map" : "code"] = text;
      },
      undefined,
      false,
      { before: [...before] },
    );
    // The file's number, which says how many came before it, is no part of what a cell compiles to.
    const { mappings } = JSON.parse(texts.map || '{"mappings":""}') as { readonly mappings: string };
    const map = JSON.stringify({ version: 3, sources: ["cell.ts"], names: [], mappings });
    return { map, code: texts.code.replace(/^#!.*/, "").replace(/\n?\/\/# sourceMappingURL=\S+\s*$/, "\n") };
  }
}

/** Has a parser leave out what comments say to readers, which takes it a third of its time; `readDocs` reads it where it is asked for. */
function withoutDocs(
  ts: TypeScript,
  how: ts.ScriptTarget | ts.CreateSourceFileOptions,
): ts.CreateSourceFileOptions {
  const options = typeof how === "object" ? how : { languageVersion: how };
  return { ...options, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
}

/** Whether a statement is an enum that has its object from the cell: one of `declare` may have none. */
function isOwnEnum(ts: TypeScript, statement: ts.Statement): statement is ts.EnumDeclaration {
  if (!ts.isEnumDeclaration(statement)) return false;
  return !statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
}

/** Makes a `const enum` one whose values are looked up: what was put into code in their place would stay when it is declared anew. */
function withoutConst(ts: TypeScript, declaration: ts.EnumDeclaration): void {
  const modifiers = declaration.modifiers?.filter(({ kind }) => kind !== ts.SyntaxKind.ConstKeyword);
  Object.assign(declaration, {
    modifiers: modifiers && ts.factory.createNodeArray(modifiers),
    modifierFlagsCache: 0,
  });
}
