import { terminalLine } from "../platform/terminal-text.js";

/**
 * Rows of cells as lines of text in aligned columns, a header and a rule above them.
 * @param options.right positions of columns that align right, such as numbers
 */
export function textColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  { right = [] }: { readonly right?: readonly number[] } = {},
): string[] {
  const lines = rows.map((row) => row.map(terminalLine));
  const widths = header.map((title, at) =>
    Math.max(title.length, ...lines.map((row) => (row[at] ?? "").length)),
  );
  const line = (cells: readonly string[]) =>
    widths
      .map((width, at) =>
        right.includes(at) ? (cells[at] ?? "").padStart(width) : (cells[at] ?? "").padEnd(width),
      )
      .join("  ")
      .trimEnd();
  return [line(header), widths.map((width) => "-".repeat(width)).join("  "), ...lines.map(line)];
}
