import {
  type DatedSeries,
  defineInput,
  defineTable,
  type FederalFunds,
  loadFredSeries,
  loadNewYorkFed,
  loadTreasury,
  replaceRows,
  round,
  type TreasuryYields,
  yearsSince,
} from "claimbook/book";

/** The first day that is asked for; earlier rows stay as they are. */
const SINCE = "2024-01-01";
/** Half a unit of the last decimal, in percent. */
const ROUNDING = 0.005;

/** The effective federal funds rate and its target range, percent a year by day. */
export const policyRates = defineInput<FederalFunds>({
  name: "policyRates",
  comparison: {
    series: ({ effr, lower, upper }) => ({ effr, target_lower: lower, target_upper: upper }),
    rounding: ROUNDING,
  },
  publishers: ({ fetch }) => [
    {
      name: "FRED",
      load: () =>
        loadFredSeries({ effr: "DFF", lower: "DFEDTARL", upper: "DFEDTARU" }, { fetch, since: SINCE }),
    },
    { name: "the New York Fed", load: () => loadNewYorkFed({ fetch, since: SINCE }) },
  ],
});

/** Yields of Treasury notes at constant maturity, percent a year by day. */
export const yields = defineInput<TreasuryYields>({
  name: "yields",
  comparison: {
    series: ({ twoYear, tenYear }) => ({ dgs2: twoYear, dgs10: tenYear }),
    rounding: ROUNDING,
  },
  publishers: ({ fetch, year }) => [
    {
      name: "FRED",
      load: () => loadFredSeries({ twoYear: "DGS2", tenYear: "DGS10" }, { fetch, since: SINCE }),
    },
    { name: "the Treasury's own curve", load: () => loadTreasury(yearsSince(SINCE, year), { fetch }) },
  ],
});

/** US interest rates, percent a year divided by 100, on days with a Treasury quotation of both maturities. */
export const ratesDaily = defineTable({
  table: "rates-daily",
  inputs: { policyRates, yields },
  columnInputs: { effr: "policyRates", target_lower: "policyRates", target_upper: "policyRates" },
  maxGapDays: 7,
  staleAfterDays: 10,
  build(current, { policyRates, yields }, { anchor, since }) {
    const quoted = new Set([...yields.twoYear.keys()].filter((day) => yields.tenYear.has(day)));
    const column = (series: DatedSeries) =>
      new Map(
        [...series].flatMap(([day, percent]) =>
          quoted.has(day) ? [[day, round(percent / 100, 6)] as const] : [],
        ),
      );
    const fresh = {
      ...(policyRates && {
        effr: column(policyRates.effr),
        target_lower: column(policyRates.lower),
        target_upper: column(policyRates.upper),
      }),
      dgs2: column(yields.twoYear),
      dgs10: column(yields.tenYear),
    };
    return {
      ...replaceRows(current, fresh, { key: "date", anchor, since }),
      vintage: `H.15 rates to ${[...quoted].at(-1)}.`,
    };
  },
});
