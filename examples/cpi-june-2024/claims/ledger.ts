import type { Claim } from "claimbook/book";
import { coreMonth } from "./core-month.js";
import { coreMonthLow } from "./core-month-low.js";
import { coreYear } from "./core-year.js";
import { coreYearLow } from "./core-year-low.js";
import { month } from "./month.js";
import { year } from "./year.js";

/** Every claim, in the order of the release. */
export const claims: readonly Claim[] = [month, year, coreMonth, coreMonthLow, coreYear, coreYearLow];
