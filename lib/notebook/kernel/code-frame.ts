import { columns } from "./text-positions.js";

/**
 * The line of a source with a caret and a line on either side, as lines of text.
 * @param line 1-based; a line that the source does not have gives `[]`
 * @param column 1-based, in UTF-16 units; without it there is no caret
 */
export function codeFrame(source: string, line: number, column?: number): string[] {
  const lines = source.trimEnd().split("\n");
  if (line < 1 || line > lines.length) return [];
  const last = Math.min(lines.length, line + 1);
  const width = String(last).length;
  const frame: string[] = [];
  for (let number = Math.max(1, line - 1); number <= last; number += 1) {
    const text = (lines[number - 1] as string).replaceAll("\t", " ");
    frame.push(`${number === line ? ">" : " "} ${String(number).padStart(width)} | ${text}`.trimEnd());
    if (number === line && column !== undefined)
      frame.push(`  ${" ".repeat(width)} | ${" ".repeat(columns(text.slice(0, column - 1)))}^`);
  }
  return frame;
}
