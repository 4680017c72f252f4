type Cell = string | number | null;

/** Spreadsheets run a text that begins like one of these. */
const FORMULA = /^[=+\-@\t\r]/;
/** A number as text, with its unit if it has one, and a lone sign. */
const NUMBER = /^[+-]?(?:[\d.,]+(?:e[+-]?\d+)?\s?(?:%|\p{L}[\p{L} ]*)?)?$/iu;

/** A quote in front of what a spreadsheet would run keeps it text. Numbers and signs stay. */
function text(value: string): string {
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
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
