import type { CodeCell } from "../ipynb/notebook.js";
import type { CompileRequest } from "../kernel/mend/compile-worker.js";
import { type CompiledCell, mayBeTagged } from "../kernel/mend/compiled-cell.js";
import type { CompiledAhead } from "./run-cells.js";

const FILE_BESIDE = /(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*["'`]\.{1,2}\//;

/** Does any cell import a file that lies beside the notebook? */
export function usesFilesBeside(cells: readonly { readonly source: string }[]): boolean {
  return cells.some(({ source }) => FILE_BESIDE.test(source));
}

/**
 * Compiles a notebook's cells one behind the other while the kernel starts and runs the first: the types of a cell depend
 * on the cells before it, not on what they do.
 * @param stopped says that no more is wanted
 * @returns undefined when the kernel has to compile all: files beside the notebook and modules are its own business
 */
export function compileAhead(
  cells: readonly CodeCell[],
  {
    compile,
    stopped,
  }: {
    compile(request: CompileRequest): Promise<CompiledCell | undefined>;
    stopped(): boolean;
  },
): CompiledAhead | undefined {
  if (usesFilesBeside(cells) || cells.some(({ source }) => mayBeTagged(source))) return undefined;
  let before = Promise.resolve<string | undefined>("");
  const all = cells.map(({ source }) => {
    const compiled = before.then((declarations) =>
      declarations === undefined || stopped() ? undefined : compile({ declarations, source }),
    );
    before = compiled.then((cell) =>
      cell && cell.conversion.diagnostics.length === 0 ? (cell.conversion.declOutput ?? "") : undefined,
    );
    return compiled;
  });
  return (index) => all[index];
}
