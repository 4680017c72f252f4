import { CsvScanner } from "./csv-scanner.js";

/** A CSV file, cell by cell, as text. */
export interface CsvText {
  /** Cells of each record; the header is the first. */
  readonly records: readonly (readonly string[])[];
  /** Line of the file, from 1, at which each record starts. */
  readonly lines: readonly number[];
}

/**
 * Records of a CSV text by RFC 4180, as `CsvScanner` finds them.
 * @throws SyntaxError when a quote is never closed, with the line at which it opened.
 * @example parseCsv('a,b\n"x, y",2\n').records // => [["a", "b"], ["x, y", "2"]]
 */
export function parseCsv(text: string): CsvText {
  const bytes = Buffer.from(text);
  // In plain ASCII the bytes' places are the text's, whose slices cost less.
  const ascii = bytes.length === text.length;
  const scanner = new CsvScanner(bytes, {
    slice: ascii ? (start, end) => text.slice(start, end) : undefined,
  });
  const records: string[][] = [];
  const lines: number[] = [];
  while (scanner.next()) {
    for (let record = 0; record < scanner.records; record += 1) {
      records.push(scanner.cells(record));
      lines.push(scanner.lines[record] as number);
    }
  }
  return { records, lines };
}
