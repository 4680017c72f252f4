import type { SqlEngine } from "../engine/engine.js";
import { PanelError } from "../panel-error.js";
import { literal, sql } from "../sql/sql.js";

/** Are files of this pattern Parquet files? */
export const isParquet = (pattern: string): boolean => /\.(?:parquet|parq|pq)$/i.test(pattern);

/**
 * Refuses Parquet files of one panel whose columns differ in name or type: what would be read of them depends on their order.
 * @throws PanelError that names the file and the column, and as the engine does for a file that is not whole
 */
export async function checkFiles(
  pattern: string,
  { engine, panel }: { readonly engine: SqlEngine; readonly panel: string },
): Promise<void> {
  if (!isParquet(pattern)) return;
  const {
    file = [],
    differs = [],
    type = [],
  } = await engine.query(sql`
    with c as (
      select file_name as file, name, coalesce(logical_type, '') || ' ' || coalesce(type, '') as type
      from parquet_schema(${literal(pattern)}) where num_children is null
    ),
    f as (select min(file) as file from c),
    one as (select c.name, c.type from c join f on c.file = f.file),
    every as (select files.file, one.name, one.type from (select distinct file from c) files cross join one)
    select coalesce(c.file, every.file) as file, coalesce(c.name, every.name) as differs, coalesce(c.type, 'missing') as type
    from every full join c on c.file = every.file and c.name = every.name
    where c.type is null or every.type is null or c.type <> every.type
    order by 1, 2 limit 1`);
  if (file.length > 0)
    throw new PanelError(
      `panel ${panel}: ${file[0]} has another schema than the first file: column ${differs[0]} is ${String(type[0]).trim()} there; write it again with the same columns, or register it as a panel of its own`,
    );
}
