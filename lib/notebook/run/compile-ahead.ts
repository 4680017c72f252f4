import type { CodeCell } from "../ipynb/notebook.js";
import type { EarlierCell } from "../kernel/compiler/compilation.js";
import type { CellOptions } from "../kernel/compiler/options.js";
import { cellTags } from "../kernel/compiler/tags.js";
import { type CompileCellsRequest, cellsBefore } from "../kernel/executor/compile-cells.js";
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

/** Cells that are compiled at once: one by one they cost a message each, and whoever waits for one waits for the others of its lot. */
export const CELLS_AT_ONCE = 8;

/** A list in parts of a length, the last of what is left. */
const inParts = <T>(values: readonly T[], length: number): T[][] =>
  Array.from({ length: Math.ceil(values.length / length) }, (_, k) =>
    values.slice(k * length, (k + 1) * length),
  );

/**
 * Compiles a notebook's cells in their order while the kernel starts and runs the first, or while other notebooks run: the
 * types of a cell depend on the cells before it, not on what they do.
 * @param compile is told whether somebody waits
 */
export function compileAhead(
  cells: readonly CodeCell[],
  compile: (
    request: CompileCellsRequest,
    how: { readonly isUrgent: () => boolean },
  ) => Promise<readonly CompiledCell[] | undefined>,
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
  const sources = cells.map(({ source }) => source);
  if (usesFilesBeside(cells) || sources.some((source) => cellTags(source).module !== undefined))
    return { compiled: undefined, ...steering };
  let last = Promise.resolve<readonly EarlierCell[] | undefined>([]);
  const parts = inParts(sources, CELLS_AT_ONCE).map((part) => {
    const compiled = last.then(async (before) => {
      if (before === undefined || stopped) return undefined;
      const request = { before, sources: part, options };
      const made = await compile(request, { isUrgent: () => urgent });
      return made && { made, request };
    });
    last = compiled.then((done) => done && cellsBefore(done.request, done.made));
    return compiled.then((done) => done?.made);
  });
  return {
    compiled: (index) =>
      parts[Math.floor(index / CELLS_AT_ONCE)]?.then((made) => made?.[index % CELLS_AT_ONCE]),
    ...steering,
  };
}
