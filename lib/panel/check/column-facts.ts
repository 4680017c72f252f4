import type { SqlEngine } from "../engine/engine.js";
import type { ColumnFacts } from "../sql/sources.js";
import { literal, sql } from "../sql/sql.js";
import { isParquet } from "./check-files.js";

/**
 * What the footers of Parquet files say of each column: no row is read.
 * @param options.columns by the layout's name, the files'
 * @returns by the layout's name; empty for other files. A bound is missing where one row group with values does not say it
 */
export async function columnFacts(
  pattern: string,
  { columns, engine }: { readonly columns: Readonly<Record<string, string>>; readonly engine: SqlEngine },
): Promise<Readonly<Record<string, ColumnFacts>>> {
  if (!isParquet(pattern)) return {};
  const found = await engine.query(sql`
    with g as (
      select path_in_schema as name, type, coalesce(stats_null_count = 0, false) as complete,
        num_values > coalesce(stats_null_count, 0) as holds, try_cast(coalesce(stats_min_value, stats_min) as double) as least,
        case when type <> 'BYTE_ARRAY' then try_cast(coalesce(stats_min_value, stats_min) as date) end as first,
        case when type <> 'BYTE_ARRAY' then try_cast(coalesce(stats_max_value, stats_max) as date) end as last
      from parquet_metadata(${literal(pattern)})
    )
    select name, bool_and(type = 'BOOLEAN') as truth, bool_and(complete) as complete,
      case when bool_and(not holds or least is not null) then min(least) end as smallest,
      case when bool_and(not holds or first is not null) then min(first) end as first,
      case when bool_and(not holds or last is not null) then max(last) end as last
    from g group by name`);
  const places = new Map(found.name?.map((column, at) => [column, at]));
  return Object.fromEntries(
    Object.entries(columns).flatMap(([own, column]) => {
      const at = places.get(column);
      if (at === undefined) return [];
      const value = (name: string) => found[name]?.[at];
      const [smallest, first, last] = ["smallest", "first", "last"].map(value);
      const facts: ColumnFacts = {
        isComplete: value("complete") === 1,
        isTruth: value("truth") === 1,
        ...(typeof smallest === "number" && { smallest }),
        ...(typeof first === "string" && typeof last === "string" && { days: { from: first, to: last } }),
      };
      return [[own, facts]];
    }),
  );
}
