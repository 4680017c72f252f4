import { sql } from "../sql/sql.js";
import type { StockPanel } from "../stock-panel.js";
import { type Condition, everyone } from "./condition.js";
import { snapshot } from "./snapshot.js";

/** The share of members that make losses. */
export interface LossMakers {
  /** Members whose earnings were known; the others are left out. */
  readonly n: number;
  readonly byCount: number;
  /** By market value, of the members that have one. */
  readonly byCap: number;
  /** Members that had not reported. */
  readonly unknown: number;
}

/**
 * The share of members on a day whose last known earnings were below zero, by count and by market value.
 * @param options.date a session
 * @throws PanelError when the statement fails
 */
export async function lossMakers(
  panel: StockPanel,
  { date, members = everyone }: { readonly date: string; readonly members?: Condition },
): Promise<LossMakers> {
  const rows = await panel.query(
    sql`select count(m.earnings) as n, count(*) - count(m.earnings) as missing, avg(case when m.earnings < 0 then 1e0 when m.earnings is not null then 0e0 end) as by_count, sum(case when m.earnings < 0 then m.cap when m.earnings is not null then 0e0 end) / sum(case when m.earnings is not null then m.cap end) as by_cap from (${snapshot(panel.sources, date)}) m where ${members.where}`,
  );
  const { n, missing, by_count, by_cap } = rows.object() as Record<string, number | null>;
  return { n: n ?? 0, byCount: by_count ?? Number.NaN, byCap: by_cap ?? Number.NaN, unknown: missing ?? 0 };
}
