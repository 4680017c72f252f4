import type { SqlEngine } from "../engine/engine.js";
import { literal, sql } from "../sql/sql.js";
import { isParquet } from "./check-files.js";

/**
 * The smallest value of each column of Parquet files, from what their row groups say of themselves: no row is read.
 * @param options.columns by the layout's name, the files'
 * @returns by the layout's name; without a column of which one row group says nothing, and empty for other files
 */
export async function smallestOf(
  pattern: string,
  { columns, engine }: { readonly columns: Readonly<Record<string, string>>; readonly engine: SqlEngine },
): Promise<Readonly<Record<string, number>>> {
  if (!isParquet(pattern)) return {};
  const { name = [], least = [] } = await engine.query(sql`
    select path_in_schema as name, min(try_cast(coalesce(stats_min_value, stats_min) as double)) as least
    from parquet_metadata(${literal(pattern)}) where num_values > coalesce(stats_null_count, 0)
    group by path_in_schema
    having count(*) = count(try_cast(coalesce(stats_min_value, stats_min) as double))`);
  const found = new Map(name.map((column, at) => [column, least[at]]));
  return Object.fromEntries(
    Object.entries(columns).flatMap(([own, column]) => {
      const value = found.get(column);
      return typeof value === "number" ? [[own, value]] : [];
    }),
  );
}
