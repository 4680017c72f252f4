import type { Columns } from "../../store/columns.js";
import type { Sql } from "../sql/sql.js";

/** The engines that a panel may lie in. */
export type EngineName = "duckdb" | "postgres" | "trino";

/** How a statement is run. */
export interface QueryOptions {
  /** Gives it up. */
  readonly signal?: AbortSignal;
  /** Seconds until it is given up; default 600. */
  readonly seconds?: number;
}

/** A connection to what holds a panel. Statements read; only what they return comes back. */
export interface SqlEngine {
  readonly name: EngineName;
  /**
   * The columns of a statement's result, in its order: numbers, texts, days as `YYYY-MM-DD`; null for what is missing.
   * @throws PanelError when it is refused, stopped, runs out of time, or the connection is lost
   */
  query(statement: Sql, options?: QueryOptions): Promise<Columns>;
  close(): Promise<void>;
}

/** Seconds that a statement may take. */
export const QUERY_SECONDS = 600;
