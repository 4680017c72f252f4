import type { ColumnTable } from "arquero";

/**
 * A table's number column as a typed array of the same length; missing values become NaN, the library's one mark for "missing"
 * inside arrays of numbers.
 */
export function numbers(table: ColumnTable, name: string): Float64Array {
  return Float64Array.from(table.array(name) as Iterable<number | null>, (value) => value ?? Number.NaN);
}

/** A table's column of days or months as text, in the table's order. */
export function periods(table: ColumnTable, name: string): readonly string[] {
  return [...(table.array(name) as Iterable<string>)];
}
