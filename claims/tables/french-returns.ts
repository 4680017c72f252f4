import { type FrenchFile, type FrenchTable, frenchSeries, frenchTable, round } from "claimbook/book";

/** French's titles write "Value Weight" and "Value Weighted", with "Average" in front or without. */
export const VALUE_WEIGHTED = /value weight(ed)? returns/i;
export const EQUAL_WEIGHTED = /equal weight(ed)? returns/i;

/** Monthly value-weighted returns of a portfolio file. @throws SourceError when the file has no such table */
export function valueWeighted(file: FrenchFile): FrenchTable {
  return frenchTable(file, { title: VALUE_WEIGHTED, frequency: "monthly" });
}

/** A column of percent returns as decimals, to six decimals. */
export function returns(table: FrenchTable, column: string): Map<string, number> {
  return new Map(
    [...frenchSeries(table, column)].map(([period, percent]) => [period, round(percent / 100, 6)]),
  );
}

/**
 * Number of the size quintile (1 smallest) and of the other sort (1 lowest) in a heading such as `SMALL LoBM`, `ME3 BM4`, `BIG HiOP`.
 * @example cellOf("BIG HiOP") // => { size: 5, other: 5 }
 */
export function cellOf(heading: string): { readonly size: number; readonly other: number } | undefined {
  const match = /^(SMALL|BIG|ME([1-5])) (?:(Lo|Hi)[A-Z]+|[A-Z]+([1-5]))$/.exec(heading);
  if (!match) return undefined;
  const [, size, sizeNumber, end, otherNumber] = match;
  return {
    size: sizeNumber ? Number(sizeNumber) : size === "SMALL" ? 1 : 5,
    other: otherNumber ? Number(otherNumber) : end === "Lo" ? 1 : 5,
  };
}

/** "CRSP vintage 202602", or the file's name where it does not say. */
export function crsp(...files: readonly FrenchFile[]): string {
  const vintages = [...new Set(files.map(({ vintage, file }) => vintage ?? `of unstated month (${file})`))];
  return `CRSP vintage ${vintages.join(", ")}`;
}
