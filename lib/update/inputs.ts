import { loadBls } from "../sources/bls.js";
import { loadCftcSocrata, loadCftcYears, type Positions } from "../sources/cftc.js";
import type { DatedSeries } from "../sources/dates.js";
import { loadFred, loadFredReleases } from "../sources/fred.js";
import { type FrenchFile, loadFrench } from "../sources/french.js";
import { joinedNotes } from "../sources/joined-notes.js";
import { loadNewYorkFed } from "../sources/new-york-fed.js";
import { loadShiller, type ShillerMonth } from "../sources/shiller.js";
import type { Fetch, Loaded } from "../sources/source-file.js";
import { loadStooq } from "../sources/stooq.js";
import { loadTreasury } from "../sources/treasury.js";
import { type Closes, loadYahoo } from "../sources/yahoo.js";
import { checkJumps } from "./check-jumps.js";
import type { Publisher } from "./publisher.js";

/** What the tables are built from. */
export interface Inputs {
  readonly frenchSize: FrenchFile;
  readonly frenchSizeValue: FrenchFile;
  readonly frenchThreeFactors: FrenchFile;
  readonly frenchFiveFactors: FrenchFile;
  readonly frenchFiveFactorsDaily: FrenchFile;
  readonly frenchMomentumDaily: FrenchFile;
  readonly frenchSizeProfitability: FrenchFile;
  readonly frenchEarningsYield: FrenchFile;
  /** Index levels by month; `releases`: first release day by month, empty without a FRED key. */
  readonly cpi: {
    readonly nsa: DatedSeries;
    readonly sa: DatedSeries;
    readonly core: DatedSeries;
    readonly releases: ReadonlyMap<string, string>;
  };
  /** Percent a year by day. */
  readonly policyRates: {
    readonly effr: DatedSeries;
    readonly lower: DatedSeries;
    readonly upper: DatedSeries;
  };
  readonly yields: { readonly twoYear: DatedSeries; readonly tenYear: DatedSeries };
  readonly positions: readonly Positions[];
  readonly shiller: ReadonlyMap<string, ShillerMonth>;
  readonly closes: Readonly<Record<Ticker, Closes>>;
  /** What a table's own source gave, by table (own-source.ts). */
  readonly own: Readonly<Record<string, unknown>>;
}

/** Yahoo's symbols of the indices. */
export const INDICES = ["^RUT", "^GSPC", "^NDX", "^SP500TR"] as const;

