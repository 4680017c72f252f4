import type { Cell, Columns } from "./columns.js";

/**
 * A table as the data folder stores it: header, LF line ends, numbers as plain decimals, missing cells empty.
 * @param names the columns to write, in this order
 * @example writeCsv({ a: [1, null], b: ["x,y", "z"] }, ["a", "b"]) // => "a,b\n1,\"x,y\"\n,z\n"
 */
export function writeCsv(columns: Columns, names: readonly string[]): string {
  const rows = columns[names[0] as string]?.length ?? 0;
  const lines = Array.from({ length: rows }, (_, row) =>
    names.map((name) => cell(columns[name]?.[row] ?? null)).join(","),
  );
  return `${[names.join(","), ...lines].join("\n")}\n`;
}

function cell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return number(value);
  return /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Plain decimals only: 1e-7 is not a number to `parseTable`. */
function number(value: number): string {
  const text = String(value === 0 ? 0 : value);
  return text.includes("e") ? value.toFixed(12).replace(/\.?0+$/, "") : text;
}
