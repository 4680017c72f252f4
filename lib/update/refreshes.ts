import { NOT_REFRESHED, type Refresh } from "./refresh.js";
import { cotWeekly } from "./tables/cot-weekly.js";
import { earningsYield } from "./tables/earnings-yield.js";
import { factorsDaily, factorsMonthly, factorWindowQuantiles } from "./tables/factors.js";
import { indexDaily, indexMonthly, sizeGap, styleDaily } from "./tables/indices.js";
import { cpiMonthly, ratesDaily } from "./tables/macro.js";
import { sizeMonthly } from "./tables/size-monthly.js";
import { sizeProfitability, sizeValue } from "./tables/sorted-portfolios.js";
import { sp500Earnings } from "./tables/sp500-earnings.js";

/** How each table that has a public source is brought up to date, in the manifest's order. */
export const REFRESHES: readonly Refresh[] = [
  indexDaily,
  indexMonthly,
  sizeGap,
  sizeMonthly,
  factorsMonthly,
  factorsDaily,
  factorWindowQuantiles,
  sizeProfitability,
  sizeValue,
  earningsYield,
  styleDaily,
  cpiMonthly,
  ratesDaily,
  cotWeekly,
  sp500Earnings,
];

/** Of a table that the user has added. */
const NO_SOURCE_YET =
  'no source of it is known: "claimbook import" adds rows, "claimbook new source" writes a source for it';

/** Why no update brings a table up to date; undefined for a table that has a source. */
export function whyNotRefreshed(table: string): string | undefined {
  if (REFRESHES.some((one) => one.table === table)) return undefined;
  return Object.hasOwn(NOT_REFRESHED, table) ? NOT_REFRESHED[table] : NO_SOURCE_YET;
}
