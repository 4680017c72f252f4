import type { ColumnTable } from "arquero";
import type { EngineName, QueryOptions } from "./engine/engine.js";
import type { PanelSources } from "./sql/sources.js";
import type { Sql } from "./sql/sql.js";

/** A panel that is open: statements run where it lies, and what they return comes back. */
export interface StockPanel {
  readonly name: string;
  readonly engine: EngineName;
  readonly sources: PanelSources;
  /** Whether its daily rows have a column of the layout. */
  has(column: string): boolean;
  /** Its sessions, ascending, `YYYY-MM-DD`. */
  sessions(): Promise<readonly string[]>;
  /**
   * What a statement returns.
   * @throws PanelError when it is refused, stopped or runs out of time
   */
  query(statement: Sql, options?: QueryOptions): Promise<ColumnTable>;
  close(): Promise<void>;
}
