import type { CellCompiler } from "../compiler/cell-compiler.js";
import type { EarlierCell } from "../compiler/compilation.js";
import type { CellOptions } from "../compiler/options.js";
import { historyKey } from "../executor/history.js";
import type { CompiledCell } from "./compiled-cell.js";

/** Cells of a notebook to compile, in their order. */
export interface CompileCellsRequest {
  readonly sources: readonly string[];
  /** The cells before them. */
  readonly before: readonly EarlierCell[];
  readonly options?: CellOptions;
}

/** The cells before others, without those that do not compile: these declare nothing. */
export function cellsBefore(
  { before, sources }: CompileCellsRequest,
  compiled: readonly CompiledCell[],
): readonly EarlierCell[] {
  const isRight = (_: string, index: number) => compiled[index]?.compilation.diagnostics.length === 0;
  return [...before, ...sources.filter(isRight).map((source) => ({ source }))];
}

/** Compiles cells ahead of the kernel that will run them. @returns one a source */
export function compileCells(compiler: CellCompiler, request: CompileCellsRequest): CompiledCell[] {
  const { sources, before, options = {} } = request;
  const compiled: CompiledCell[] = [];
  let after = before.reduce(historyKey, "");
  for (const source of sources) {
    const compilation = compiler.compile({ source, before: cellsBefore(request, compiled), options });
    compiled.push({ after, compilation });
    if (compilation.diagnostics.length === 0) after = historyKey(after, { source });
  }
  return compiled;
}
