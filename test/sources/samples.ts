import { utils, write } from "xlsx";
import { loadBls } from "../../lib/sources/bls.js";
import { loadCftcSocrata, loadCftcYears } from "../../lib/sources/cftc.js";
import { loadFred, loadFredReleases } from "../../lib/sources/fred.js";
import { loadFrench } from "../../lib/sources/french.js";
import { loadNewYorkFed } from "../../lib/sources/new-york-fed.js";
import { loadSeriesCsv } from "../../lib/sources/series-csv.js";
import { loadShiller } from "../../lib/sources/shiller.js";
import type { Fetch } from "../../lib/sources/source-file.js";
import { loadStooq } from "../../lib/sources/stooq.js";
import { loadTreasury } from "../../lib/sources/treasury.js";
import { loadYahoo } from "../../lib/sources/yahoo.js";
import { zipOf } from "./zip-of.js";

/** A small file in a publisher's format, made up, and how it is read. */
export interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** How the bytes travel; a zip's checksum hides most changes of what is inside. */
  readonly packed?: (bytes: Uint8Array) => Uint8Array;
  /** What the loader makes of the one file that `fetch` gives. */
  readonly load: (fetch: Fetch) => Promise<{ readonly value: unknown }>;
}

const text = (...lines: string[]) => Buffer.from(`${lines.join("\n")}\n`);
const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const since = "2024-01-01";

const FRENCH = text(
  "This file was created using the 209912 CRSP database.",
  "Missing data are indicated by -99.99 or -999.",
  "",
  "  Average Value Weight Returns -- Monthly",
  ",<= 0,Lo 30,2-Dec,Hi 10",
  "209811,  -99.99,    1.00,    2.50,   -3.00",
  "209812,  -99.99,   -0.12,    0.00,    4.00",
  "",
  "  Value Weight Returns -- Annual from January to December",
  ",<= 0,Lo 30,2-Dec,Hi 10",
  "2098,   -999,    1.00,    2.00,    3.00",
  "",
  "Copyright 2099",
);
const CFTC = text(
  "report_date_as_yyyy_mm_dd,cftc_contract_market_code,open_interest_all,dealer_positions_long_all,dealer_positions_short_all,asset_mgr_positions_long,asset_mgr_positions_short,lev_money_positions_long,lev_money_positions_short",
  "2024-01-02T00:00:00.000,239742,516339,1,2,3,4,5,6",
  '2024-01-02T00:00:00.000,13874A,"2000000",1,2,3,4,5,6',
  "2024-01-09T00:00:00.000,239742,516340,1,2,3,4,5,6",
);
const CHART = {
  meta: {
    symbol: "^X",
    gmtoffset: -18000,
    exchangeTimezoneName: "America/New_York",
    regularMarketTime: 4070984400,
    currentTradingPeriod: { regular: { start: 4070961000, end: 4070984400 } },
  },
  timestamp: [4070701800, 4070961000],
  events: { dividends: { 4070961000: { amount: 2, date: 4070961000 } } },
  indicators: { quote: [{ close: [100, 102.5] }], adjclose: [{ adjclose: [50, 51.25] }] },
};

function workbook(bookType: "biff8" | "xlsx"): Uint8Array {
  const book = utils.book_new();
  const rows = [["Stock Market Data"], [], ["Date", "P", "D", "E", "CPI"], [1871.1, 4.59, 0.26, 0.4, 12.5]];
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "Data");
  return write(book, { type: "buffer", bookType });
}

/** One sample, at least, for each format that a parser reads. */
export const SAMPLES: readonly Sample[] = [
  {
    name: "French, inside the zip",
    bytes: FRENCH,
    packed: (bytes) => zipOf({ "X.csv": bytes }),
    load: (fetch) => loadFrench("X", { fetch }),
  },
  { name: "French, the zip", bytes: zipOf({ "X.csv": FRENCH }), load: (fetch) => loadFrench("X", { fetch }) },
  {
    name: "FRED, CSV",
    bytes: text("observation_date,DGS2", "2024-01-02,4.33", "2024-01-03,", "2024-01-04,4.38"),
    load: (fetch) => loadFred("DGS2", { fetch, since, key: "" }),
  },
  {
    name: "FRED, API",
    bytes: json({
      observations: [
        { realtime_start: "2024-02-01", realtime_end: "9999-12-31", date: "2024-01-02", value: "4.33" },
        { realtime_start: "2024-02-01", realtime_end: "9999-12-31", date: "2024-01-03", value: "." },
      ],
    }),
    load: (fetch) => loadFred("DGS2", { fetch, since, key: "k" }),
  },
  {
    name: "FRED, releases",
    bytes: json({ observations: [{ realtime_start: "2024-02-13", date: "2024-01-01", value: "308.417" }] }),
    load: (fetch) => loadFredReleases("CPIAUCNS", { fetch, since, key: "k" }),
  },
  {
    name: "BLS",
    bytes: json({
      status: "REQUEST_SUCCEEDED",
      message: [],
      Results: {
        series: [
          {
            seriesID: "X",
            data: [
              { year: "2024", period: "M13", value: "2.5" },
              { year: "2024", period: "M02", value: "-" },
              { year: "2024", period: "M01", value: "308.417" },
            ],
          },
        ],
      },
    }),
    load: (fetch) => loadBls("X", { fetch, from: 2024, to: 2024 }),
  },
  {
    name: "New York Fed",
    bytes: json({
      refRates: [
        {
          ...{ effectiveDate: "2024-01-03", type: "EFFR", percentRate: 5.33 },
          ...{ targetRateFrom: 5.25, targetRateTo: 5.5 },
        },
      ],
    }),
    load: (fetch) => loadNewYorkFed({ fetch, since }),
  },
  {
    name: "Treasury",
    bytes: text('Date,"1 Mo","2 Yr","10 Yr"', "01/03/2024,5.54,4.33,3.91", "01/02/2024,5.55,N/A,3.95"),
    load: (fetch) => loadTreasury([2024], { fetch }),
  },
  {
    name: "CFTC, reporting service",
    bytes: CFTC,
    load: (fetch) => loadCftcSocrata({ fetch, contracts: ["239742", "13874A"], since }),
  },
  {
    name: "CFTC, yearly zip",
    bytes: zipOf({ "FinFutYY.txt": CFTC }),
    load: (fetch) => loadCftcYears([2024], { fetch, contracts: ["239742", "13874A"] }),
  },
  {
    name: "Yahoo",
    bytes: json({ chart: { error: null, result: [CHART] } }),
    load: (fetch) => loadYahoo("^X", { fetch, since }),
  },
  {
    name: "Stooq",
    bytes: text(
      "Date,Open,High,Low,Close,Volume",
      "2024-01-02,1,2,0.5,1.5,100",
      "2024-01-03,1,2,0.5,1.6,100",
    ),
    load: (fetch) => loadStooq("^spx", { fetch, since, key: "" }),
  },
  {
    name: "a table's own source, CSV",
    bytes: text("Day,Close,Trades", "2024-01-03,1.6,", "2024-01-02,1.5,100"),
    load: (fetch) =>
      loadSeriesCsv(
        { provider: "stooq", name: "x.csv", path: "x.csv" },
        { fetch, period: "Day", columns: { close: "Close", trades: "Trades" } },
      ),
  },
  { name: "Shiller, xls", bytes: workbook("biff8"), load: (fetch) => loadShiller({ fetch }) },
  { name: "Shiller, xlsx", bytes: workbook("xlsx"), load: (fetch) => loadShiller({ fetch }) },
];
