import { readdirSync } from "node:fs";
import path from "node:path";
import { bookRoot } from "../../platform/book-folder.js";
import { makeFolder } from "../../platform/make-folder.js";
import { panelFolder } from "../../platform/run-files.js";
import { writeFileAtomic } from "../../platform/write-file-atomic.js";
import { type Random, seededRandom } from "../../stats/random.js";
import { addDays } from "../../stats/series/calendar-day.js";
import { isSession } from "../../stats/series/nyse-sessions.js";
import type { PanelFiles } from "../open-panel.js";
import { PanelError } from "../panel-error.js";
import { KNOWN_TRUTH } from "./known-truth.js";
import { type RowFaults, rowFaults } from "./row-faults.js";

/** How large a panel is made. */
export interface GeneratedPanel {
  /** Where it is written: `daily/YYYY-MM.parquet` and `fundamentals.parquet`; default a folder of its own in the book's untracked state. */
  readonly folder?: string;
  /** Members of r2000 and of sp500. */
  readonly small: number;
  readonly large: number;
  readonly from: string;
  readonly to: string;
  /** Default 1. */
  readonly seed?: number;
  /** Plant rows that the written rules handle, and count them; default false. */
  readonly untidy?: boolean;
}

/** A panel that was written: `openPanel` takes it. */
export interface WrittenPanel extends PanelFiles {
  readonly fundamentals: string;
  /** Of the daily rows. */
  readonly rows: number;
  /** What was planted, counted as `checkPanel` counts it: by the name of the rule. */
  readonly planted: Readonly<Record<string, number>>;
}

/** A stock and where it stands. */
interface Stock {
  readonly id: string;
  readonly small: boolean;
  readonly losing: boolean;
  readonly sector: string;
  readonly exchange: string;
  readonly shares: number;
  /** Of its market value that changes hands in a session, on average. */
  readonly turnover: number;
  readonly bookShare: number;
  price: number;
}

const SECTORS = ["Energy", "Financials", "Health Care", "Industrials", "Technology"];
/** Standard deviation of a session's return. */
const VOLATILITY = { small: 0.02, large: 0.012 };
const ROWS_A_GROUP = 122_880;

/**
 * Writes a panel of stocks that do not exist, of which it is known what they hold: {@link KNOWN_TRUTH}. The same arguments write the same rows on
 * every machine. It is written month by month, so that memory does not grow with its length.
 * @returns its files, the number of daily rows, and what was planted in them
 * @throws PanelError when the folder holds daily rows of another panel
 */
export async function generatePanel(options: GeneratedPanel): Promise<WrittenPanel> {
  const { small, large, from, to, seed = 1, untidy = false, folder = ownFolder(options) } = options;
  const { ByteWriter, parquetWrite, schemaFromColumnData } = await import("hyparquet-writer");
  const random = seededRandom(seed);
  const stocks = stocksOf(small, large, random);
  const sessions = sessionsBetween(from, to);
  const market = standardised(sessions.length, random);
  const faults = untidy ? rowFaults(sessions) : undefined;
  refuseOtherMonths(path.join(folder, "daily"), sessions);
  const write = (name: string, columnData: Parameters<typeof parquetWrite>[0]["columnData"]) => {
    const writer = new ByteWriter();
    const dates = columnData.filter(({ name: column }) => column.endsWith("date"));
    const schemaOverrides = Object.fromEntries(dates.map(({ name: column }) => [column, dateSchema(column)]));
    const schema = schemaFromColumnData({ columnData, schemaOverrides });
    const data = columnData.map(({ name: column, data: values }) => ({ name: column, data: values }));
    parquetWrite({ writer, columnData: data, schema, rowGroupSize: ROWS_A_GROUP });
    writeFileAtomic(path.join(folder, name), new Uint8Array(writer.getBuffer()));
  };
  write("fundamentals.parquet", reportColumns(stocks, from, to));
  let rows = 0;
  for (let at = 0; at < sessions.length; ) {
    const month = sessions[at]?.slice(0, 7) as string;
    const days: Day[] = [];
    for (; sessions[at]?.startsWith(month); at += 1)
      days.push({ date: sessions[at] as string, market: market[at] as number });
    const columns = dailyColumns(stocks, days, { random, ...(faults && { faults }) });
    write(path.join("daily", `${month}.parquet`), columns);
    rows += columns[0]?.data.length ?? 0;
  }
  return {
    path: path.join(folder, "daily/*.parquet"),
    fundamentals: path.join(folder, "fundamentals.parquet"),
    rows,
    planted: faults?.planted() ?? {},
  };
}

