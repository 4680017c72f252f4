import type { TableData } from "../output-data.js";
import type { Displayable } from "./displayable.js";
import { number } from "./format.js";
import { shownColumn } from "./table-column.js";
import { tableOutput } from "./table-output.js";
import type { TableSource } from "./table-rows.js";
import { type ShownSource, sourceOf } from "./table-source.js";

/** Rows, and columns, that are shown of a table that nobody has chosen any of. */
const MAX_SHOWN = 20;
const GAP = "…";

/** The first and the last of so many, where they are too many. */
function ends(count: number): readonly (readonly [from: number, to: number])[] {
  const half = MAX_SHOWN / 2;
  return count <= MAX_SHOWN
    ? [[0, count]]
    : [
        [0, half],
        [count - half, count],
      ];
}

/** What is said under the table. */
function noteOf({ count, columns, groups = [] }: TableSource): string {
  const folded = [
    ...(count > MAX_SHOWN ? [`${number(count, 0)} rows`] : []),
    ...(columns.length > MAX_SHOWN ? [`${number(columns.length, 0)} columns`] : []),
  ];
  return [
    ...(folded.length > 0 ? [`First and last ${MAX_SHOWN / 2} of ${folded.join(" and ")}`] : []),
    ...(groups.length > 0 ? [`Grouped by ${groups.join(", ")}`] : []),
  ].join(". ");
}

/**
 * A table as it stands, with its filters and orders: its first and last rows and columns where it has more than 20, and of how many. `table` shows
 * it with formats, chosen columns and a caption.
 */
export function shownTable(table: ShownSource): Displayable {
  const source = sourceOf(table);
  const parts = ends(source.count).map(([from, to]) => source.rows(from, to));
  const rows = parts.flat();
  const fold = <T>(items: readonly T[], gap: T): T[] =>
    ends(items.length).flatMap(([from, to], at) => [...(at > 0 ? [gap] : []), ...items.slice(from, to)]);
  const columns = source.columns.map((name, index) =>
    shownColumn(
      name,
      index,
      rows.map((row) => row[index]),
    ),
  );
  const texts = parts.map((part) =>
    part.map((row) =>
      fold(
        columns.map(({ index, cell }) => cell(row[index])),
        GAP,
      ),
    ),
  );
  const heads = fold<TableData["columns"][number]>(columns, {
    label: GAP,
    numeric: false,
  });
  const gap = heads.map(() => GAP);
  const shown = texts.flatMap((part, at) => [...(at > 0 ? [gap] : []), ...part]);
  return tableOutput({ columns: heads, rows: shown, more: noteOf(source) });
}
