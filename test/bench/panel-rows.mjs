// Daily rows for benchmarks: as many as asked for, written by DuckDB year by year; what they hold is of no interest.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

/** A number in [0, 1) that follows from a stock, a day and a purpose. */
const uniform = (purpose) => `(hash(i * 100003 + t, ${purpose}) % 1000003) / 1000003.0`;

/** Writes stocks x sessions rows to `daily/*.parquet` in a folder. @returns the number of rows */
export async function writeRows(folder, { stocks, sessions }) {
  mkdirSync(path.join(folder, "daily"), { recursive: true });
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: "2GB",
    preserve_insertion_order: "false",
  });
  const connection = await instance.connect();
  const A_FILE = 63;
  for (let first = 0; first < sessions; first += A_FILE) {
    const file = path.join(folder, "daily", `${String(first).padStart(5, "0")}.parquet`);
    await connection.run(`copy (
      with d as (
        select range as t, date '2015-01-01' + cast(7 * (range // 5) + range % 5 as integer) as date
        from range(${first}, ${Math.min(first + A_FILE, sessions)})
      )
      select cast(10000 + i as varchar) as id, date, 5 + 95 * ${uniform(1)} as price,
        0.02 * (${uniform(2)} - 0.5) + 0.02 * ((hash(t) % 1000003) / 1000003.0 - 0.5) as "return",
        floor(1e6 * ${uniform(3)}) as volume, 1e6 + i * 1e4 as shares, i < ${Math.floor(stocks * 0.8)} as in_r2000,
        case when i % 3 = 0 then 'NYSE' else 'NASDAQ' end as exchange, 'sector ' || (i % 11) as sector
      from d cross join (select range as i from range(${stocks})) order by t, i
    ) to '${file}' (row_group_size 122880)`);
  }
  connection.closeSync();
  instance.closeSync();
  return stocks * sessions;
}
