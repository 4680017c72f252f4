import type { Notebook } from "../ipynb/notebook.js";
import { OUTPUT_FORMAT, readsOf } from "../output-data.js";

/**
 * What is to be said of a notebook that was run before outputs carried their data; "" for every other.
 * Its page shows the HTML that it has.
 */
export function earlierRunNote({ cells }: Notebook): string {
  const reads = cells.flatMap((cell) => (cell.cell_type === "code" ? cell.outputs.map(readsOf) : []));
  const isEarlier = reads.some(({ book, format }) => book !== undefined && format !== OUTPUT_FORMAT);
  return isEarlier
    ? "This notebook was run by another version of Claimbook: its figures stand still, without their data, and its verdicts are in no list. " +
        "Run it again for the rest: npx claimbook run."
    : "";
}
