import type { Compilation } from "../compiler/compilation.js";

/** A cell that the runner has compiled ahead of the kernel. */
export interface CompiledCell {
  /** The hash of the cells that it was compiled after; see `historyKey`. */
  readonly after: string;
  readonly compilation: Compilation;
}
