import { zipOf } from "../sources/zip-of.js";

/**
 * What second publishers would send beside the files of the first ones: the same figures, in their own formats.
 * @param first files by name, as `futureFiles` gives them
 */
export function secondFiles(
  first: ReadonlyMap<string, Uint8Array | string>,
): ReadonlyMap<string, Uint8Array | string> {
  const files = new Map<string, Uint8Array | string>();
  const fred = (id: string) => fredSeries(String(first.get(`${id}.csv`)));
  const [two, ten] = [fred("DGS2"), fred("DGS10")];
  for (const [year, days] of byYear([...two.keys()])) {
    const rows = days.reverse().map((day) => {
      const date = `${day.slice(5, 7)}/${day.slice(8)}/${year}`;
      return [date, "5.50", two.get(day), ten.get(day) ?? "N/A"].join(",");
    });
    files.set(`daily-treasury-rates-${year}.csv`, `${['Date,"1 Mo","2 Yr","10 Yr"', ...rows].join("\n")}\n`);
  }
  const [effr, lower, upper] = ["DFF", "DFEDTARL", "DFEDTARU"].map(fred) as [Series, Series, Series];
  const refRates = [...effr].reverse().map(([effectiveDate, rate]) => ({
    ...{ effectiveDate, type: "EFFR", percentRate: Number(rate) },
    targetRateFrom: Number(lower.get(effectiveDate)),
    targetRateTo: Number(upper.get(effectiveDate)),
  }));
  files.set("new-york-fed-effr.json", JSON.stringify({ refRates }));
  for (const [id, series] of [
    ["CUUR0000SA0", fred("CPIAUCNS")],
    ["CUSR0000SA0", fred("CPIAUCSL")],
    ["CUSR0000SA0L1E", fred("CPILFESL")],
  ] as const) {
    for (const start of [2012, 2022]) {
      const last = [...series.keys()].at(-1)?.slice(0, 4) as string;
      const end = Math.min(start + 9, Number(last));
      files.set(`${id}-${start}-${end}.json`, bls(id, series, { start, end }));
    }
  }
  const [header = "", ...rows] = String(first.get("cftc-tff-futures-only.csv")).trim().split("\n");
  for (const [year, lines] of byYear(rows)) {
    const text = [header.replace("report_date_as_yyyy_mm_dd", "Report_Date_as_YYYY-MM-DD"), ...lines];
    // The yearly files have a day without its time.
    const days = text.map((line) => line.replace("T00:00:00.000", ""));
    files.set(`fut_fin_txt_${year}.zip`, zipOf({ "FinFutYY.txt": `${days.join("\r\n")}\r\n` }));
  }
  for (const [name, content] of first) {
    const ticker = /^yahoo-(\w+)\.json$/.exec(name)?.[1];
    if (ticker === undefined) continue;
    const closes = yahooCloses(String(content));
    const id = { GSPC: "SP500", NDX: "NASDAQ100" }[ticker];
    if (id !== undefined) files.set(`${id}.csv`, csv(`observation_date,${id}`, closes));
    const symbol = { GSPC: "spx", NDX: "ndx" }[ticker] ?? `${ticker.toLowerCase()}.us`;
    const bars = new Map([...closes].map(([day, close]) => [day, `${close},${close},${close},${close}`]));
    files.set(`stooq-${symbol}.csv`, csv("Date,Open,High,Low,Close", bars));
  }
  return files;
}

type Series = ReadonlyMap<string, string>;

const fredSeries = (text: string): Series =>
  new Map(
    text
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",") as [string, string]),
  );

function byYear(lines: readonly string[]): Map<string, string[]> {
  const years = new Map<string, string[]>();
  for (const line of lines) years.set(line.slice(0, 4), [...(years.get(line.slice(0, 4)) ?? []), line]);
  return years;
}

const csv = (header: string, rows: Series) =>
  `${header}\n${[...rows].map(([day, value]) => `${day},${value}`).join("\n")}\n`;

function bls(id: string, series: Series, years: { readonly start: number; readonly end: number }): string {
  const data = [...series]
    .filter(([day]) => Number(day.slice(0, 4)) >= years.start && Number(day.slice(0, 4)) <= years.end)
    .map(([day, value]) => ({ year: day.slice(0, 4), period: `M${day.slice(5, 7)}`, value }))
    .reverse();
  return JSON.stringify({
    status: "REQUEST_SUCCEEDED",
    message: [],
    Results: { series: [{ seriesID: id, data }] },
  });
}

/** Closes of a chart by day, to the cent. */
function yahooCloses(text: string): Series {
  const { timestamp, indicators } = JSON.parse(text).chart.result[0] as {
    timestamp: number[];
    indicators: { quote: { close: (number | null)[] }[] };
  };
  return new Map(
    timestamp.flatMap((stamp, row) => {
      const close = indicators.quote[0]?.close[row];
      const day = new Date(1000 * stamp).toISOString().slice(0, 10);
      return close == null ? [] : [[day, close.toFixed(2)]];
    }),
  );
}
