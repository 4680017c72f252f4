import type { BookData } from "../../book/define.js";
import { cotWeekly } from "./cot-weekly.js";
import { cpiMonthly } from "./cpi-monthly.js";
import { earningsYield } from "./earnings-yield.js";
import { factorsDaily, factorsMonthly, factorWindowQuantiles } from "./factors.js";
import { frozen } from "./frozen.js";
import { indexDaily, indexMonthly } from "./indices.js";
import { ratesDaily } from "./rates-daily.js";
import { sizeGap } from "./size-gap-daily.js";
import { sizeMonthly } from "./size-monthly.js";
import { sizeProfitability, sizeValue } from "./sorted-portfolios.js";
import { sp500Earnings } from "./sp500-earnings.js";
import { styleDaily } from "./style-daily.js";

/** How this book's tables are brought up to date, and why some of them are not. */
export const bookData: BookData = {
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
  frozen,
};
