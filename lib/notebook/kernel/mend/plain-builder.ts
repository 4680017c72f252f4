import { isCellFile } from "./cell-map.js";

/** A file of a program; what it imports is known once the program has read it. */
export interface SourceFile {
  readonly fileName: string;
  readonly isDeclarationFile: boolean;
  readonly resolvedModules?: {
    forEach(
      see: (found: { readonly resolvedModule?: { readonly resolvedFileName: string } } | undefined) => void,
    ): void;
  };
}
export interface Builder {
  getProgram(): object;
  getCompilerOptions(): object;
  getSourceFiles(): readonly SourceFile[];
  getSourceFile(fileName: string): SourceFile | undefined;
  emit(...args: readonly unknown[]): { readonly emitSkipped: boolean };
  getAllDependencies(file: SourceFile): readonly string[];
}

/** What is used of the TypeScript that tslab brings. */
export interface PlainBuilderTypeScript {
  createAbstractBuilder(...args: readonly unknown[]): Builder;
  bindSourceFile(file: SourceFile, options: object): void;
}

/**
 * Creates the program of a watching compiler without the account that TypeScript keeps of which file depends on which, made
 * anew from all files for each cell: tslab asks it only for the sources that a cell imports. The names that a cell declares,
 * which tslab asks for next, are bound at once, and nothing else.
 */
export function createPlainBuilder(
  ts: PlainBuilderTypeScript,
): PlainBuilderTypeScript["createAbstractBuilder"] {
  return (...args) => {
    const builder = ts.createAbstractBuilder(...args);
    const cell = builder.getSourceFiles().find(({ fileName }) => isCellFile(fileName));
    if (cell) ts.bindSourceFile(cell, builder.getCompilerOptions());
    const sourcesOf = (file: SourceFile, found: Set<string>): Set<string> => {
      if (file.isDeclarationFile || found.has(file.fileName)) return found;
      found.add(file.fileName);
      file.resolvedModules?.forEach((resolution) => {
        const target = resolution?.resolvedModule;
        const imported = target && builder.getSourceFile(target.resolvedFileName);
        if (imported) sourcesOf(imported, found);
      });
      return found;
    };
    builder.getAllDependencies = (file) => [...sourcesOf(file, new Set())];
    return builder;
  };
}
