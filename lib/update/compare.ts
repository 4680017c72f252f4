import type { Cell, Columns } from "../store/columns.js";
import type { TableSpec } from "../store/manifest.js";
import { keysOf } from "./validate.js";

/** A value on record that changed. */
export interface Revision {
  readonly column: string;
  /** Key of the row. */
  readonly row: string;
  readonly from: Cell;
  readonly to: Cell;
}

/** What distinguishes a table from the one that it replaces. */
export interface Comparison {
  readonly added: number;
  /** Rows that are no longer there; absent: none. */
  readonly removed?: number;
  /** Rows of which at least one missing value is now known. */
  readonly filled: number;
  /** Rows of which at least one known value changed. */
  readonly revised: number;
  /** Key of the first revised row; null: none. */
  readonly since: string | null;
  readonly largest: Revision | null;
  /** Every changed value, by row. */
  readonly revisions: readonly Revision[];
}

/** Compares a new table with the old one, row by row by key; the largest change is measured in units of each column's typical size. */
export function compare(before: Columns, after: Columns, spec: TableSpec): Comparison {
  const old = new Map(keysOf(before, spec).map((key, row) => [key, row]));
  const keys = keysOf(after, spec);
  const fields = spec.fields.map((field) => field.name).filter((name) => !spec.primaryKey.includes(name));
  const scale = new Map(fields.map((name) => [name, typical(before[name] ?? [])]));
  let filled = 0;
  let revised = 0;
  let since: string | null = null;
  let largest: (Revision & { readonly size: number }) | null = null;
  const revisions: Revision[] = [];
  keys.forEach((key, row) => {
    const was = old.get(key);
    if (was === undefined) return;
    let newly = false;
    let differently = false;
    for (const column of fields) {
      const [from, to] = [before[column]?.[was] ?? null, after[column]?.[row] ?? null];
      if (from === to) continue;
      if (from === null) {
        newly = true;
        continue;
      }
      differently = true;
      revisions.push({ column, row: key, from, to });
      const size = Math.abs(Number(to) - Number(from)) / (scale.get(column) || 1) || 0;
      if (largest === null || size > largest.size) largest = { column, row: key, from, to, size };
    }
    if (newly) filled += 1;
    if (!differently) return;
    revised += 1;
    since ??= key;
  });
  const isThere = new Set(keys);
  const removed = [...old.keys()].filter((key) => !isThere.has(key)).length;
  return {
    added: keys.filter((key) => !old.has(key)).length,
    ...(removed > 0 && { removed }),
    filled,
    revised,
    since,
    largest: largest && withoutSize(largest),
    revisions,
  };
}

const withoutSize = ({ column, row, from, to }: Revision): Revision => ({ column, row, from, to });

/** Mean absolute value of a column of numbers. */
function typical(values: readonly Cell[]): number {
  const numbers = values.filter((value): value is number => typeof value === "number");
  return numbers.reduce((sum, value) => sum + Math.abs(value), 0) / (numbers.length || 1);
}
