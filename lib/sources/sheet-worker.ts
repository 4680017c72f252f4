import { readFileSync } from "node:fs";
import { serialize } from "node:v8";
import { type CellObject, read, utils, type WorkSheet } from "xlsx";
import type { SheetChoice, SheetRows } from "./sheet-rows.js";
import { checkUnpackedSize } from "./unzip.js";

// A process of its own for each workbook: see `sheetRows`.

/** What a workbook may unpack to. */
const MAX_UNPACKED = 250_000_000;
const ZIP = "PK\u0003\u0004";

function cellValue({ t, v }: CellObject): unknown {
  return t === "e" || t === "z" ? null : v;
}

/** The cells that there are: the range that a sheet states may be far larger. */
function rowsOf(sheet: WorkSheet): unknown[][] {
  const cells = Object.entries(sheet)
    .filter(([address]) => !address.startsWith("!"))
    .map(([address, cell]) => ({ ...utils.decode_cell(address), value: cellValue(cell as CellObject) }));
  const first = cells.reduce((least, { c }) => Math.min(least, c), Number.POSITIVE_INFINITY);
  const rows = new Map<number, unknown[]>();
  for (const { r, c, value } of cells) {
    if (value === null || value === undefined) continue;
    const row = rows.get(r) ?? [];
    row[c - first] = value;
    rows.set(r, row);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
}

function answer(): SheetRows {
  const bytes = readFileSync(0);
  const { sheet, dates = false } = JSON.parse(process.argv[2] ?? "{}") as SheetChoice;
  if (bytes.toString("latin1", 0, ZIP.length) === ZIP)
    checkUnpackedSize(bytes, { file: "the archive", maxBytes: MAX_UNPACKED });
  const book = read(bytes, {
    type: "buffer",
    sheets: sheet ?? 0,
    ...(dates && { cellDates: true, UTC: true }),
  });
  const found = book.Sheets[sheet ?? book.SheetNames[0] ?? ""];
  return { names: book.SheetNames, ...(found && { rows: rowsOf(found) }) };
}

try {
  process.stdout.write(serialize(answer()));
} catch (error) {
  process.stderr.write((error as Error).message);
  process.exitCode = 1;
}
