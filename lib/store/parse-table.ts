import { nameHint } from "../stats/text/near-name.js";
import { checkKey } from "./check-key.js";
import type { StoredColumns } from "./columns.js";
import { csvLoops } from "./csv-loops.js";
import { CELLS_A_BLOCK, CsvScanner } from "./csv-scanner.js";
import type { FieldSpec, TableSpec } from "./manifest.js";
import { type GrowingColumn, growingColumn, isNumeric, textSlotsOf } from "./parse-column.js";
import { StoreError } from "./store-error.js";

/**
 * A table's columns, each cell checked against the manifest: type, range, key.
 * @param bytes the file
 * @throws StoreError naming file, line, column and value of the first cell or row that is wrong.
 */
export function parseTable(bytes: Uint8Array, spec: TableSpec): StoredColumns {
  const fail = failure(spec);
  // The manifest's count is a hint; a row takes a byte a cell at least.
  const most = Math.floor(bytes.length / spec.fields.length);
  const rows = spec.info.rows >= 0 ? Math.min(spec.info.rows, most) : 0;
  const texts = spec.fields.filter((field) => !isNumeric(field)).length;
  const loops = csvLoops(bytes, {
    block: CELLS_A_BLOCK,
    texts: { columns: texts, slots: textSlotsOf(rows) },
  });
  const scanner = new CsvScanner(bytes, { loops });
  const next = () => nextBlock(scanner, fail);
  const failAtEnd: Fail = (problem) => {
    // A quote that is never closed is named first: what stands behind it may not be what it seems.
    while (next());
    return fail(problem);
  };
  const columns = spec.fields.map((field) => ({
    field,
    column: growingColumn(field, rows, loops?.textSlots),
  }));
  let from = next() ? 1 : 0;
  checkHeader(from === 0 ? [] : scanner.cells(0), spec, failAtEnd);
  do {
    const problem = readBlock(scanner, columns, from);
    if (problem !== undefined) failAtEnd(problem);
    from = 0;
  } while (next());
  const table = Object.fromEntries(columns.map(({ field, column }) => [field.name, column.values()]));
  checkKey(table, spec, { lineOf: (row) => lineOfRecord(bytes, row + 1), fail });
  return table;
}

type Fail = (problem: string) => never;

function failure(spec: TableSpec): Fail {
  return (problem) => {
    throw new StoreError(
      `table ${spec.info.name} (data/${spec.path}), ${problem}; correct it, or restore the file with "git checkout -- data/${spec.path}"`,
    );
  };
}

function nextBlock(scanner: CsvScanner, fail: Fail): boolean {
  try {
    return scanner.next();
  } catch (error) {
    return fail((error as Error).message);
  }
}

interface Column {
  readonly field: FieldSpec;
  readonly column: GrowingColumn;
}

/** Adds the block's records from one on to the columns; returns what is wrong with the first that is wrong. */
function readBlock(scanner: CsvScanner, columns: readonly Column[], from: number): string | undefined {
  const width = columns.length;
  let to = scanner.oddRecord(from, width);
  let problem: string | undefined;
  if (to < scanner.records) {
    problem = `line ${scanner.lines[to]} has ${scanner.cellCount(to)} cells, the header has ${width}`;
  }
  for (const [index, { field, column }] of columns.entries()) {
    const stopped = column.add(scanner, { index, width, from, to });
    if (stopped === to) continue;
    to = stopped;
    const found = JSON.stringify(scanner.text(to * width + index));
    problem = `line ${scanner.lines[to]}, column ${field.name}: ${found} is not ${expected(field)}`;
  }
  return problem;
}

function lineOfRecord(bytes: Uint8Array, record: number): number {
  const scanner = new CsvScanner(bytes);
  let before = 0;
  while (scanner.next() && record >= before + scanner.records) before += scanner.records;
  return scanner.lines[record - before] as number;
}

function checkHeader(header: readonly string[], spec: TableSpec, fail: Fail): void {
  const names = spec.fields.map((field) => field.name);
  const [known, there] = [new Set(names), new Set(header)];
  const unknown = header.find((name) => !known.has(name));
  if (unknown !== undefined)
    fail(
      `line 1: unknown column ${JSON.stringify(unknown)}; ${nameHint(unknown, names, { plural: "columns" })}`,
    );
  const missing = names.find((name) => !there.has(name));
  if (missing !== undefined) fail(`line 1: column ${missing} is missing`);
  const misplaced = names.find((name, index) => header[index] !== name);
  if (misplaced !== undefined || header.length !== names.length) {
    fail(`line 1: the columns are not in the manifest's order, ${names.join(", ")}`);
  }
}

function expected(field: FieldSpec): string {
  if (field.type === "date") return "a calendar day (YYYY-MM-DD)";
  if (field.type === "yearmonth") return "a month (YYYY-MM)";
  const range = field.constraints;
  return `${field.type === "integer" ? "a whole number" : "a number"}${
    range ? ` between ${range.minimum} and ${range.maximum}` : ""
  }${field.unit ? ` (${field.unit})` : ""}`;
}
