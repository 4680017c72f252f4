import type { CodeCell } from "../ipynb/notebook.js";
import type { CompileRequest } from "../kernel/mend/compile-cells.js";
import { type CompiledCell, mayBeTagged } from "../kernel/mend/compiled-cell.js";
import type { CompiledAhead } from "./run-cells.js";

const FILE_BESIDE = /(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*["'`]\.{1,2}\//;

/** Does any cell import a file that lies beside the notebook? */
export function usesFilesBeside(cells: readonly { readonly source: string }[]): boolean {
  return cells.some(({ source }) => FILE_BESIDE.test(source));
}

/** A notebook's cells as they are compiled. */
export interface CellsAhead {
  /** Undefined when the kernel has to compile all: files beside the notebook and modules are its own business. */
  readonly compiled: CompiledAhead | undefined;
  /** Somebody waits for them now. */
  hurry(): void;
  /** Nobody wants what is left. */
  stop(): void;
}

/**
 * Compiles a notebook's cells one behind the other while the kernel starts and runs the first, or while other notebooks run: the
 * types of a cell depend on the cells before it, not on what they do.
 * @param compile is told whether somebody waits
 */
export function compileAhead(
  cells: readonly CodeCell[],
  compile: (
    request: CompileRequest,
    how: { readonly isUrgent: () => boolean },
  ) => Promise<CompiledCell | undefined>,
): CellsAhead {
  let [urgent, stopped] = [false, false];
  const steering = {
    hurry: () => {
      urgent = true;
    },
    stop: () => {
      stopped = true;
    },
  };
  if (usesFilesBeside(cells) || cells.some(({ source }) => mayBeTagged(source)))
    return { compiled: undefined, ...steering };
  let before = Promise.resolve<string | undefined>("");
  const all = cells.map(({ source }) => {
    const compiled = before.then((declarations) =>
      declarations === undefined || stopped
        ? undefined
        : compile({ declarations, source }, { isUrgent: () => urgent }),
    );
    before = compiled.then((cell) =>
      cell && cell.conversion.diagnostics.length === 0 ? (cell.conversion.declOutput ?? "") : undefined,
    );
    return compiled;
  });
  return { compiled: (index) => all[index], ...steering };
}
