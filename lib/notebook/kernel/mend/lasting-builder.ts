import {
  type Builder,
  createPlainBuilder,
  type PlainBuilderTypeScript,
  type SourceFile,
} from "./plain-builder.js";

/** A file as a program has taken it in: with what it imports and what else it asks of the program. */
interface ReadFile extends SourceFile {
  readonly text: string;
  hasNoDefaultLib: boolean;
  path: string;
  readonly resolvedPath: string;
  readonly moduleAugmentations: readonly unknown[];
  readonly commentDirectives?: readonly unknown[];
  readonly referencedFiles: readonly unknown[];
  readonly typeReferenceDirectives: readonly unknown[];
  readonly libReferenceDirectives: readonly unknown[];
}

interface Host {
  readFile(fileName: string): string | undefined;
  getSourceFile(fileName: string, ...how: unknown[]): SourceFile | undefined;
}

interface Program {
  getSourceFiles(): SourceFile[];
  getSourceFile(fileName: string): ReadFile | undefined;
  getFilesByNameMap(): Map<string, SourceFile>;
  emit(file: undefined, write: undefined, token: undefined, only: undefined, transformers?: object): unknown;
}

/** What is used of the TypeScript that tslab brings. */
export interface LastingBuilderTypeScript extends PlainBuilderTypeScript {
  createSourceFile(fileName: string, text: string, target?: number): ReadFile;
  createProgram(options: {
    readonly rootNames: readonly string[];
    readonly options: object;
    readonly host: object;
  }): Program;
}

export interface LastingBuilder {
  readonly create: ReturnType<typeof createPlainBuilder>;
  /** Whether the declarations of the last cell could not be written: why is not asked before, as writing them tells. */
  hasFailed(): boolean;
  /** Has a cell compiled by a program and a checker of its own, and asked for all its faults first; undefined when the last was. */
  apart<T>(compile: () => T): T | undefined;
}

/** So often are cells put into one program, twice each: its checker keeps what it knows of all. */
const MOST = 1000;

/** The files that declare what a file imports. */
function importsOf(file: ReadFile): readonly string[] {
  const found: string[] = [];
  file.resolvedModules?.forEach((resolution) => {
    const target = resolution?.resolvedModule;
    if (target) found.push(target.resolvedFileName);
  });
  return found;
}

/** Whether all that a file asks for is in what it imports: it adds to no other file's types and calls for no other lib. */
function isPlain(file: ReadFile): boolean {
  const { moduleAugmentations, commentDirectives = [], referencedFiles } = file;
  const { typeReferenceDirectives, libReferenceDirectives } = file;
  return [
    moduleAugmentations,
    commentDirectives,
    referencedFiles,
    typeReferenceDirectives,
    libReferenceDirectives,
  ].every((asked) => asked.length === 0);
}

/**
 * A {@link createPlainBuilder} that makes a program for the first cell only, and puts the next cells and the declarations
 * before them into it one after the other. What the checker has found out about the libraries' types, half of the time of a
 * cell, holds for all. A cell that imports what the program has not yet, or has a say in other files' types, gets a program of its own.
 */
export function createLastingBuilder(ts: LastingBuilderTypeScript): LastingBuilder {
  const createPlain = createPlainBuilder(ts);
  const libraries = new Set<string>();
  let builder: Builder | undefined;
  let own: readonly ReadFile[] = [];
  let last: readonly ReadFile[] = [];
  let count = 0;
  let failed = false;
  let isApart = false;

  const filesOf = (program: Program, names: readonly string[]): ReadFile[] =>
    names.flatMap((name) => program.getSourceFile(name) ?? []);

  /** Puts files in the place of those of their names. */
  const put = (program: Program, files: readonly ReadFile[], key: string): void => {
    const all = program.getSourceFiles();
    for (const file of files) {
      const place = all.findIndex(({ fileName }) => fileName === file.fileName);
      all[place] = file;
      program.getFilesByNameMap().set(file.resolvedPath, file);
      // Findings are kept by path.
      file.path = file.resolvedPath + key;
    }
  };

  /** Parses files; not those whose text is the last one's, as tslab compiles each cell twice behind the same declarations. */
  const parse = (names: readonly string[], options: object, host: Host): ReadFile[] => {
    const unchanged = (name: string) =>
      last.find(({ fileName, text }) => fileName === name && text === host.readFile(name));
    const getSourceFile: Host["getSourceFile"] = (name, ...how) =>
      unchanged(name) ?? host.getSourceFile(name, ...how);
    const program = ts.createProgram({
      rootNames: names,
      options: { ...options, noLib: true, noResolve: true, types: [] },
      host: { ...host, getSourceFile },
    });
    return filesOf(program, names);
  };

  const reuse = (first: Builder, names: readonly string[], host: Host): Builder | undefined => {
    const program = first.getProgram() as Program;
    const options = first.getCompilerOptions();
    const files = parse(names, options, host);
    const known = (file: ReadFile) =>
      importsOf(file).every((name) => program.getSourceFile(name)?.isDeclarationFile);
    if (!files.every((file) => isPlain(file) && known(file))) return undefined;
    count += 1;
    put(program, files, `#${count}`);
    for (const file of files) ts.bindSourceFile(file, options);
    last = files;
    return {
      ...first,
      ...(!isApart && { getProgram: () => ({ ...program, getDeclarationDiagnostics: () => [] }) }),
      emit(...args) {
        const result = first.emit(...args);
        failed ||= result.emitSkipped;
        return result;
      },
    };
  };

  return {
    create(...args) {
      failed = false;
      const [rootNames, options, host, ...rest] = args as [readonly string[], object, Host, ...unknown[]];
      const reused =
        builder && count < MOST && own.every(isPlain) ? reuse(builder, rootNames, host) : undefined;
      if (reused) return reused;
      if (builder) put(builder.getProgram() as Program, own, "");
      builder = createPlain([...rootNames, ...libraries], options, host, ...rest);
      count = 0;
      last = [];
      own = filesOf(builder.getProgram() as Program, rootNames);
      for (const file of own) for (const name of importsOf(file)) libraries.add(name);
      return builder;
    },
    hasFailed: () => failed,
    apart(compile) {
      if (count === 0) return undefined;
      count = MOST;
      isApart = true;
      try {
        return compile();
      } finally {
        isApart = false;
      }
    },
  };
}
