import type { Refresh } from "./refresh.js";
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
