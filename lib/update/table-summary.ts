import type { Comparison } from "./compare.js";
import type { TableSummary } from "./summary.js";

/** What a comparison says of a table that changed. */
export function comparisonSummary({
  added,
  removed,
  filled,
  revised,
  since,
  largest,
  revisions,
}: Comparison): Pick<TableSummary, "added" | "removed" | "filled" | "revised"> {
  return {
    added,
    ...(removed !== undefined && { removed }),
    filled,
    revised: since === null ? null : { rows: revised, since, largest, values: revisions },
  };
}