/** A folder for a panel of these arguments alone. */
function ownFolder({ small, large, from, to, seed = 1, untidy = false }: GeneratedPanel): string {
  const name = [small, large, from, to, seed, untidy ? "untidy" : "tidy"].join("_");
  return path.join(panelFolder(bookRoot()), "generated", name);
}

/** Months that this panel does not write would count as its own. */
function refuseOtherMonths(folder: string, sessions: readonly string[]): void {
  makeFolder(folder);
  const own = new Set(sessions.map((day) => `${day.slice(0, 7)}.parquet`));
  const other = readdirSync(folder).find((name) => name.endsWith(".parquet") && !own.has(name));
  if (other !== undefined)
    throw new PanelError(
      `${path.join(folder, other)} belongs to another panel; remove that folder, or name another one`,
    );
}

const dateSchema = (name: string) => ({
  name,
  type: "INT32" as const,
  converted_type: "DATE" as const,
  repetition_type: "REQUIRED" as const,
});

interface Day {
  readonly date: string;
  /** What moves all stocks on the day, of mean zero and deviation one over the panel. */
  readonly market: number;
}

function stocksOf(small: number, large: number, random: Random): Stock[] {
  return Array.from({ length: small + large }, (_, at): Stock => {
    const isSmall = at < small;
    const rank = isSmall ? at : at - small;
    const { lossMakers } = KNOWN_TRUTH;
    const share = isSmall ? lossMakers.r2000 : lossMakers.sp500;
    const price = 5 + 95 * random.uniform();
    const cap = isSmall ? 3e8 * Math.exp(2.5 * random.uniform()) : 1e10 * Math.exp(4 * random.uniform());
    return {
      id: String(10_001 + at),
      small: isSmall,
      // Every tenth stock decides, so that the share is exact in each ten.
      losing: (rank * 7) % 10 < share * 10,
      sector: SECTORS[Math.floor(rank / 10) % SECTORS.length] as string,
      exchange: random.uniform() < (isSmall ? 0.3 : 0.7) ? "NYSE" : "NASDAQ",
      shares: Math.round(cap / price),
      turnover: (isSmall ? 0.006 : 0.005) * (0.5 + random.uniform()),
      bookShare: 0.1 + 0.9 * random.uniform(),
      price,
    };
  });
}

/** Sessions of the New York Stock Exchange. */
function sessionsBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let one = from; one <= to; one = addDays(one, 1)) if (isSession(one)) days.push(one);
  return days;
}

/** Normal numbers that have exactly mean zero and deviation one (divisor n). */
function standardised(count: number, random: Random): Float64Array {
  const values = Float64Array.from({ length: count }, () => normal(random));
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
  return values.map((value) => (value - mean) / Math.sqrt(square));
}

/** Box and Muller's normal number. */
const normal = (random: Random) =>
  Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());

/** A return of a stock on a day: the market's part makes every pair correlate as is known, the rally adds what is known. */
function returnOf({ small, losing }: Stock, { date, market }: Day, random: Random): number {
  const { correlation, rally } = KNOWN_TRUTH;
  const common = small ? correlation.r2000 : correlation.sp500;
  const moved = Math.sqrt(common) * market + Math.sqrt(1 - common) * normal(random);
  const inRally = small && date > rally.after && date <= rally.to;
  const ahead = inRally ? rally.allAhead + (losing ? rally.lossMakersAhead : 0) : 0;
  return (small ? VOLATILITY.small : VOLATILITY.large) * moved + ahead;
}

