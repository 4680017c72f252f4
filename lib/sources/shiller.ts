import { checkAscending } from "./dates.js";
import { isZip } from "./packed-text.js";
import { sheetRows } from "./sheet-rows.js";
import { changedFormat, SourceError } from "./source-error.js";
import { asSourceFailure } from "./source-failure.js";
import type { Fetch, SourceFile } from "./source-file.js";
import { checkUnpackedSize } from "./unzip.js";

/** A month of Shiller's workbook; USD an index unit, null where it is blank or zero. */
export interface ShillerMonth {
  /** Average of the month's daily closes. */
  readonly price: number | null;
  /** Of the last twelve months. */
  readonly dividend: number | null;
  readonly earnings: number | null;
  readonly cpi: number | null;
}

const COLUMNS = { P: "price", D: "dividend", E: "earnings", CPI: "cpi" } as const;

/**
 * Months of Robert Shiller's workbook (sheet `Data`), ascending: several title rows, a header row `Date, P, D, E, CPI, ...`, then one row a
 * month whose date is a decimal number in which 1871.1 is October. Blanks, zeros and texts such as `NA` are missing values.
 * @throws SourceError
 */
export function parseShiller(
  bytes: Uint8Array,
  { file }: { readonly file: string },
): ReadonlyMap<string, ShillerMonth> {
  return asSourceFailure(`${file} cannot be read`, () => monthsOf(bytes, file));
}

function monthsOf(bytes: Uint8Array, file: string): ReadonlyMap<string, ShillerMonth> {
  const rows = dataRows(bytes, file);
  const headerAt = rows.findIndex((row) => String(row[0]).trim() === "Date" && String(row[1]).trim() === "P");
  const header = (rows[headerAt] ?? []).map((cell) => String(cell ?? "").trim());
  const columns = Object.entries(COLUMNS).map(([heading, key]) => [key, header.indexOf(heading)] as const);
  if (headerAt < 0 || columns.some(([, at]) => at < 0)) {
    throw changedFormat(file, {
      expected: "a row with the headings Date, P, D, E, CPI",
      found: rows
        .slice(0, 10)
        .map((row) => row.slice(0, 5).join(","))
        .join(" | "),
    });
  }
  const months = rows.slice(headerAt + 1).flatMap((row) => {
    const month = monthOf(row[0]);
    if (month === undefined) return [];
    const values = columns.map(([key, at]) => [key, present(row[at])] as const);
    return [[month, Object.fromEntries(values) as unknown as ShillerMonth] as const];
  });
  if (months.length === 0)
    throw changedFormat(file, { expected: "rows that start with 1871.01", found: "none" });
  checkAscending(
    file,
    months.map(([month]) => month),
  );
  return new Map(months);
}

function dataRows(bytes: Uint8Array, file: string): readonly (readonly unknown[])[] {
  // An older workbook (OLE) is not packed.
  if (isZip(bytes)) checkUnpackedSize(bytes, { file });
  try {
    const { names, rows } = sheetRows(bytes, { sheet: "Data" });
    if (rows !== undefined) return rows;
    throw changedFormat(file, { expected: "a sheet Data", found: names.join(", ") });
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError(`${file}: cannot be read as an Excel workbook (${(error as Error).message})`);
  }
}

/** 1871.01 is January, 1871.1 October. */
function monthOf(cell: unknown): string | undefined {
  const value = typeof cell === "string" ? Number(cell) : cell;
  if (typeof value !== "number" || !(value > 1800 && value < 2200)) return undefined;
  const year = Math.floor(value);
  const month = Math.round((value - year) * 100);
  return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, "0")}` : undefined;
}

const present = (cell: unknown) => (Number.isFinite(cell) && cell !== 0 ? (cell as number) : null);

/** What to do where the workbook that is found is none, or is out of date. */
export const SHILLER_REMEDY =
  "copy the address of ie_data.xls from https://shillerdata.com and set CLAIMBOOK_URL_SHILLER to it, or to the path of a file saved from there";

/**
 * Shiller's workbook. His page links to it; the link's host and query change with each edition.
 * @throws SourceError when the page has no such link, or leads to what is no such workbook; says what to do then
 */
export async function loadShiller({ fetch }: { readonly fetch: Fetch }): Promise<{
  readonly value: ReadonlyMap<string, ShillerMonth>;
  readonly files: readonly SourceFile[];
}> {
  try {
    const file = await fetch({
      provider: "shiller",
      name: "ie_data.xls",
      path: "data/ie_data.xls",
      linkedFrom: "",
      format: "xls",
    });
    return { value: parseShiller(file.bytes, { file: file.name }), files: [file] };
  } catch (error) {
    if (!(error instanceof SourceError) || error.brief !== undefined) throw error;
    throw new SourceError(`${error.message}; ${SHILLER_REMEDY}`);
  }
}