/** The funds whose consolidated closes the tables hold. */
export const FUNDS = [
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
export type Ticker = (typeof INDICES | typeof FUNDS)[number];

/** An input as the plan names it: a field of `Inputs`, the closes of one ticker, or the source of one table alone. */
export type InputName = Exclude<keyof Inputs, "closes" | "own"> | `closes ${Ticker}` | `source of ${string}`;

/** How inputs are loaded. */
export interface LoadContext {
  readonly fetch: Fetch;
  /** Last year that a source which is asked by the year is asked for. */
  readonly year: number;
}

/** The first month of the price and rate tables; earlier rows stay as they are. */
const CPI_SINCE = "2012-01-01";
const CPI_YEAR = Number(CPI_SINCE.slice(0, 4));
const RATES_SINCE = "2024-01-01";
/** Long enough before the newest rows for the check that levels continue. */
const CLOSES_SINCE = "2023-01-01";

/** FRED's series of an index's closes, and Stooq's symbol. Neither has the Russell 2000 or the S&P 500's total return. */
const INDEX_SECONDS: Partial<Record<Ticker, { readonly fred: string; readonly stooq: string }>> = {
  "^GSPC": { fred: "SP500", stooq: "^spx" },
  "^NDX": { fred: "NASDAQ100", stooq: "^ndx" },
};

const FRENCH: Readonly<Record<string, string>> = {
  frenchSize: "Portfolios_Formed_on_ME",
  frenchSizeValue: "25_Portfolios_5x5",
  frenchThreeFactors: "F-F_Research_Data_Factors",
  frenchFiveFactors: "F-F_Research_Data_5_Factors_2x3",
  frenchFiveFactorsDaily: "F-F_Research_Data_5_Factors_2x3_daily",
  frenchMomentumDaily: "F-F_Momentum_Factor_daily",
  frenchSizeProfitability: "25_Portfolios_ME_OP_5x5",
  frenchEarningsYield: "Portfolios_Formed_on_E-P",
};

/** Who publishes an input, the one whose figures are taken first. */
export function publishersOf(name: InputName, { fetch, year }: LoadContext): readonly Publisher[] {
  const dataset = FRENCH[name];
  if (dataset !== undefined) return [{ name: "Kenneth French", load: () => loadFrench(dataset, { fetch }) }];
  if (name.startsWith("closes ")) return closePublishers(name.slice("closes ".length) as Ticker, fetch);
  if (name === "shiller") return [{ name: "Robert Shiller", load: () => loadShiller({ fetch }) }];
  if (name === "policyRates") {
    const ids = { effr: "DFF", lower: "DFEDTARL", upper: "DFEDTARU" };
    return [
      { name: "FRED", load: () => together(ids, fetch, RATES_SINCE) },
      { name: "the New York Fed", load: () => loadNewYorkFed({ fetch, since: RATES_SINCE }) },
    ];
  }
  if (name === "yields") {
    const ids = { twoYear: "DGS2", tenYear: "DGS10" };
    return [
      { name: "FRED", load: () => together(ids, fetch, RATES_SINCE) },
      {
        name: "the Treasury's own curve",
        load: () => loadTreasury(years(RATES_SINCE, year), { fetch }),
      },
    ];
  }
  if (name === "positions") {
    return [
      { name: "the CFTC's reporting service", load: () => loadCftcSocrata({ fetch, since: RATES_SINCE }) },
      { name: "the CFTC's yearly files", load: () => loadCftcYears(years(RATES_SINCE, year), { fetch }) },
    ];
  }
  return [
    { name: "FRED", load: () => cpiFromFred(fetch) },
    {
      name: "the BLS",
      load: () => cpiFromBls(fetch, { from: CPI_YEAR, to: year }),
      // The BLS answers few requests a day: those of its newest file are asked for.
      loadRecent: () => cpiFromBls(fetch, { from: year - ((year - CPI_YEAR) % 10), to: year }),
    },
  ];
}

const years = (since: string, last: number) => {
  const first = Number(since.slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};

function closePublishers(ticker: Ticker, fetch: Fetch): readonly Publisher[] {
  const check = ({ value, files: [file] }: Loaded) =>
    checkJumps((value as Closes).close, { file: file?.name ?? ticker });
  const yahoo: Publisher = {
    name: "Yahoo",
    load: () => loadYahoo(ticker, { fetch, since: CLOSES_SINCE }),
    check,
  };
  const fromStooq = (symbol: string) => asCloses(loadStooq(symbol, { fetch, since: CLOSES_SINCE }));
  const stooq = { name: "Stooq", needs: "STOOQ_API_KEY" } as const;
  const index = INDEX_SECONDS[ticker];
  if (index !== undefined) {
    const fromFred = () => asCloses(loadFred(index.fred, { fetch, since: CLOSES_SINCE }));
    return [
      yahoo,
      { name: "FRED", sharesHost: true, load: fromFred, check },
      { ...stooq, load: () => fromStooq(index.stooq), check },
    ];
  }
  if (ticker.startsWith("^")) return [yahoo];
  // Closes as traded: the tables hold adjusted ones, which Stooq does not state.
  return [yahoo, { ...stooq, compareOnly: true, load: () => fromStooq(`${ticker.toLowerCase()}.us`) }];
}

async function asCloses(loading: Promise<Loaded<DatedSeries>>): Promise<Loaded<Closes>> {
  const { value, files } = await loading;
  return { value: { close: value, adjusted: value }, files };
}

/** Several FRED series under names of ours. */
async function together<K extends string>(ids: Record<K, string>, fetch: Fetch, since: string) {
  const entries = Object.entries<string>(ids);
  const loaded = await Promise.all(entries.map(([, id]) => loadFred(id, { fetch, since })));
  return {
    value: Object.fromEntries(entries.map(([name], index) => [name, loaded[index]?.value])) as Record<
      K,
      DatedSeries
    >,
    files: loaded.flatMap(({ files }) => files),
    ...joinedNotes(loaded),
  };
}

async function cpiFromFred(fetch: Fetch): Promise<Loaded> {
  const [series, releases] = await Promise.all([
    together({ nsa: "CPIAUCNS", sa: "CPIAUCSL", core: "CPILFESL" }, fetch, CPI_SINCE),
    loadFredReleases("CPIAUCNS", { fetch, since: CPI_SINCE }),
  ]);
  const { value, files } = series;
  return {
    value: {
      nsa: byMonth(value.nsa),
      sa: byMonth(value.sa),
      core: byMonth(value.core),
      releases: releases.value,
    } satisfies Inputs["cpi"],
    files: [...files, ...releases.files],
    ...joinedNotes([series, releases]),
  };
}

async function cpiFromBls(
  fetch: Fetch,
  years: { readonly from: number; readonly to: number },
): Promise<Loaded> {
  const range = { fetch, ...years };
  const [nsa, sa, core] = await Promise.all([
    loadBls("CUUR0000SA0", range),
    loadBls("CUSR0000SA0", range),
    loadBls("CUSR0000SA0L1E", range),
  ]);
  return {
    value: { nsa: nsa.value, sa: sa.value, core: core.value, releases: new Map() } satisfies Inputs["cpi"],
    files: [...nsa.files, ...sa.files, ...core.files],
    ...joinedNotes([nsa, sa, core]),
  };
}

const byMonth = (series: DatedSeries): DatedSeries =>
  new Map([...series].map(([day, value]) => [day.slice(0, 7), value]));
