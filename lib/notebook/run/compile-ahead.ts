import type { CodeCell } from "../ipynb/notebook.js";
import type { CompileRequest, EarlierCell } from "../kernel/compiler/compilation.js";
import type { CellOptions } from "../kernel/compiler/options.js";
import { cellTags } from "../kernel/compiler/tags.js";
import type { CompiledCell } from "../kernel/executor/compiled-cell.js";
import type { CompiledAhead } from "./run-cells.js";

/** The types of the tables are known by the manifest, of which they are made. */
const FILE_BESIDE =
  /(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*["'`](?!(?:\.{1,2}\/)+data\/tables(?:\.d)?(?:\.ts)?["'`])\.{1,2}\//;

/** Does any cell import a file that lies beside the notebook? */
export function usesFilesBeside(cells: readonly { readonly source: string }[]): boolean {
  return cells.some(({ source }) => FILE_BESIDE.test(source));
}

/** A notebook's cells as they are compiled. */
export interface CellsAhead {
  /** Undefined when the kernel has to compile all: files beside the notebook and modules are its own business. */
  readonly compiled: CompiledAhead | undefined;
  /** Somebody waits for them now. */
  raisePriority(): void;
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
  options: CellOptions = {},
): CellsAhead {
  let [urgent, stopped] = [false, false];
  const steering = {
    raisePriority: () => {
      urgent = true;
    },
    stop: () => {
      stopped = true;
    },
  };
  if (usesFilesBeside(cells) || cells.some(({ source }) => cellTags(source).module !== undefined))
    return { compiled: undefined, ...steering };
  let last = Promise.resolve<readonly EarlierCell[] | undefined>([]);
  const all = cells.map(({ source }) => {
    const compiled = last.then(async (before) => {
      if (before === undefined || stopped) return undefined;
      const cell = await compile({ before, source, options }, { isUrgent: () => urgent });
      return cell && { cell, before };
    });
    last = compiled.then(
      (done) =>
        // What does not compile declares nothing.
        done && (done.cell.compilation.diagnostics.length > 0 ? done.before : [...done.before, { source }]),
    );
    return compiled.then((done) => done?.cell);
  });
  return { compiled: (index) => all[index], ...steering };
}
