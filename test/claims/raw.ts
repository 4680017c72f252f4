import { readFileSync } from "node:fs";

/** The rows of a data table as text by column, read without the library. */
export function rawRows(table: string): readonly Readonly<Record<string, string>>[] {
  const [head = "", ...rows] = readFileSync(`data/${table}.csv`, "utf8").trim().split("\n");
  const names = head.split(",");
  return rows.map((row) => Object.fromEntries(row.split(",").map((cell, at) => [names[at] as string, cell])));
}

/** One number of a data table, by the first column and by name. */
export function raw(table: string, key: string, column: string): number {
  const row = rawRows(table).find((one) => Object.values(one)[0] === key);
  return Number(row?.[column] || Number.NaN);
}

/** The simple return of an index between two closes of the daily table. */
export const rawReturn = (column: string, from: string, to: string): number =>
  raw("index-daily", to, column) / raw("index-daily", from, column) - 1;
