import {
  type Closes,
  type DatedSeries,
  defineTable,
  extendLevels,
  lastPeriod,
  MAX_DAILY_MOVE,
} from "claimbook/book";
import { closes } from "./closes.js";
import { monthEnds } from "./month-ends.js";

const inputs = {
  rut: closes("^RUT"),
  gspc: closes("^GSPC"),
  ndx: closes("^NDX"),
  sp500tr: closes("^SP500TR"),
  iwm: closes("IWM"),
  iwb: closes("IWB"),
};

/** Where each index column goes on: price indices by their closes, Russell total returns by the funds that the snapshot splices on. */
const columnInputs = {
  russell2000_price: "rut",
  sp500_price: "gspc",
  nasdaq100_price: "ndx",
  sp500_total_return: "sp500tr",
  russell2000_total_return: "iwm",
  russell1000_total_return: "iwb",
} as const;

function indexSeries({
  rut,
  gspc,
  ndx,
  sp500tr,
  iwm,
  iwb,
}: Readonly<Record<keyof typeof inputs, Closes | undefined>>): Record<string, DatedSeries> {
  const series = {
    russell2000_price: rut?.close,
    sp500_price: gspc?.close,
    nasdaq100_price: ndx?.close,
    sp500_total_return: sp500tr?.close,
    russell2000_total_return: iwm?.adjusted,
    russell1000_total_return: iwb?.adjusted,
  };
  return Object.fromEntries(Object.entries(series).flatMap(([name, one]) => (one ? [[name, one]] : [])));
}

/** More than an index or a fund has moved in a month (-31%): a split that was not adjusted, not a return. */
const MONTHLY_STEP = 0.45;

/** What a table of levels rests on. */
export const closesVintage = (series: Readonly<Record<string, DatedSeries>>) =>
  `closes to ${lastPeriod(series)}, chain-linked to the snapshot's levels.`;

/**
 * The index closes by day. The table has two windows with a hole between them: 2014-05-15 to 2014-07-31, and from 2024-05-15 on. An update
 * extends the second window to the newest close and leaves the first one and the hole as they are. The hole is not filled, because the
 * Russell total returns of those years are the provider's index, and the fund that stands in today would not land on its level at the
 * other end; bases of later ten-year windows come from the monthly table.
 */
export const indexDaily = defineTable({
  table: "index-daily",
  inputs,
  columnInputs,
  maxGapDays: 7,
  staleAfterDays: 10,
  build(current, values, options) {
    const series = indexSeries(values);
    return {
      ...extendLevels(current, series, { ...options, key: "date", digits: 4, maxStep: MAX_DAILY_MOVE }),
      vintage: closesVintage(series),
    };
  },
});

/** The index closes by month end; each column ends with its last complete month. */
export const indexMonthly = defineTable({
  table: "index-monthly",
  inputs,
  columnInputs,
  maxGapDays: 31,
  staleAfterDays: 45,
  endCaveat: /^Columns start and end in different months.*$/,
  build(current, values, options) {
    const daily = indexSeries(values);
    const series = Object.fromEntries(Object.entries(daily).map(([name, one]) => [name, monthEnds(one)]));
    return {
      ...extendLevels(current, series, { ...options, key: "month", digits: 4, maxStep: MONTHLY_STEP }),
      vintage: closesVintage(daily),
    };
  },
});
