import { claims } from "../claims/ledger.js";
import { monthEnd } from "../store/calendar-day.js";
import type { Store } from "../store/store.js";
import { NOT_REFRESHED } from "./refresh.js";
import { REFRESHES } from "./refreshes.js";

/** How a table stands. */
export interface TableStatus {
  readonly table: string;
  readonly rows: number;
  readonly coverage: { readonly start: string; readonly end: string };
  /** Days since the last row's day, or since its month ended. */
  readonly ageDays: number;
  readonly vintage: string;
  readonly sources: readonly string[];
  /**
   * `stale`: older than its source's usual delay allows, an update should find more. `fixed`: no public source goes on with it.
   */
  readonly state: "current" | "stale" | "fixed";
  /** Notebooks whose claims read it. */
  readonly notebooks: readonly string[];
}

/** How each table of the data folder stands, in the manifest's order. @param today `YYYY-MM-DD` */
export function dataStatus(store: Store, { today }: { readonly today: string }): readonly TableStatus[] {
  return store.tables.map((table) => {
    const { rows, coverage, vintage, sources } = store.describe(table);
    const end = coverage.end.length === 7 ? monthEnd(coverage.end) : coverage.end;
    const ageDays = Math.round((Date.parse(today) - Date.parse(end)) / 86_400_000);
    const refresh = REFRESHES.find((one) => one.table === table);
    const stale = refresh !== undefined && ageDays > refresh.staleAfterDays;
    const readers = claims.filter((claim) => claim.tables.includes(table)).map(({ notebook }) => notebook);
    return {
      table,
      rows,
      coverage,
      ageDays,
      vintage,
      sources: sources.map(({ title }) => title),
      state: table in NOT_REFRESHED ? "fixed" : stale ? "stale" : "current",
      notebooks: [...new Set(readers)].sort(),
    };
  });
}
