import { parseCsv } from "../parse-csv.js";
import { checkAscending, type DatedSeries, parseDay } from "./dates.js";
import { parseJsonObject } from "./json.js";
import { parseDecimal } from "./parse-decimal.js";
import { changedFormat } from "./source-error.js";
import { asSourceFailure } from "./source-failure.js";
import type { Fetch, SourceFile } from "./source-file.js";
import { decodeText } from "./text.js";

/**
 * A series of FRED's CSV download, by observation day. Both header styles are read: `observation_date,DGS2` with empty cells for missing
 * values, and the older `DATE,VALUE` (or `DATE,DGS2`) with `.`.
 * @throws SourceError naming line and cell of what is not of that form
 * @example [...parseFredCsv("DATE,VALUE\n2024-01-02,4.33\n2024-01-03,.\n", { id: "DGS2", file: "DGS2.csv" })] // => [["2024-01-02", 4.33]]
 */
export function parseFredCsv(
  text: string,
  { id, file }: { readonly id: string; readonly file: string },
): DatedSeries {
  return asSourceFailure(`${file} cannot be read`, () => seriesOfCsv(text, id, file));
}

function seriesOfCsv(text: string, id: string, file: string): DatedSeries {
  const { records, lines } = parseCsv(text);
  const [header = [], ...rows] = records;
  const [date, value] = header;
  if (
    !/^(observation_date|date)$/i.test(date ?? "") ||
    (value !== id && value !== "VALUE") ||
    header.length !== 2
  ) {
    throw changedFormat(file, { expected: `the header observation_date,${id}`, found: header.join(",") });
  }
  return toSeries(
    rows.map((row, index) => [row[0] ?? "", row[1] ?? "", `${file}, line ${lines[index + 1]}`] as const),
    file,
  );
}

interface Observations {
  readonly observations?: readonly {
    readonly realtime_start: string;
    readonly date: string;
    readonly value: string;
  }[];
}

/** A series of FRED's API (`fred/series/observations`), by observation day. @throws SourceError */
export function parseFredJson(text: string, { file }: { readonly file: string }): DatedSeries {
  return asSourceFailure(`${file} cannot be read`, () =>
    toSeries(
      observations(text, file).map(
        ({ date, value }, index) => [date, value, `${file}, observation ${index + 1}`] as const,
      ),
      file,
    ),
  );
}

/**
 * The day on which each month of a series was first published, from the API's initial releases (`output_type=4`), by month.
 * @throws SourceError
 */
export function parseFredReleases(
  text: string,
  { file }: { readonly file: string },
): ReadonlyMap<string, string> {
  return asSourceFailure(
    `${file} cannot be read`,
    () =>
      new Map(
        observations(text, file).flatMap(({ date, value, realtime_start }, index) => {
          if (value === ".") return [];
          const [month, released] = [parseDay(date)?.slice(0, 7), parseDay(realtime_start)];
          if (month === undefined || released === undefined || released.slice(0, 7) <= month) {
            throw changedFormat(`${file}, observation ${index + 1}`, {
              expected: "a day, and a later month's day of its release",
              found: `${date}, ${realtime_start}`,
            });
          }
          return [[month, released] as const];
        }),
      ),
  );
}

function observations(text: string, file: string): NonNullable<Observations["observations"]> {
  const found = (parseJsonObject(text, file) as Observations).observations;
  if (!Array.isArray(found))
    throw changedFormat(file, { expected: 'a list "observations"', found: text.slice(0, 80) });
  return found;
}

function toSeries(
  cells: readonly (readonly [date: string, value: string, where: string])[],
  file: string,
): DatedSeries {
  const days: string[] = [];
  const series = new Map<string, number>();
  for (const [date, value, where] of cells) {
    const day = parseDay(date);
    if (day === undefined) throw changedFormat(where, { expected: "a day", found: date });
    days.push(day);
    if (value === "" || value === ".") continue;
    const number = parseDecimal(value);
    if (number === undefined) throw changedFormat(where, { expected: "a number", found: value });
    series.set(day, number);
  }
  checkAscending(file, days);
  return series;
}

/**
 * A series from FRED: by the API where there is a key, else by the public CSV download.
 * @param options.key default the environment's `FRED_API_KEY`
 * @param options.since first observation day asked for
 */
export async function loadFred(
  id: string,
  {
    fetch,
    since,
    key = process.env.FRED_API_KEY,
  }: { readonly fetch: Fetch; readonly since: string; readonly key?: string | undefined },
): Promise<{ readonly value: DatedSeries; readonly files: readonly SourceFile[] }> {
  if (!key) {
    const name = `${id}.csv`;
    const query = { id, cosd: since };
    const file = await fetch({ provider: "fred", name, path: "graph/fredgraph.csv", query, format: "csv" });
    return { value: parseFredCsv(decodeText(file.bytes), { id, file: name }), files: [file] };
  }
  const name = `${id}.json`;
  const file = await fetch({
    provider: "fred-api",
    name,
    path: "fred/series/observations",
    query: { series_id: id, observation_start: since, file_type: "json" },
    secret: { api_key: key },
    format: "json",
  });
  return { value: parseFredJson(decodeText(file.bytes), { file: name }), files: [file] };
}

/** First release days of a monthly series; empty without a key, because only the API knows them. */
export async function loadFredReleases(
  id: string,
  {
    fetch,
    since,
    key = process.env.FRED_API_KEY,
  }: { readonly fetch: Fetch; readonly since: string; readonly key?: string | undefined },
): Promise<{ readonly value: ReadonlyMap<string, string>; readonly files: readonly SourceFile[] }> {
  if (!key) return { value: new Map(), files: [] };
  const name = `${id}-releases.json`;
  const file = await fetch({
    provider: "fred-api",
    name,
    path: "fred/series/observations",
    query: {
      series_id: id,
      observation_start: since,
      output_type: "4",
      realtime_start: "1776-07-04",
      realtime_end: "9999-12-31",
      file_type: "json",
    },
    secret: { api_key: key },
    format: "json",
  });
  return { value: parseFredReleases(decodeText(file.bytes), { file: name }), files: [file] };
}
