import type { CodeCell, Notebook } from "../../../lib/notebook/ipynb/notebook.js";
import type { CellCase } from "../notation.js";

/** The id of a case's cell by its place. */
export function cellId(index: number): string {
  return `c${index + 1}`;
}

/**
 * A case as a notebook. A cell that is expected to fail is tagged so where cells follow: a run goes on behind it.
 * The last cell is not tagged: its error is the run's.
 */
export function notebookOfCase({ cells, expect, metadata = {} }: CellCase): Notebook {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata,
    cells: cells.map(({ source, tags = [] }, index): CodeCell => {
      const goesOn = expect[index]?.error !== undefined && index < cells.length - 1;
      const all = [...tags, ...(goesOn ? ["raises-exception"] : [])];
      return {
        cell_type: "code",
        id: cellId(index),
        metadata: all.length > 0 ? { tags: all } : {},
        source,
        execution_count: null,
        outputs: [],
      };
    }),
  };
}
