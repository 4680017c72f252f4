import { stripVTControlCharacters } from "node:util";
import type { Cell, Notebook, Output } from "../ipynb/notebook.js";

/** What a printed traceback begins with, in Python and in IPython. */
const TRACEBACK = /^[^\S\n]*(?:Traceback \(|-+> \d+ |File "|Cell In\s?\[)/m;
/** The number that IPython puts before a quoted line, and the arrow before the one that failed. */
const NUMBER = /^\s*(?:-+>\s*)?\d+(?=\s)/;

/** An output without lines of code: an error keeps its name and message; a printed traceback and a warning lose the lines that they quote. */
function withoutQuotes(output: Output, lines: ReadonlySet<string>): Output {
  if (output.output_type === "error") return { ...output, traceback: [] };
  if (output.output_type !== "stream") return output;
  const plain = stripVTControlCharacters(output.text);
  // What a program prints stays, also where it equals a line of code.
  if (output.name === "stdout" && !TRACEBACK.test(plain)) return output;
  const isQuote = (line: string) => {
    const bare = stripVTControlCharacters(line);
    return NUMBER.test(bare)
      ? lines.has(bare.replace(NUMBER, "").trim())
      : /^\s/.test(bare) && lines.has(bare.trim());
  };
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
