import { expect, test } from "vitest";
import { CsvScanner } from "../../lib/store/csv-scanner.js";

/** Every record of every block, and how many blocks there were. */
function read(text: string) {
  const scanner = new CsvScanner(Buffer.from(text));
  const records: string[][] = [];
  const lines: number[] = [];
  let blocks = 0;
  for (; scanner.next(); blocks += 1) {
    for (let record = 0; record < scanner.records; record += 1) {
      records.push(scanner.cells(record));
      lines.push(scanner.lines[record] as number);
    }
  }
  return { records, lines, blocks };
}

test("a file of many blocks has the same records and lines as one after the other", () => {
  const rows = Array.from({ length: 20_000 }, (_, row) =>
    row % 7 === 0 ? [`${row}`, `x "${row}"\ny`, "é,"] : [`${row}`, "", "z"],
  );
  const quote = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const { records, lines, blocks } = read(rows.map((row) => `${row.map(quote).join(",")}\n`).join(""));
  expect(records).toEqual(rows);
  // A line each, and one more for each quoted line end above.
  expect(lines).toEqual(rows.map((_, row) => row + 1 + Math.ceil(row / 7)));
  expect(blocks).toBeGreaterThan(1);
});

test("a record may have more cells than a block", () => {
  const wide = Array.from({ length: 100_000 }, (_, cell) => `${cell % 10}`);
  expect(read(`${wide.join(",")}\nb\n`).records).toEqual([wide, ["b"]]);
});

test("a quote within a cell is text, and text behind a closing quote belongs to the cell", () => {
  expect(read('a"b,"c"d\n').records).toEqual([['a"b', "cd"]]);
});

test("a carriage return is kept but for the one of a line end", () => {
  expect(read('a\rb,"c\r"\r\nd\r\r\n').records).toEqual([["a\rb", "c\r"], ["d\r"]]);
});

test("an empty quoted cell alone on its line is a record, a blank line is none", () => {
  expect(read('""\n\n\r\n,\n').records).toEqual([[""], ["", ""]]);
});
