type Cell = string | number | null;

/** Spreadsheets run a text that begins like one of these, and take them for the same in other widths. */
const FORMULA = /^[=+\-@]/;
/** What spreadsheets pass over at the beginning of a cell. */
const BEFORE = /^[\s\p{Cc}\p{Cf}]+/u;
/** A number as text, with its unit if it has one, and a lone sign. */
const NUMBER = /^[+-]?(?:[\d.,]+(?:e[+-]?\d+)?\s?(?:%|\p{L}[\p{L} ]*)?)?$/iu;

/** Would a spreadsheet run a text, or take what begins a line for the beginning of a cell? */
function isFormula(value: string): boolean {
  const seen = value.replace(BEFORE, "").normalize("NFKC");
  return (FORMULA.test(seen) || /^[\t\r\n]/.test(value)) && !NUMBER.test(seen);
}

/** A quote in front of what a spreadsheet would run keeps it text. Numbers and signs stay. */
function text(value: string): string {
  const safe = isFormula(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Rows as CSV (RFC 4180), the head first; missing cells are empty, numbers have all their digits.
 * @example csv(["a", "b"], [[1, "x,y"]]) // => "a,b\r\n1,\"x,y\"\r\n"
 */
export function csv(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) =>
    `${cells.map((cell) => (typeof cell === "string" ? text(cell) : (cell ?? ""))).join(",")}\r\n`;
  return [head, ...rows].map(line).join("");
}
