import { checkAscending, type DatedSeries, parseDay } from "./dates.js";
import { parseJsonObject } from "./json.js";
import { parseDecimal } from "./parse-decimal.js";
import { changedFormat, SourceError } from "./source-error.js";
import { asSourceFailure } from "./source-failure.js";
import type { Fetch, SourceFile } from "./source-file.js";
import { decodeText } from "./text.js";

interface Answer {
  readonly status?: unknown;
  readonly message?: unknown;
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
  const { status, message, Results } = parseJsonObject(text, file) as Answer;
  if (status !== "REQUEST_SUCCEEDED") {
    const said = Array.isArray(message) ? message.join(" ") : "";
    throw new SourceError(`${file}: the BLS answered ${status ?? "nothing"}: ${said}`);
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

/** A series of some years, both ends included; the API without a key answers ten years at a time. */
export async function loadBls(
  id: string,
  { fetch, from, to }: { readonly fetch: Fetch; readonly from: number; readonly to: number },
): Promise<{ readonly value: DatedSeries; readonly files: readonly SourceFile[] }> {
  const starts = Array.from({ length: Math.ceil((to - from + 1) / 10) }, (_, index) => from + 10 * index);
  const files = await Promise.all(
    starts.map((start) => {
      const end = Math.min(to, start + 9);
      return fetch({
        provider: "bls",
        name: `${id}-${start}-${end}.json`,
        path: `publicAPI/v2/timeseries/data/${id}`,
        query: { startyear: String(start), endyear: String(end) },
        format: "json",
      });
    }),
  );
  const parts = files.map(({ bytes, name }) => parseBls(decodeText(bytes), { id, file: name }));
  return { value: new Map(parts.flatMap((part) => [...part])), files };
}
