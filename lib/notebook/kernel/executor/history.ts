import { createHash } from "node:crypto";
import type { EarlierCell } from "../compiler/compilation.js";

/** The cells that have run in a kernel, as what comes after them is compiled. */
export class History {
  #cells: readonly EarlierCell[] = [];
  #key = "";

  get cells(): readonly EarlierCell[] {
    return this.#cells;
  }

  /** A hash of {@link cells}; of no cells "". */
  get key(): string {
    return this.#key;
  }

  add(cell: EarlierCell): void {
    this.#cells = [...this.#cells, cell];
    this.#key = historyKey(this.#key, cell);
  }
}

/** The hash of cells, from the hash of all but the last and the last. */
export function historyKey(before: string, { source, ran }: EarlierCell): string {
  return createHash("sha256")
    .update(JSON.stringify([before, source, ran ?? null]))
    .digest("hex");
}
