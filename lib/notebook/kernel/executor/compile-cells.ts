import type { CellCompiler } from "../compiler/cell-compiler.js";
import type { CompileRequest } from "../compiler/compilation.js";
import { historyKey } from "../executor/history.js";
import type { CompiledCell } from "./compiled-cell.js";

/** Compiles a cell ahead of the kernel that will run it. */
export function compileCell(compiler: CellCompiler, request: CompileRequest): CompiledCell {
  return {
    after: request.before.reduce(historyKey, ""),
    compilation: compiler.compile(request),
  };
}