function dailyColumns(
  stocks: readonly Stock[],
  days: readonly Day[],
  { random, faults }: { readonly random: Random; readonly faults?: RowFaults },
) {
  const count = stocks.length * days.length;
  const text = () => new Array<string>(count);
  const number = () => new Float64Array(count);
  const [id, sector, exchange, date] = [text(), text(), text(), new Array<Date>(count)];
  const [price, returned, volume, shares] = [number(), number(), number(), number()];
  const delisted = new Array<number | null>(count);
  const [small, large] = [new Array<boolean>(count), new Array<boolean>(count)];
  let row = 0;
  for (const day of days) {
    const when = new Date(`${day.date}T00:00:00Z`);
    for (const [at, stock] of stocks.entries()) {
      const ret = returnOf(stock, day, random);
      stock.price *= 1 + ret;
      const traded = Math.round(stock.shares * stock.turnover * (0.5 + random.uniform()));
      const clean = { price: stock.price, return: ret, volume: traded, delisting_return: null };
      const written = faults ? faults.row(clean, { stock: at, day: day.date }) : clean;
      if (written === undefined) continue;
      id[row] = stock.id;
      date[row] = when;
      price[row] = written.price;
      returned[row] = written.return;
      volume[row] = written.volume;
      delisted[row] = written.delisting_return;
      shares[row] = stock.shares;
      small[row] = stock.small;
      large[row] = !stock.small;
      exchange[row] = stock.exchange;
      sector[row] = stock.sector;
      row += 1;
    }
  }
  const columns = [
    { name: "id", data: id, type: "STRING" as const, nullable: false },
    { name: "date", data: date },
    { name: "price", data: price, type: "DOUBLE" as const, nullable: false },
    { name: "return", data: returned, type: "DOUBLE" as const, nullable: false },
    { name: "volume", data: volume, type: "DOUBLE" as const, nullable: false },
    { name: "shares", data: shares, type: "DOUBLE" as const, nullable: false },
    { name: "in_r2000", data: small, type: "BOOLEAN" as const, nullable: false },
    { name: "in_sp500", data: large, type: "BOOLEAN" as const, nullable: false },
    { name: "exchange", data: exchange, type: "STRING" as const, nullable: false },
    { name: "sector", data: sector, type: "STRING" as const, nullable: false },
    ...(faults ? [{ name: "delisting_return", data: delisted, type: "DOUBLE" as const }] : []),
  ];
  // Rows that are left out leave their places at the end.
  return row === count ? columns : columns.map((column) => ({ ...column, data: column.data.slice(0, row) }));
}

/** A report a stock and quarter. */
function reportColumns(stocks: readonly Stock[], from: string, to: string) {
  const years = Array.from(
    { length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 2 },
    (_, at) => Number(from.slice(0, 4)) - 1 + at,
  );
  const dates = years
    .flatMap((year) => ["02-20", "05-10", "08-09", "11-08"].map((end) => `${year}-${end}`))
    .filter((one) => one <= to);
  const reports = stocks.flatMap((stock) => dates.map((date) => ({ stock, date })));
  const value = (stock: Stock) => stock.shares * stock.price;
  return [
    { name: "id", data: reports.map(({ stock }) => stock.id), type: "STRING" as const },
    {
      name: "report_date",
      data: reports.map(({ date }) => new Date(`${date}T00:00:00Z`)),
    },
    {
      name: "earnings",
      data: reports.map(
        ({ stock, date }) => (stock.losing === date < SIGN_CHANGE ? -0.08 : 0.06) * value(stock),
      ),
      type: "DOUBLE" as const,
    },
    {
      name: "book_equity",
      data: reports.map(({ stock }) => stock.bookShare * value(stock)),
      type: "DOUBLE" as const,
    },
    {
      name: "operating_profitability",
      data: reports.map(({ stock }) => (stock.losing ? -0.2 : 0.25) + 0.1 * stock.bookShare),
      type: "DOUBLE" as const,
    },
  ];
}

/** From this report on earnings have the other sign: who reads it before it was known finds the complement of the known share. */
const SIGN_CHANGE = "2024-08-01";
