type Cell = string | number | null;

/** Spreadsheets run a text that begins like a formula; a quote in front keeps it text. Numbers and signs stay. */
function text(value: string): string {
  const formula = /^[=+\-@\t\r]/.test(value) && !/^[+-]?[\d.,]*%?$/.test(value);
  const safe = formula ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Rows as CSV (RFC 4180), the head first; missing cells are empty.
 * @example csv(["a", "b"], [[1, "x,y"]]) // => "a,b\r\n1,\"x,y\"\r\n"
 */
export function csv(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) =>
    `${cells.map((cell) => (typeof cell === "string" ? text(cell) : (cell ?? ""))).join(",")}\r\n`;
  return [head, ...rows].map(line).join("");
}
