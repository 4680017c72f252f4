import { createHash } from "node:crypto";
import type { StepMaps } from "./cell-map.js";
import type { Conversion } from "./tslab-types.js";

/** A cell as tslab's converter compiles it: a function of its source and of the declarations of the cells before it. */
export interface CompiledCell {
  /** {@link declarationsHash} of the declarations that it was compiled behind. */
  readonly behind: string;
  readonly conversion: Conversion;
  /** Absent when the cell does not compile. */
  readonly maps?: StepMaps;
}

/** Whether a cell may have a tag by which tslab takes it for a module or for code of a browser. */
export function mayBeTagged(source: string): boolean {
  return /@(module|jsx|node|browser)\b/.test(source);
}

/** The hash by which declarations are compared. */
export function declarationsHash(declarations: string): string {
  return createHash("sha256").update(declarations).digest("hex");
}
