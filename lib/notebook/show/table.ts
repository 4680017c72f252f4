import type { ColumnOf, ROW } from "../../stats/series/column-name.js";
import { nameHint } from "../../stats/text/near-name.js";
import type { Displayable } from "./displayable.js";
import { number } from "./format.js";
import { type ColumnOptions, shownColumn } from "./table-column.js";
import { tableOutput } from "./table-output.js";
import { type TableRows, tableRows } from "./table-rows.js";

/** How columns are shown: of a table whose columns are known, no others. */
type ShownColumns<Source> = Source extends { readonly [ROW]: infer Row }
  ? { readonly [Name in ColumnOf<Row>]?: ColumnOptions }
  : Readonly<Record<string, ColumnOptions>>;

export interface TableOptions<Source = TableRows> {
  readonly caption?: string;
  /** The columns to show, in this order; default all, as they come. */
  readonly columns?: ShownColumns<Source>;
  /** Rows shown before "... n more rows"; default 20. */
  readonly limit?: number;
}

/**
 * Rows as a table to show: HTML with right-aligned numbers, and the same as aligned text. Missing values read "–"; text
 * from the rows is text, never markup.
 * @param source an arquero table, a danfojs DataFrame or an array of objects
 * @throws RangeError when `columns` names a column that the rows lack; where there are no rows at all, none is missed
 */
export function table<Source extends TableRows>(
  source: Source,
  options: TableOptions<Source> = {},
): Displayable {
  const { caption, limit = 20 } = options;
  const { columns: names, rows } = tableRows(source);
  // A list, since an object would put names that are numbers in front.
  const asked: readonly (readonly [string, ColumnOptions])[] = options.columns
    ? Object.entries(options.columns)
    : names.map((name) => [name, {}]);
  // Of two columns of one name the first.
  const places = new Map(names.map((name, at) => [name, at] as const).reverse());
  const columns = asked.map(([name, how]) => {
    const index = places.get(name) ?? -1;
    if (index < 0 && names.length > 0)
      throw new RangeError(
        `table has no column ${JSON.stringify(name)}; ${nameHint(name, names, { plural: "columns" })}`,
      );
    return shownColumn(
      name,
      index,
      rows.map((row) => row[index]),
      how,
    );
  });
  const shown = rows.slice(0, limit).map((row) => columns.map(({ index, cell }) => cell(row[index])));
  const left = rows.length - shown.length;
  const more = left > 0 ? `… ${number(left, 0)} more ${left === 1 ? "row" : "rows"}` : "";
  return tableOutput({ columns, rows: shown, caption, more });
}
