import type ts from "typescript";
import type { CellDiagnostic } from "./diagnostics.js";
import type { ModuleFile } from "./files-beside.js";
import type { ModuleImport } from "./imports.js";
import type { CellOptions } from "./options.js";
import type { TypeScript } from "./typescript.js";

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
  /** Declarations of the rows of the tables, as they are now; default none. */
  readonly tableTypes?: () => string;
  /** Folders whose files, like those of packages, do not change while the process lives; default none. */
  readonly fixedFolders?: readonly string[];
  /**
   * Check cells that name only what the language itself has before the types of Node and of packages are loaded, which takes most of the
   * time of a start; default false.
   */
  readonly startsWithLanguage?: boolean;
}
