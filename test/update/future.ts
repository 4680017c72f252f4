import { utils, write } from "xlsx";
import { openStore } from "../../lib/store/open-store.js";
import { zipOf } from "../sources/zip-of.js";

/**
 * What the public sources would send on a day in the future: bytes in the providers' formats whose past is the snapshot's, in the
 * providers' units, and whose last eighteen months are made up. Nothing here comes from a provider's file.
 */

const store = openStore();
type Series = Map<string, number>;

/** A generator of numbers in [0, 1), the same each time (Park and Miller, 1988). */
export function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** A column of a table by its key, without the missing values. */
function column(table: string, name: string, key: string): Series {
  const rows = store.read(table);
  const keys = [...rows.array(key)] as string[];
  const values = [...rows.array(name)] as (number | null)[];
  return new Map(
    keys.flatMap((period, row) => (values[row] == null ? [] : [[period, values[row] as number]])),
  );
}

export const addMonths = (month: string, count: number) => {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
};
const monthsTo = (first: string, last: string) => {
  const months: string[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
};
function weekdays(first: string, last: string): string[] {
  const days: string[] = [];
  for (let time = Date.parse(first); time <= Date.parse(last); time += 86_400_000) {
    const date = new Date(time);
    if (date.getUTCDay() % 6 !== 0) days.push(date.toISOString().slice(0, 10));
  }
  return days;
}

/** Percent with enough decimals to come back as the return that it was. */
const percent = (value: number | undefined) => (value === undefined ? "-99.99" : (100 * value).toFixed(7));

/** A zip of the data library: a preamble and titled tables. */
function french(
  tables: readonly {
    title: string;
    columns: Record<string, Series>;
    periods: readonly string[];
    plain?: true;
  }[],
) {
  const blocks = tables.map(({ title, columns, periods, plain }) => {
    const rows = periods.map((period) =>
      [
        period.replaceAll("-", ""),
        ...Object.values(columns).map((series) => {
          const value = series.get(period);
          return (plain ? (value ?? -99.99).toFixed(4) : percent(value)).padStart(10);
        }),
      ].join(","),
    );
    return `\n${title ? `  ${title}\n` : ""},${Object.keys(columns).join(",")}\n${rows.join("\n")}\n`;
  });
  const text = `This file was created using the 209912 CRSP database.\nMissing data are indicated by -99.99 or -999.\n\n${blocks.join("\n")}\nCopyright\n`;
  return zipOf({ "table.csv": text.replaceAll("\n", "\r\n") });
}

/** A series continued to a period: monthly returns of a plausible size. */
function continued(series: Series, months: readonly string[], random: () => number, size = 0.04): Series {
  const last = [...series.keys()].at(-1) ?? "";
  const more = months
    .filter((month) => month > last)
    .map((month) => [month, size * (2 * random() - 0.9)] as const);
  return new Map([...series, ...more]);
}

/** Daily levels that pass through the known ones, day by day or at the last trading day of a month, and walk on behind the last. */
function path(days: readonly string[], known: Series, monthEnds: Series, random: () => number): Series {
  const anchors = new Map<number, number>();
  days.forEach((day, at) => {
    const monthEnd =
      days[at + 1]?.slice(0, 7) !== day.slice(0, 7) ? monthEnds.get(day.slice(0, 7)) : undefined;
    const level = known.get(day) ?? monthEnd;
    if (level !== undefined) anchors.set(at, level);
  });
  const at = [...anchors.keys()];
  const levels = days.map((_, index) => {
    const before = at.filter((one) => one <= index).at(-1);
    const after = at.find((one) => one >= index);
    if (before === undefined) return anchors.get(after as number) as number;
    if (after === undefined) return Number.NaN;
    if (after === before) return anchors.get(index) as number;
    const share = (index - before) / (after - before);
    return (anchors.get(before) as number) ** (1 - share) * (anchors.get(after) as number) ** share;
  });
  for (let index = (at.at(-1) ?? 0) + 1; index < days.length; index += 1) {
    levels[index] = (levels[index - 1] as number) * (1 + 0.012 * (2 * random() - 0.97));
  }
  return new Map(days.map((day, index) => [day, levels[index] as number]));
}

function yahoo(symbol: string, levels: Series, scale: number): string {
  const stamps = [...levels.keys()].map((day) => Date.parse(`${day}T14:30:00Z`) / 1000);
  const close = [...levels.values()].map((level) => level * scale);
  const end = (stamps.at(-1) as number) + 23_400;
  return JSON.stringify({
    chart: {
      error: null,
      result: [
        {
          meta: {
            symbol,
            gmtoffset: -18000,
            regularMarketTime: end,
            currentTradingPeriod: { regular: { end } },
          },
          timestamp: stamps,
          indicators: { quote: [{ close }], adjclose: [{ adjclose: close }] },
        },
      ],
    },
  });
}

const fredCsv = (id: string, series: Series) =>
  `observation_date,${id}\n${[...series].map(([period, value]) => `${period.length === 7 ? `${period}-01` : period},${value}`).join("\n")}\n`;

/**
 * Files by name, as an update keeps them under `data/raw`.
 * @param lastDay the newest day of the daily sources
 */
export function futureFiles(lastDay: string): ReadonlyMap<string, Uint8Array | string> {
  const files = made.get(lastDay) ?? makeFiles(lastDay);
  made.set(lastDay, files);
  return files;
}

const made = new Map<string, ReadonlyMap<string, Uint8Array | string>>();

function makeFiles(lastDay: string): ReadonlyMap<string, Uint8Array | string> {
  const random = randoms(20240724);
  const lastMonth = addMonths(lastDay.slice(0, 7), -1);
  const months = monthsTo("1926-07", lastMonth);
  const of = (table: string) => (name: string) => continued(column(table, name, "month"), months, random);
  const size = of("size-monthly");
  const filler: Series = new Map(months.map((month) => [month, 0.01]));
  const cells = (first: string, last: string, sort: string, names: (cell: string) => Series) => {
    const headings: Record<string, Series> = {};
    for (let me = 1; me <= 5; me += 1) {
      for (let other = 1; other <= 5; other += 1) {
        const end = { 1: `Lo${sort}`, 5: `Hi${sort}` }[other];
        const row = { 1: first, 5: last }[me];
        const heading = row && end ? `${row} ${end}` : `ME${me} ${sort}${other}`;
        headings[heading] = names(`me${me}_${sort.toLowerCase()}${other}`);
      }
    }
    return headings;
  };
  const files = new Map<string, Uint8Array | string>();
  const zip = (name: string, tables: Parameters<typeof french>[0]) =>
    files.set(`${name}_CSV.zip`, french(tables));

  zip("Portfolios_Formed_on_ME", [
    {
      title: "Average Value Weight Returns -- Monthly",
      columns: {
        "<= 0": new Map(),
        "Lo 30": size("bottom_30_vw"),
        "Med 40": filler,
        "Hi 30": size("top_30_vw"),
        "Lo 20": size("bottom_20_vw"),
        "Hi 20": size("top_20_vw"),
        "Lo 10": size("bottom_10_vw"),
        "2-Dec": filler,
        "Hi 10": size("top_10_vw"),
      },
      periods: months,
    },
    { title: "Average Equal Weighted Returns -- Monthly", columns: { "Lo 30": filler }, periods: months },
  ]);
  const [smallRow, largeRow] = [size("small_bm_avg"), size("large_bm_avg")];
  const bm = of("size-value-monthly");
  zip("25_Portfolios_5x5", [
    {
      title: "Average Value Weighted Returns -- Monthly",
      columns: cells("SMALL", "BIG", "BM", (cell) => {
        const early = cell.startsWith("me1") ? smallRow : cell.startsWith("me5") ? largeRow : filler;
        const late = bm(cell);
        return new Map(months.map((month) => [month, late.get(month) ?? (early.get(month) as number)]));
      }),
      periods: months,
    },
  ]);
  const [market, rf] = [
    size("market"),
    continued(column("size-monthly", "rf", "month"), months, () => 0.5, 0.003),
  ];
  zip("F-F_Research_Data_Factors", [
    {
      title: "",
      columns: {
        "Mkt-RF": new Map([...market].map(([month, value]) => [month, value - (rf.get(month) as number)])),
        SMB: size("smb"),
        HML: size("hml"),
        RF: rf,
      },
      periods: months,
    },
    {
      title: "Annual Factors: January-December",
      columns: { RF: new Map([["2027", 0.05]]) },
      periods: ["2027"],
    },
  ]);

  const five = of("factors-monthly");
  const FACTORS = { "Mkt-RF": "mkt_rf", SMB: "smb", HML: "hml", RMW: "rmw", CMA: "cma", RF: "rf" } as const;
  const since1963 = monthsTo("1963-07", lastMonth);
  zip("F-F_Research_Data_5_Factors_2x3", [
    {
      title: "",
      columns: Object.fromEntries(Object.entries(FACTORS).map(([heading, name]) => [heading, five(name)])),
      periods: since1963,
    },
  ]);
  const days = weekdays(
    "1963-07-01",
    `${lastMonth}-31`.slice(0, 10) > lastDay ? lastDay : monthLast(lastMonth),
  );
  // Days before the table's own are drawn from the table of quantiles, as if each were alone: longer windows then spread
  // differently than the real ones do, and the update refuses the table of quantiles.
  const daily = (name: string) => {
    const known = column("factors-daily", name, "date");
    const draw = drawFrom(name, random);
    return new Map(
      days.flatMap((day) =>
        known.has(day) || day < "2023-07-01" || day > "2025-06-30" ? [[day, known.get(day) ?? draw()]] : [],
      ),
    );
  };
  const tradingDays = [...daily("smb").keys()];
  zip("F-F_Research_Data_5_Factors_2x3_daily", [
    {
      title: "",
      columns: Object.fromEntries(Object.entries(FACTORS).map(([heading, name]) => [heading, daily(name)])),
      periods: tradingDays,
    },
  ]);
  zip("F-F_Momentum_Factor_daily", [
    { title: "", columns: { Mom: hitting(daily("mom"), five("mom")) }, periods: tradingDays },
  ]);
  zip("25_Portfolios_ME_OP_5x5", [
    {
      title: "Average Value Weighted Returns -- Monthly",
      columns: cells("SMALL", "BIG", "OP", of("size-profitability-monthly")),
      periods: since1963,
    },
  ]);
  files.set(
    "Portfolios_Formed_on_E-P_CSV.zip",
    earningsYieldZip(monthsTo("1951-07", lastMonth), of("earnings-yield-monthly")),
  );

  const cpiMonths = monthsTo("2012-01", lastMonth);
  for (const [id, name] of Object.entries({
    CPIAUCNS: "cpi_nsa",
    CPIAUCSL: "cpi_sa",
    CPILFESL: "core_cpi_sa",
  })) {
    const known = column("cpi-monthly", name, "month");
    let level = 0;
    const series = cpiMonths.flatMap((month) => {
      level = known.get(month) ?? Number((level * 1.002).toFixed(3));
      return month === "2025-10" ? [] : [[month, level] as const];
    });
    files.set(`${id}.csv`, fredCsv(id, new Map(series)));
  }
  const quoted = [...column("rates-daily", "dgs2", "date").keys(), ...weekdays("2025-01-01", lastDay)];
  for (const [id, name] of Object.entries({
    DFF: "effr",
    DFEDTARL: "target_lower",
    DFEDTARU: "target_upper",
    DGS2: "dgs2",
    DGS10: "dgs10",
  })) {
    const known = column("rates-daily", name, "date");
    const last = [...known.values()].at(-1) as number;
    files.set(
      `${id}.csv`,
      fredCsv(id, new Map(quoted.map((day) => [day, Number((100 * (known.get(day) ?? last)).toFixed(2))]))),
    );
  }
  files.set("cftc-tff-futures-only.csv", cftcCsv(lastDay));
  for (const [name, text] of yahooFiles(lastDay, random)) files.set(name, text);
  files.set("ie_data.xls", shillerWorkbook(lastMonth));
  return files;
}

const monthLast = (month: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);

/** Values drawn from the one-day quantiles of a factor, by linear interpolation. */
function drawFrom(name: string, random: () => number): () => number {
  if (name === "rf") return () => 0.0001;
  const table = store.read("factor-window-quantiles");
  const [p, q] = [[...table.array("probability")], [...table.array(`${name}_1d`)]] as [number[], number[]];
  return () => {
    const u = (p[0] as number) + random() * ((p.at(-1) as number) - (p[0] as number));
    const above = p.findIndex((value) => value >= u);
    const [p0, p1, q0, q1] = [
      p[above - 1] ?? 0,
      p[above] as number,
      q[above - 1] ?? (q[above] as number),
      q[above] as number,
    ];
    return Number((q0 + ((u - p0) / (p1 - p0)) * (q1 - q0)).toFixed(6));
  };
}

/** Daily returns shifted within each month so that they compound to the monthly one; days on record stay. */
function hitting(daily: Series, monthly: Series): Series {
  const byMonth = new Map<string, string[]>();
  for (const day of daily.keys())
    byMonth.set(day.slice(0, 7), [...(byMonth.get(day.slice(0, 7)) ?? []), day]);
  return new Map(
    [...byMonth].flatMap(([month, days]) => {
      const target = monthly.get(month);
      const wealth = days.reduce((product, day) => product * (1 + (daily.get(day) as number)), 1);
      const onRecord = month >= "2023-07" && month <= "2025-06";
      const shift = target === undefined || onRecord ? 1 : ((1 + target) / wealth) ** (1 / days.length);
      return days.map((day) => [day, (1 + (daily.get(day) as number)) * shift - 1] as const);
    }),
  );
}

function earningsYieldZip(months: readonly string[], of: (name: string) => Series): Buffer {
  const returns = (suffix: string) => ({
    "<= 0": of(`negative_${suffix}`),
    "Lo 30": of(`low_30_${suffix}`),
    "Hi 30": of(`high_30_${suffix}`),
  });
  const hold = (name: string) => {
    const known = column("earnings-yield-monthly", name, "month");
    let last = 0;
    return new Map(
      months.map((month) => {
        last = known.get(month) ?? last;
        return [month, last] as const;
      }),
    );
  };
  const [negative, all, share] = [hold("negative_firms"), hold("all_firms"), hold("negative_share_of_cap")];
  const each = (value: (month: string) => number) => new Map(months.map((month) => [month, value(month)]));
  const rest = (month: string) => (all.get(month) as number) - (negative.get(month) as number);
  // A size of 1000 for the other classes, and for the loss-makers the one that gives their share.
  const size = (month: string) => {
    const [s, n] = [share.get(month) as number, negative.get(month) as number];
    return n === 0 ? -99.99 : (1000 * s * rest(month)) / (n * (1 - s));
  };
  const none = each(() => 0);
  return french([
    { title: "Value Weight Returns -- Monthly", columns: returns("vw"), periods: months },
    { title: "Equal Weight Returns -- Monthly", columns: returns("ew"), periods: months },
    {
      title: "Number of Firms in Portfolios",
      columns: { "<= 0": negative, "Lo 30": each(rest), "Med 40": none, "Hi 30": none },
      periods: months,
      plain: true,
    },
    {
      title: "Average Firm Size",
      columns: {
        "<= 0": each(size),
        "Lo 30": each(() => 1000),
        "Med 40": each(() => 1000),
        "Hi 30": each(() => 1000),
      },
      periods: months,
      plain: true,
    },
  ]);
}

function cftcCsv(lastDay: string): string {
  const name = (who: string, side: string) => column("cot-weekly", `r2000_${who}_${side}`, "date");
  const known = column("cot-weekly", "r2000_open_interest", "date");
  const newest = [...known.keys()].at(-1) as string;
  const weeks: string[] = [];
  for (let time = Date.parse(newest) + 7 * 86_400_000; time <= Date.parse(lastDay); time += 7 * 86_400_000) {
    weeks.push(new Date(time).toISOString().slice(0, 10));
  }
  const held = (series: Series, day: string) => series.get(day) ?? (series.get(newest) as number);
  const r2000 = ["dealer", "asset_manager", "leveraged"].flatMap((who) => [
    name(who, "long"),
    name(who, "short"),
  ]);
  const other = (index: string) => ({
    oi: column("cot-weekly", `${index}_open_interest`, "date"),
    net: column("cot-weekly", `${index}_leveraged_net`, "date"),
  });
  const others = [
    ["13874A", other("sp500")],
    ["209742", other("nasdaq100")],
  ] as const;
  const lines = [...known.keys(), ...weeks].flatMap((day) => [
    [`${day}T00:00:00.000`, "239742", held(known, day), ...r2000.map((series) => held(series, day))].join(
      ",",
    ),
    ...others.map(([code, { oi, net }]) =>
      [`${day}T00:00:00.000`, code, held(oi, day), 0, 0, 0, 0, 1_000_000 + held(net, day), 1_000_000].join(
        ",",
      ),
    ),
  ]);
  return `report_date_as_yyyy_mm_dd,cftc_contract_market_code,open_interest_all,dealer_positions_long_all,dealer_positions_short_all,asset_mgr_positions_long,asset_mgr_positions_short,lev_money_positions_long,lev_money_positions_short\n${lines.join("\n")}\n`;
}

/** Trading days since 2023: those of the gap table, then weekdays. */
function marketDays(lastDay: string): string[] {
  const recorded = [...column("size-gap-daily", "gap_1d", "date").keys()].filter(
    (day) => day >= "2023-01-01",
  );
  const next = new Date(Date.parse(recorded.at(-1) as string) + 86_400_000).toISOString().slice(0, 10);
  return [...recorded, ...weekdays(next, lastDay)];
}

function yahooFiles(lastDay: string, random: () => number): Map<string, string> {
  const days = marketDays(lastDay);
  const index = (name: string) =>
    path(days, column("index-daily", name, "date"), column("index-monthly", name, "month"), random);
  const fund = (name: string) => path(days, column("style-daily", name, "date"), new Map(), random);
  const large = index("sp500_price");
  const series: Record<string, readonly [Series, number]> = {
    // The index stood at 1923.57 on the day on which the table reads 100.
    "^GSPC": [large, 19.2357],
    "^RUT": [small(days, large), 11.3],
    "^NDX": [index("nasdaq100_price"), 37.2],
    "^SP500TR": [index("sp500_total_return"), 35],
    IWM: [index("russell2000_total_return"), 0.9],
    IWB: [index("russell1000_total_return"), 0.9],
  };
  for (const ticker of ["IWN", "IWD", "IWF", "QUAL", "USMV", "SPLV", "SPHB", "MTUM", "SPY", "XLK", "XLV"]) {
    series[ticker] = [fund(ticker.toLowerCase()), 1.7];
  }
  return new Map(
    Object.entries(series).map(([symbol, [levels, scale]]) => [
      `yahoo-${symbol.replace("^", "")}.json`,
      yahoo(symbol, levels, scale),
    ]),
  );
}

/** The small index: the large one's return plus the gap on record, pulled in small steps to the levels on record. */
function small(days: readonly string[], large: Series): Series {
  const guide = path(
    days,
    column("index-daily", "russell2000_price", "date"),
    column("index-monthly", "russell2000_price", "month"),
    randoms(7),
  );
  const gaps = column("size-gap-daily", "gap_1d", "date");
  let level = guide.get(days[0] as string) as number;
  return new Map(
    days.map((day, at) => {
      if (at === 0) return [day, level];
      const before = days[at - 1] as string;
      const gap = gaps.get(day);
      if (gap === undefined) level *= (guide.get(day) as number) / (guide.get(before) as number);
      else level *= (large.get(day) as number) / (large.get(before) as number) + gap;
      level *=
        ((guide.get(day) as number) / level) ** (day >= "2024-05-15" && day <= "2024-12-31" ? 1 : 0.02);
      return [day, level];
    }),
  );
}

/** Shiller's workbook. @param times factor of a month's earnings, 1 where they are right */
export function shillerWorkbook(lastMonth: string, times: (month: string) => number = () => 1): Uint8Array {
  const [dividends, earnings] = [
    column("sp500-earnings-monthly", "dividend_12m", "month"),
    column("sp500-earnings-monthly", "earnings_12m", "month"),
  ];
  const known = [...earnings.keys()].at(-1) as string;
  const reported = addMonths(lastMonth, -4);
  const earned = (month: string, value: number | undefined) =>
    value === undefined ? value : value * times(month);
  const rows = monthsTo("1871-01", lastMonth).map((month) => {
    const date = Number(month.replace("-", "."));
    const value = (series: Series, growth: number) => {
      if (month <= known) return series.get(month);
      return month <= reported ? Number(((series.get(known) as number) * growth).toFixed(2)) : 0;
    };
    return [date, 1, value(dividends, 1.05), earned(month, value(earnings, 1.1)), 300];
  });
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet([["Stock Market Data"], [], ["Date", "P", "D", "E", "CPI"], ...rows]);
  utils.book_append_sheet(book, sheet, "Data");
  return write(book, { type: "buffer", bookType: "biff8" });
}
