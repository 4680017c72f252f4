import { readFileSync } from "node:fs";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { tableFromIPC } from "@uwdata/flechette";
import { fromArrow } from "arquero";
import { parquetMetadata, parquetRead, parquetSchema } from "hyparquet";
import { UserError } from "../../platform/user-error.js";
import { sheetRows } from "../../sources/sheet-rows.js";
import { decodeText } from "../../sources/text.js";
import { parseCsv } from "../../store/parse-csv.js";

/** Columns of a file of the user's, cells as the file has them. */
export type RawColumns = Readonly<Record<string, readonly unknown[]>>;

const START = {
  parquet: [0x50, 0x41, 0x52, 0x31],
  arrow: [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31],
  zip: [0x50, 0x4b, 0x03, 0x04],
  ole: [0xd0, 0xcf, 0x11, 0xe0],
  stream: [0xff, 0xff, 0xff, 0xff],
} as const;

/** Values of a sheet: one cell far to the right would make each row as long. */
const MAX_PLACES = 50_000_000;

/**
 * A CSV, Parquet, Arrow (IPC file or stream) or Excel file by columns; which one is decided by its first bytes. Of a workbook the first
 * sheet is read, with the headings in its first row.
 * @throws UserError when the file cannot be read or holds no table
 */
export async function readFile(
  file: string,
): Promise<{ readonly columns: RawColumns; readonly bytes: Uint8Array }> {
  const name = path.basename(file);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new UserError(`${file} cannot be read (${(error as Error).message})`);
  }
  const starts = (magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);
  const read = () => {
    if (starts(START.parquet)) return fromParquet(bytes);
    if (starts(START.arrow) || starts(START.stream)) return fromIpc(bytes);
    if (starts(START.zip) || starts(START.ole)) return fromWorkbook(bytes);
    return fromCsv(decodeText(bytes));
  };
  let columns: RawColumns;
  try {
    columns = await read();
  } catch (error) {
    throw new UserError(
      `${name} cannot be read as a CSV, Parquet, Arrow or Excel table (${(error as Error).message}); save it as a CSV with one header row`,
    );
  }
  if (Object.values(columns).every((values) => values.length === 0))
    throw new UserError(`${name} has no rows`);
  return { columns, bytes };
}

function byColumns(header: readonly string[], rows: readonly (readonly unknown[])[]): RawColumns {
  const odd = rows.findIndex((row) => row.length > header.length);
  if (odd >= 0)
    throw new Error(`row ${odd + 1} has ${rows[odd]?.length} cells, the header has ${header.length}`);
  const names = header.map((name) => name.trim());
  checkUnique(names);
  return Object.fromEntries(names.map((name, index) => [name, rows.map((row) => row[index] ?? null)]));
}

/** Of two columns of one name nobody can tell which is meant; columns without a name are nobody's. */
function checkUnique(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (name !== "" && seen.has(name))
      throw new Error(`two columns are called ${name}: rename or remove one of them`);
    seen.add(name);
  }
}

function fromCsv(text: string): RawColumns {
  const [header, ...rows] = parseCsv(text).records;
  if (header === undefined || header.length < 2)
    throw new Error("there is no header row with several columns, separated by commas");
  return byColumns(header, rows);
}

async function fromParquet(bytes: Buffer): Promise<RawColumns> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const names = parquetSchema(parquetMetadata(file)).children.map(({ element }) => element.name);
  checkUnique(names);
  // By columns as the file has them: an object for each row would take half the time again.
  const columns = new Map<string, unknown[]>();
  await parquetRead({
    file,
    // Snappy is built in; the rest of what Node itself can unpack.
    compressors: {
      GZIP: (input) => gunzipSync(input),
      BROTLI: (input) => brotliDecompressSync(input),
    },
    onChunk({ columnName, columnData, rowStart }) {
      const column = columns.get(columnName) ?? [];
      columns.set(columnName, column);
      for (let row = 0; row < columnData.length; row += 1) column[rowStart + row] = columnData[row] ?? null;
    },
  });
  return Object.fromEntries(
    names.flatMap((name) => {
      const column = columns.get(name);
      return column === undefined ? [] : [[name, column]];
    }),
  );
}

function fromIpc(bytes: Buffer): RawColumns {
  // arquero takes the first of two columns of one name.
  checkUnique(tableFromIPC(bytes).schema.fields.map(({ name }) => name));
  const table = fromArrow(new Uint8Array(bytes), { useDate: true });
  return Object.fromEntries(table.columnNames().map((name) => [name, [...table.array(name)]]));
}

function fromWorkbook(bytes: Buffer): RawColumns {
  const { rows: found } = sheetRows(bytes, { dates: true });
  if (found === undefined) throw new Error("there is no sheet");
  const [header = [], ...rows] = found;
  const places = header.length * rows.length;
  if (places > MAX_PLACES)
    throw new Error(
      `the sheet's ${header.length} columns and ${rows.length} rows have room for ${places} values; ${MAX_PLACES} are the most`,
    );
  return byColumns(
    Array.from(header, (cell) => String(cell ?? "")),
    rows,
  );
}
