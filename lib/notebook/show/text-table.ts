/** Rows as aligned lines of text under their heads, numbers to the right. */
export function textTable(
  columns: readonly { readonly label: string; readonly numeric: boolean }[],
  rows: readonly (readonly string[])[],
): string {
  const widths = columns.map(({ label }, at) =>
    Math.max(label.length, ...rows.map((row) => (row[at] ?? "").length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => {
        const width = widths[at] ?? 0;
        return columns[at]?.numeric ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  return [line(columns.map(({ label }) => label)), rule, ...rows.map(line)].join("\n");
}
