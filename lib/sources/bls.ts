import { API_KEYS, loadWithKey } from "./api-keys.js";
import { checkAscending, type DatedSeries, parseDay } from "./dates.js";
import { parseJsonObject } from "./json.js";
import { jsonMessage } from "./json-message.js";
import { messageLine } from "./message-line.js";
import { parseDecimal } from "./parse-decimal.js";
import { changedFormat, SourceError } from "./source-error.js";
import { asSourceFailure } from "./source-failure.js";
import type { Fetch, Loaded, SourceFile } from "./source-file.js";
import { decodeText } from "./text.js";

interface Answer {
  readonly status?: unknown;
  readonly Results?: {
    readonly series?: readonly {
      readonly seriesID: string;
      readonly data?: readonly { readonly year: string; readonly period: string; readonly value: string }[];
    }[];
  };
}

/**
 * A monthly series of the BLS public data API, by month, oldest first. Annual averages (period `M13`) are left out; `-` marks a month that
 * was not published.
 * @throws SourceError with the API's own message when it refused, for example over the daily limit
 */
export function parseBls(
  text: string,
  { id, file }: { readonly id: string; readonly file: string },
): DatedSeries {
  return asSourceFailure(`${file} cannot be read`, () => seriesOf(text, id, file));
}

function seriesOf(text: string, id: string, file: string): DatedSeries {
  const { status, Results } = parseJsonObject(text, file) as Answer;
  if (status !== "REQUEST_SUCCEEDED") {
    const said = messageLine(jsonMessage(text) ?? text) ?? "";
    throw new SourceError(`${file}: the BLS answered ${said}`);
  }
  const data = Results?.series?.find(({ seriesID }) => seriesID === id)?.data;
  if (!Array.isArray(data))
    throw changedFormat(file, { expected: `data of series ${id}`, found: text.slice(0, 120) });
  const rows = data
    .filter(({ period }) => /^M(0[1-9]|1[0-2])$/.test(period))
    .map(({ year, period, value }) => [`${year}-${period.slice(1)}`, value] as const)
    .reverse();
  const odd = rows.find(([month]) => parseDay(`${month}-01`) === undefined);
  if (odd !== undefined) throw changedFormat(file, { expected: "months", found: odd[0] });
  checkAscending(
    file,
    rows.map(([month]) => month),
  );
  return new Map(
    rows.flatMap(([month, value]) => {
      if (value === "-" || value === "") return [];
      const index = parseDecimal(value);
      if (index === undefined || index <= 0)
        throw changedFormat(`${file}, ${month}`, { expected: "an index", found: value });
      return [[month, index] as const];
    }),
  );
}

/** Years that the API answers at a time without a key; the files have the same names with one. */
const YEARS = 10;

/**
 * A series of some years, both ends included, asked for ten years at a time: with a key where there is one that the BLS takes.
 * @param options.key default the environment's `BLS_API_KEY`
 * @throws SourceError
 */
export async function loadBls(
  id: string,
  {
    fetch,
    from,
    to,
    key = process.env.BLS_API_KEY,
  }: {
    readonly fetch: Fetch;
    readonly from: number;
    readonly to: number;
    readonly key?: string | undefined;
  },
): Promise<Loaded<DatedSeries>> {
  async function load(secret?: Readonly<Record<string, string>>): Promise<Loaded<DatedSeries>> {
    const files: SourceFile[] = [];
    const months: (readonly [string, number])[] = [];
    // One after the other: what refuses the first years is not asked for the next.
    for (let start = from; start <= to; start += YEARS) {
      const end = Math.min(to, start + YEARS - 1);
      const file = await fetch({
        provider: "bls",
        name: `${id}-${start}-${end}.json`,
        path: `publicAPI/v2/timeseries/data/${id}`,
        query: { startyear: String(start), endyear: String(end) },
        ...(secret && { secret }),
        format: "json",
      });
      files.push(file);
      months.push(...parseBls(decodeText(file.bytes), { id, file: file.name }));
    }
    return { value: new Map(months), files };
  }
  const withKey = (registrationkey: string) => load({ registrationkey });
  return loadWithKey(API_KEYS.bls, { key, withKey, without: load });
}
