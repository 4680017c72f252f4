import type { Cell, CodeCell, Notebook, Output } from "../../lib/notebook/ipynb/notebook.js";

/** A code cell that has not run. */
export function codeCell(source: string, rest: Partial<CodeCell> = {}): CodeCell {
  return { id: "", cell_type: "code", metadata: {}, source, execution_count: null, outputs: [], ...rest };
}

/** A markdown cell. */
export function textCell(source: string): Cell {
  return { id: "", cell_type: "markdown", metadata: {}, source };
}

/** A cell with the tag `parameters`. */
export function parametersCell(source: string): CodeCell {
  return codeCell(source, { metadata: { tags: ["parameters"] } });
}

/** A notebook of cells, texts being code, with the ids c1, c2 and so on. */
export function notebookOf(...cells: readonly (string | Cell)[]): Notebook {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: cells.map((cell, index) => ({
      ...(typeof cell === "string" ? codeCell(cell) : cell),
      id: `c${index + 1}`,
    })),
  };
}

/** The outputs of all code cells, a list for each. */
export function outputsOf({ cells }: Notebook): (readonly Output[])[] {
  return cells.flatMap((cell) => (cell.cell_type === "code" ? [cell.outputs] : []));
}

/** What a cell printed, of both streams, and the text of its result. */
export function printed(outputs: readonly Output[] = []): string {
  return outputs
    .map((output) => {
      if (output.output_type === "stream") return output.text;
      return output.output_type === "execute_result" ? `${output.data["text/plain"]}\n` : "";
    })
    .join("");
}
