import { joined, type Sql, sql } from "../sql/sql.js";

/** A named part of a statement. */
export interface Part {
  readonly name: Sql;
  readonly select: Sql;
}

/** A statement of named parts, each of which may read those before it. */
export const statement = (parts: readonly Part[], select: Sql): Sql =>
  sql`with ${joined(parts.map((part) => sql`${part.name} as (${part.select})`))} ${select}`;

/** The middle of values that were numbered by size: `rn` from 1 to `cnt`. */
export const medianOf = (value: Sql, within: { readonly rank: Sql; readonly count: Sql }): Sql =>
  sql`avg(case when 2 * ${within.rank} between ${within.count} and ${within.count} + 2 then ${value} end)`;
