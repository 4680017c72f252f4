import type { BookData } from "claimbook/book";
import { cotWeekly } from "./cot-weekly.js";
import { cpiMonthly } from "./cpi-monthly.js";
import { earningsYield } from "./earnings-yield.js";
import { factorsDaily, factorsMonthly, factorWindowQuantiles } from "./factors.js";
import { indexDaily, indexMonthly } from "./indices.js";
import { ratesDaily } from "./rates-daily.js";
import { sizeGap } from "./size-gap-daily.js";
import { sizeMonthly } from "./size-monthly.js";
import { sizeProfitability, sizeValue } from "./sorted-portfolios.js";
import { sp500Earnings } from "./sp500-earnings.js";
import { styleDaily } from "./style-daily.js";

/** How this book's tables are brought up to date, and why some of them are not. */
export const tablesOfBook: BookData = {
  tables: [
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
  ],
  frozen: {
    "fed-funds-futures": "July 2024 closes of the futures; CME Group publishes no free history",
    "fomc-meetings": "the calendar of 2024, entered by hand",
    "september-cut-probability": "odds of July 2024 as published; the past table is not offered again",
    "cross-section": "rests on prices and labels of single members, which no free source offers",
    correlation: "rests on prices of single members, which no free source offers",
    "magnificent-seven": "the first half of 2024 with capitalisations of 8 July 2024",
    "unprofitable-share": "labels of August 2023 read from quote pages",
    "published-figures": "what others wrote; the pages do not change",
  },
};
