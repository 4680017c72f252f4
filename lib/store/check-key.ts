import type { StoredColumn, StoredColumns } from "./columns.js";
import type { TableSpec } from "./manifest.js";

/**
 * Keys are present and unique; those that start with a day, a month or a number ascend as well.
 * @param lineOf line of the file at which a row stands; asked only for what is wrong
 * @param fail is told of the first row that is wrong
 */
export function checkKey(
  columns: StoredColumns,
  spec: TableSpec,
  { lineOf, fail }: { readonly lineOf: (row: number) => number; readonly fail: (problem: string) => never },
): void {
  const [first] = spec.primaryKey;
  const ascends = spec.fields.find((field) => field.name === first)?.type !== "string";
  const key = spec.primaryKey.map((name) => columns[name] ?? []);
  if (keysHold(key, ascends)) return;
  const where = `column ${spec.primaryKey.join(" + ")}`;
  const seen = new Map<string, number>();
  const leading = key[0] ?? [];
  for (let row = 0; row < leading.length; row += 1) {
    const text = textOf(key, row);
    if (key.some((column) => isMissing(column[row]))) fail(`line ${lineOf(row)}, ${where}: the key is empty`);
    const before = seen.get(text);
    if (before !== undefined) {
      fail(`line ${lineOf(row)}, ${where}: ${text} is a duplicate of line ${lineOf(before)}`);
    }
    seen.set(text, row);
    const [now, previous] = [leading[row] as Key, leading[row - 1] as Key];
    if (ascends && row > 0 && now < previous) {
      fail(`line ${lineOf(row)}, ${where}: ${text} comes after ${previous}; rows must ascend`);
    }
  }
}

type Key = string | number;

const isMissing = (value: Key | null | undefined) => value === null || Number.isNaN(value);

/** Whether that is so of every row; where keys ascend, only rows that start alike can be duplicates. */
function keysHold(key: readonly StoredColumn[], ascends: boolean): boolean {
  if (key.some(hasMissing)) return false;
  const leading = (key[0] ?? []) as ArrayLike<Key>;
  const rest = ascends ? key.slice(1) : key;
  const ownOf = (row: number) => (rest.length === 1 ? (rest[0]?.[row] as Key) : textOf(rest, row));
  // Of the rows that start alike those so far, once one is not greater than the one before.
  const seen = new Set<Key>();
  let first = 0;
  for (let row = 1; row < leading.length; row += 1) {
    const before = leading[row - 1] as Key;
    const now = leading[row] as Key;
    if (ascends && now !== before) {
      if (now < before) return false;
      first = row;
      seen.clear();
      continue;
    }
    const own = ownOf(row);
    if (seen.size === 0) {
      if (own > ownOf(row - 1)) continue;
      for (let other = first; other < row; other += 1) seen.add(ownOf(other));
    }
    if (seen.has(own)) return false;
    seen.add(own);
  }
  return true;
}

function hasMissing(column: StoredColumn): boolean {
  return column instanceof Float64Array ? column.includes(Number.NaN) : column.includes(null);
}

function textOf(key: readonly StoredColumn[], row: number): string {
  return key.map((column) => column[row]).join(" ");
}
