import { parseCsv } from "../store/parse-csv.js";
import { API_KEYS, loadWithKey } from "./api-keys.js";
import { checkAscending, type DatedSeries, parseDay } from "./dates.js";
import { parseJsonObject } from "./json.js";
import { parseDecimal } from "./parse-decimal.js";
import { changedFormat } from "./source-error.js";
import { asSourceFailure } from "./source-failure.js";
import type { Fetch, Loaded, SourceFile } from "./source-file.js";
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

/** How a series is asked for. */
export interface FredOptions {
  readonly fetch: Fetch;
  /** First observation day asked for. */
  readonly since: string;
  /** Default the environment's `FRED_API_KEY`. */
  readonly key?: string | undefined;
}

/**
 * A series from FRED: by the API where there is a key that FRED takes, else by the public CSV download.
 * @throws SourceError
 */
export async function loadFred(
  id: string,
  { fetch, since, key = process.env.FRED_API_KEY }: FredOptions,
): Promise<Loaded<DatedSeries>> {
  return loadWithKey(API_KEYS.fred, {
    key,
    async withKey(secret) {
      const file = await observationsFile(id, { fetch, since, key: secret, name: `${id}.json` });
      return { value: parseFredJson(decodeText(file.bytes), { file: file.name }), files: [file] };
    },
    async without() {
      const name = `${id}.csv`;
      const query = { id, cosd: since };
      const file = await fetch({ provider: "fred", name, path: "graph/fredgraph.csv", query, format: "csv" });
      return { value: parseFredCsv(decodeText(file.bytes), { id, file: name }), files: [file] };
    },
  });
}

/**
 * First release days of a monthly series; empty without a key that FRED takes, because only the API knows them.
 * @throws SourceError
 */
export async function loadFredReleases(
  id: string,
  { fetch, since, key = process.env.FRED_API_KEY }: FredOptions,
): Promise<Loaded<ReadonlyMap<string, string>>> {
  return loadWithKey<ReadonlyMap<string, string>>(API_KEYS.fred, {
    key,
    async withKey(secret) {
      const query = { output_type: "4", realtime_start: "1776-07-04", realtime_end: "9999-12-31" };
      const name = `${id}-releases.json`;
      const file = await observationsFile(id, { fetch, since, key: secret, name, query });
      return { value: parseFredReleases(decodeText(file.bytes), { file: name }), files: [file] };
    },
    without: async () => ({ value: new Map(), files: [] }),
  });
}

function observationsFile(
  id: string,
  {
    fetch,
    since,
    key,
    name,
    query = {},
  }: FredOptions & {
    readonly key: string;
    readonly name: string;
    readonly query?: Readonly<Record<string, string>>;
  },
): Promise<SourceFile> {
  return fetch({
    provider: "fred-api",
    name,
    path: "fred/series/observations",
    query: { series_id: id, observation_start: since, ...query, file_type: "json" },
    secret: { api_key: key },
    format: "json",
  });
}
