import type { Displayable } from "./displayable.js";
import { number } from "./format.js";
import { type ColumnTable, type DanfoData, isDanfoData } from "./recognise.js";
import { table } from "./table.js";

/** Rows that are shown of a table that nobody has chosen rows of. */
const ROWS = 20;

function captionOf(shown: number, all: number, groups: readonly string[] = []): string | undefined {
  const parts = [
    ...(all > shown ? [`First ${number(shown, 0)} of ${number(all, 0)} rows`] : []),
    ...(groups.length > 0 ? [`Grouped by ${groups.join(", ")}`] : []),
  ];
  return parts.length > 0 ? parts.join(". ") : undefined;
}

/** Rows with the labels of a frame in front, where they are not just 0, 1, 2, ... */
function danfoRows({ columns, index, values, $isSeries }: DanfoData) {
  const labelled = index.some((label, at) => label !== at);
  const rows = values.slice(0, ROWS).map((row) => ($isSeries ? [row] : (row as readonly unknown[])));
  return {
    columns: [...(labelled ? [""] : []), ...columns.map(String)],
    values: rows.map((row, at) => [...(labelled ? [index[at]] : []), ...row]),
  };
}

/**
 * An arquero table or a danfojs DataFrame or Series as it stands, with its filters and orders: the first 20 rows, and of how many. `table` shows it
 * with formats, chosen columns and a caption.
 */
export function shownTable(source: ColumnTable | DanfoData): Displayable {
  const isDanfo = isDanfoData(source);
  const all = isDanfo ? (source.shape[0] ?? 0) : source.numRows();
  const groups = !isDanfo && source.isGrouped() ? source.groups()?.names : undefined;
  const caption = captionOf(Math.min(all, ROWS), all, groups);
  // Only what is shown is made into rows: a table can have millions.
  const rows = isDanfo
    ? danfoRows(source)
    : { columnNames: () => source.columnNames(), objects: () => source.objects({ limit: ROWS }) };
  return table(rows, caption === undefined ? {} : { caption });
}
