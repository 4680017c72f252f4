import type { Cell, StoredColumn } from "./columns.js";

/** A stored column as arquero reads one: cell by cell, null where a value is missing. It cannot be written, so that readers need no copies. */
export class ColumnView {
  readonly length: number;
  readonly #values: StoredColumn;

  constructor(values: StoredColumn) {
    this.length = values.length;
    this.#values = values;
    Object.freeze(this);
  }

  /** The cell of a row; like an array's `at`, counted from the end if negative. */
  at(row: number): Cell {
    const value = this.#values[row < 0 ? row + this.length : row] as Cell;
    return Number.isNaN(value) ? null : value;
  }

  *[Symbol.iterator](): Iterator<Cell> {
    for (let row = 0; row < this.length; row += 1) yield this.at(row);
  }
}
