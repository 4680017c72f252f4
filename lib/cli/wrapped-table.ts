import { wrapText } from "./wrap-text.js";

/** The least width of the last column. */
const MIN_TEXT_WIDTH = 30;

/** A row of a table whose last column is wrapped. */
export interface WrappedRow {
  readonly cells: readonly string[];
  /** What the last column says, each text on a line of its own. */
  readonly texts: readonly string[];
}

/**
 * Rows as lines of text in aligned columns under a header and a rule, the last column wrapped to the width.
 * @param head titles of the columns, that of the wrapped one last
 */
export function wrappedTable(head: readonly string[], rows: readonly WrappedRow[], width: number): string {
  const titles = head.slice(0, -1);
  const widths = titles.map((title, column) =>
    Math.max(title.length, ...rows.map(({ cells }) => (cells[column] ?? "").length)),
  );
  const left = (row: readonly string[]) =>
    row.map((cell, column) => cell.padEnd(widths[column] as number)).join("  ");
  const indent = widths.reduce((sum, cell) => sum + cell + 2, 0);
  const textWidth = Math.max(MIN_TEXT_WIDTH, width - indent);
  const lines = rows.flatMap(({ cells, texts }) =>
    texts
      .flatMap((text) => wrapText(text, textWidth))
      .map((text, part) => `${part === 0 ? left(cells) : " ".repeat(indent - 2)}  ${text}`.trimEnd()),
  );
  return [`${left(titles)}  ${head.at(-1)}`, "-".repeat(Math.min(width, indent + textWidth)), ...lines].join(
    "\n",
  );
}
