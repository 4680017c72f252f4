import type ts from "typescript";

export type { TypeScript } from "../../../platform/loading/load-typescript.js";

/** A node of TypeScript's control flow graph, as far as it is followed here. */
export interface FlowNode {
  readonly flags: number;
  readonly antecedent?: FlowNode | readonly FlowNode[];
  /** On a start: what the flow goes on from. */
  node?: { readonly flowNode: FlowNode };
}

/** A source file with what TypeScript's program and binder keep in it; all of it is internal to TypeScript. */
export interface BoundFile extends ts.SourceFile {
  path: string;
  resolvedPath: string;
  originalFileName: string;
  imports: readonly ts.StringLiteralLike[];
  moduleAugmentations: readonly ts.StringLiteralLike[];
  ambientModuleNames: readonly string[];
  externalModuleIndicator: ts.Node | true;
  parent: ts.SourceFile;
  symbol: ts.Symbol;
  readonly locals: ReadonlyMap<string, ExportedSymbol>;
  readonly endFlowNode?: FlowNode;
  readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[];
  readonly bindDiagnostics: readonly ts.DiagnosticWithLocation[];
  readonly commentDirectives?: readonly { readonly range: ts.TextRange; readonly type: 0 | 1 }[];
}

/** A symbol of a file's locals; what the file exports stands behind it. */
export interface ExportedSymbol extends ts.Symbol {
  readonly exportSymbol?: ts.Symbol;
}

/** A program with what its checker asks of it. */
export interface OpenProgram extends ts.Program {
  getResolvedModule(
    file: ts.SourceFile,
    name: string,
    mode: ts.ResolutionMode,
  ): ts.ResolvedModuleWithFailedLookupLocations | undefined;
}

/** A checker with its complaints about one file, and what else is internal. */
export interface OpenChecker extends ts.TypeChecker {
  getDiagnostics(file: ts.SourceFile): readonly ts.Diagnostic[];
  /** The symbol that a name stands for; of the whole program where there is no place. */
  resolveName(
    name: string,
    location: ts.Node | undefined,
    meaning: ts.SymbolFlags,
    excludeGlobals: boolean,
  ): ts.Symbol | undefined;
  /** What a symbol has become a part of. */
  getMergedSymbol(symbol: ts.Symbol): ts.Symbol;
}
