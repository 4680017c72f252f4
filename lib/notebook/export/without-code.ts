import type { Cell, Notebook, Output } from "../ipynb/notebook.js";

/** An output without lines of code: an error keeps its name and message, a warning loses the line that Python quotes under it. */
function withoutQuotes(output: Output, lines: ReadonlySet<string>): Output {
  if (output.output_type === "error") return { ...output, traceback: [] };
  if (output.output_type !== "stream" || output.name === "stdout") return output;
  const isQuote = (line: string) => /^\s/.test(line) && lines.has(line.trim());
  const text = output.text
    .split("\n")
    .filter((line) => !isQuote(line))
    .join("\n");
  return { ...output, text };
}

/**
 * A notebook with text and outputs alone: no code cell has a source, and what quotes one goes with it, tracebacks and the
 * lines under warnings. Every cell stays in its place, so that links to it still lead there.
 */
export function withoutCode(notebook: Notebook): Notebook {
  const code = notebook.cells.filter(({ cell_type }) => cell_type === "code");
  const lines = new Set(
    code.flatMap(({ source }) => source.split("\n").map((line) => line.trim())).filter(Boolean),
  );
  const cells = notebook.cells.map(
    (cell): Cell =>
      cell.cell_type === "code"
        ? { ...cell, source: "", outputs: cell.outputs.map((output) => withoutQuotes(output, lines)) }
        : cell,
  );
  return { ...notebook, cells };
}
