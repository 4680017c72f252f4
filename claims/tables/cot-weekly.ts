import {
  addDays,
  type Cell,
  type DatedSeries,
  defineInput,
  defineTable,
  loadCftcSocrata,
  loadCftcYears,
  type Positions,
  releaseDays,
  replaceRows,
  yearsSince,
} from "claimbook/book";

/** The contracts by the CFTC's market code: E-mini Russell 2000, E-mini S&P 500, E-mini Nasdaq-100. */
const CONTRACTS = { r2000: "239742", sp500: "13874A", nasdaq100: "209742" } as const;
const contracts = Object.values(CONTRACTS);

/** The first day that is asked for; earlier rows stay as they are. */
const SINCE = "2024-01-01";

/** Positions of traders in financial futures, by report day and contract. */
export const positions = defineInput<readonly Positions[]>({
  name: "positions",
  source: "CFTC",
  comparison: { series: positionSeries, rounding: 0.5 },
  publishers: ({ fetch, year }) => [
    { name: "the CFTC's reporting service", load: () => loadCftcSocrata({ fetch, contracts, since: SINCE }) },
    {
      name: "the CFTC's yearly files",
      load: () => loadCftcYears(yearsSince(SINCE, year), { fetch, contracts }),
    },
  ],
});

/** A series for each contract and measure, such as "r2000 leveragedLong". */
function positionSeries(rows: readonly Positions[]): Readonly<Record<string, DatedSeries>> {
  const names = new Map<string, string>(Object.entries(CONTRACTS).map(([name, code]) => [code, name]));
  const series: Record<string, Map<string, number>> = {};
  for (const { date, code, ...measures } of rows) {
    for (const [measure, count] of Object.entries(measures)) {
      const name = `${names.get(code)} ${measure}`;
      series[name] ??= new Map();
      series[name].set(date, count);
    }
  }
  return series;
}

/** The Friday after a report day, on which the CFTC publishes in an ordinary week. */
function fridayAfter(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, (5 - weekday + 7) % 7 || 7);
}

/**
 * Futures positions by week. `release_date` of a new week is nominal: weeks with a federal holiday or a shutdown are published later.
 * Days that are recorded stay.
 */
export const cotWeekly = defineTable({
  table: "cot-weekly",
  inputs: { positions },
  maxGapDays: 9,
  staleAfterDays: 18,
  build(current, { positions }, { anchor, since }) {
    const column = (contract: keyof typeof CONTRACTS, value: (row: Positions) => Cell) =>
      new Map(
        positions
          .filter(({ code }) => code === CONTRACTS[contract])
          .map((row) => [row.date, value(row)] as const),
      );
    const nominal = positions.map(({ date }) => [date, fridayAfter(date)] as const);
    const { days } = releaseDays(
      current.date as readonly string[],
      current.release_date ?? [],
      new Map(nominal),
    );
    const fresh = {
      release_date: days,
      r2000_open_interest: column("r2000", (row) => row.openInterest),
      r2000_leveraged_long: column("r2000", (row) => row.leveragedLong),
      r2000_leveraged_short: column("r2000", (row) => row.leveragedShort),
      r2000_leveraged_net: column("r2000", (row) => row.leveragedLong - row.leveragedShort),
      r2000_asset_manager_long: column("r2000", (row) => row.assetManagerLong),
      r2000_asset_manager_short: column("r2000", (row) => row.assetManagerShort),
      r2000_asset_manager_net: column("r2000", (row) => row.assetManagerLong - row.assetManagerShort),
      r2000_dealer_long: column("r2000", (row) => row.dealerLong),
      r2000_dealer_short: column("r2000", (row) => row.dealerShort),
      r2000_dealer_net: column("r2000", (row) => row.dealerLong - row.dealerShort),
      sp500_leveraged_net: column("sp500", (row) => row.leveragedLong - row.leveragedShort),
      sp500_open_interest: column("sp500", (row) => row.openInterest),
      nasdaq100_leveraged_net: column("nasdaq100", (row) => row.leveragedLong - row.leveragedShort),
      nasdaq100_open_interest: column("nasdaq100", (row) => row.openInterest),
    };
    return {
      ...replaceRows(current, fresh, { key: "date", anchor, since }),
      vintage: `positions to ${positions.at(-1)?.date}.`,
    };
  },
});
