import { loadBls } from "../sources/bls.js";
import { loadCftcSocrata, loadCftcYears, type Positions } from "../sources/cftc.js";
import type { DatedSeries } from "../sources/dates.js";
import { loadFred, loadFredReleases } from "../sources/fred.js";
import { type FrenchFile, loadFrench } from "../sources/french.js";
import { loadShiller, type ShillerMonth } from "../sources/shiller.js";
import { SourceError } from "../sources/source-error.js";
import type { Fetch, SourceFile } from "../sources/source-file.js";
import { loadStooq } from "../sources/stooq.js";
import { loadTreasury } from "../sources/treasury.js";
import { type Closes, loadYahoo } from "../sources/yahoo.js";

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

/** An input that was loaded. */
export interface LoadedInput {
  readonly value: unknown;
  readonly files: readonly SourceFile[];
  /** Which fallback was used, and why. */
  readonly note?: string;
}

/** How inputs are loaded. */
export interface LoadContext {
  readonly fetch: Fetch;
  /** Last year that a source which is asked by the year is asked for. */
  readonly year: number;
}

/** The first month of the price and rate tables; earlier rows stay as they are. */
const CPI_SINCE = "2012-01-01";
const RATES_SINCE = "2024-01-01";
/** Long enough before the newest rows for the check that levels continue. */
const CLOSES_SINCE = "2023-01-01";

/** Symbols under which Stooq carries a price index, for when Yahoo refuses; its funds are adjusted in a way that it does not state. */
const STOOQ: Partial<Record<Ticker, string>> = { "^GSPC": "^spx", "^NDX": "^ndx" };

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

/** Loads one input, from its second source where the first fails. @throws SourceError naming what each source answered */
export async function loadInput(name: InputName, { fetch, year }: LoadContext): Promise<LoadedInput> {
  const dataset = FRENCH[name];
  if (dataset !== undefined) return loadFrench(dataset, { fetch });
  if (name.startsWith("closes ")) return loadCloses(name.slice("closes ".length) as Ticker, fetch);
  if (name === "shiller") return loadShiller({ fetch });
  if (name === "policyRates")
    return together({ effr: "DFF", lower: "DFEDTARL", upper: "DFEDTARU" }, fetch, RATES_SINCE);
  if (name === "yields") {
    return withFallback(
      () => together({ twoYear: "DGS2", tenYear: "DGS10" }, fetch, RATES_SINCE),
      () => loadTreasury(years(RATES_SINCE, year), { fetch }),
      "FRED",
      "the Treasury's own curve",
    );
  }
  if (name === "positions") {
    return withFallback(
      () => loadCftcSocrata({ fetch, since: RATES_SINCE }),
      () => loadCftcYears(years(RATES_SINCE, year), { fetch }),
      "the CFTC's reporting service",
      "its yearly files",
    );
  }
  return withFallback(
    () => cpiFromFred(fetch),
    () => cpiFromBls(fetch, year),
    "FRED",
    "the BLS",
  );
}

const years = (since: string, last: number) => {
  const first = Number(since.slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};

async function loadCloses(ticker: Ticker, fetch: Fetch): Promise<LoadedInput> {
  const fromYahoo = () => loadYahoo(ticker, { fetch, since: CLOSES_SINCE });
  const symbol = STOOQ[ticker];
  if (symbol === undefined) return fromYahoo();
  return withFallback(
    fromYahoo,
    async () => {
      const { value, files } = await loadStooq(symbol, { fetch, since: CLOSES_SINCE });
      return { value: { close: value, adjusted: value }, files };
    },
    "Yahoo",
    "Stooq",
  );
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
  };
}

async function cpiFromFred(fetch: Fetch): Promise<LoadedInput> {
  const [{ value, files }, releases] = await Promise.all([
    together({ nsa: "CPIAUCNS", sa: "CPIAUCSL", core: "CPILFESL" }, fetch, CPI_SINCE),
    loadFredReleases("CPIAUCNS", { fetch, since: CPI_SINCE }),
  ]);
  return {
    value: {
      nsa: byMonth(value.nsa),
      sa: byMonth(value.sa),
      core: byMonth(value.core),
      releases: releases.value,
    } satisfies Inputs["cpi"],
    files: [...files, ...releases.files],
  };
}

async function cpiFromBls(fetch: Fetch, year: number): Promise<LoadedInput> {
  const range = { fetch, from: Number(CPI_SINCE.slice(0, 4)), to: year };
  const [nsa, sa, core] = await Promise.all([
    loadBls("CUUR0000SA0", range),
    loadBls("CUSR0000SA0", range),
    loadBls("CUSR0000SA0L1E", range),
  ]);
  return {
    value: { nsa: nsa.value, sa: sa.value, core: core.value, releases: new Map() } satisfies Inputs["cpi"],
    files: [...nsa.files, ...sa.files, ...core.files],
  };
}

const byMonth = (series: DatedSeries): DatedSeries =>
  new Map([...series].map(([day, value]) => [day.slice(0, 7), value]));

async function withFallback(
  first: () => Promise<LoadedInput>,
  second: () => Promise<LoadedInput>,
  firstName: string,
  secondName: string,
): Promise<LoadedInput> {
  try {
    return await first();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    try {
      return {
        ...(await second()),
        note: `from ${secondName}, because ${firstName} failed: ${error.message}`,
      };
    } catch (other) {
      if (!(other instanceof SourceError)) throw other;
      throw new SourceError(`${error.message}; and from ${secondName}, ${other.message}`, {
        brief: error.brief && other.brief && `${error.brief}; ${other.brief}`,
      });
    }
  }
}
