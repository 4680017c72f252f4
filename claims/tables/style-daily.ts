import { defineTable, extendLevels, MAX_DAILY_MOVE } from "claimbook/book";
import { closes } from "./closes.js";
import { closesVintage } from "./indices.js";

/** The funds whose consolidated closes the table holds. */
const FUNDS = [
  "IWM",
  "IWN",
  "IWB",
  "IWD",
  "IWF",
  "QUAL",
  "USMV",
  "SPLV",
  "SPHB",
  "MTUM",
  "SPY",
  "XLK",
  "XLV",
] as const;

/** Funds of which the table has last trades on one exchange (IEX). */
const ON_IEX = ["iwo", "ijr", "rsp", "kre", "xbi", "mags"];
const columns = FUNDS.map((ticker) => ticker.toLowerCase());

/**
 * The style and sector funds by day, by their closes adjusted for distributions. `iwo`, `ijr`, `rsp`, `kre`, `xbi` and `mags` are last
 * trades on one exchange (IEX), which no public source goes on with: they end where they end.
 */
export const styleDaily = defineTable({
  table: "style-daily",
  inputs: Object.fromEntries(FUNDS.map((ticker) => [ticker.toLowerCase(), closes(ticker)])),
  columnInputs: Object.fromEntries(columns.map((column) => [column, column])),
  frozenColumns: Object.fromEntries(ON_IEX.map((column) => [column, "no public source goes on with it"])),
  maxGapDays: 7,
  staleAfterDays: 10,
  build(current, funds, options) {
    const series = Object.fromEntries(
      Object.entries(funds).flatMap(([name, fund]) => (fund ? [[name, fund.adjusted]] : [])),
    );
    return {
      ...extendLevels(current, series, { ...options, key: "date", digits: 4, maxStep: MAX_DAILY_MOVE }),
      vintage: closesVintage(series),
    };
  },
});
