import { checkAscending, type DatedSeries, parseDay } from "./dates.js";
import { parseJsonObject } from "./json.js";
import { changedFormat } from "./source-error.js";
import { asSourceFailure } from "./source-failure.js";
import type { Fetch, SourceFile } from "./source-file.js";
import { decodeText } from "./text.js";

/** The effective federal funds rate and the target range by business day, percent a year. */
export interface FederalFunds {
  readonly effr: DatedSeries;
  readonly lower: DatedSeries;
  readonly upper: DatedSeries;
}

const FIELDS = { effr: "percentRate", lower: "targetRateFrom", upper: "targetRateTo" } as const;

/**
 * The effective federal funds rate from the New York Fed's markets API (`api/rates/unsecured/effr/search.json`), which computes it: a list
 * `refRates`, newest day first, each row with the target range of its day. FRED's DFF, DFEDTARL and DFEDTARU repeat these figures.
 * @throws SourceError
 */
export function parseNewYorkFed(text: string, { file }: { readonly file: string }): FederalFunds {
  return asSourceFailure(`${file} cannot be read`, () => ratesOf(text, file));
}

function ratesOf(text: string, file: string): FederalFunds {
  const { refRates } = parseJsonObject(text, file) as { readonly refRates?: unknown };
  if (!Array.isArray(refRates))
    throw changedFormat(file, { expected: 'a list "refRates"', found: text.slice(0, 80) });
  const rows = refRates.map((row: Readonly<Record<string, unknown>>, index) => {
    const where = `${file}, rate ${index + 1}`;
    const day = parseDay(String(row.effectiveDate));
    if (day === undefined || row.type !== "EFFR")
      throw changedFormat(where, {
        expected: "a day of type EFFR",
        found: `${row.effectiveDate} ${row.type}`,
      });
    return { day, row, where };
  });
  rows.reverse();
  checkAscending(
    file,
    rows.map(({ day }) => day),
  );
  const series = (field: string) =>
    new Map(
      rows.flatMap(({ day, row, where }) => {
        const value = row[field];
        if (value == null || value === "") return [];
        if (typeof value !== "number" || !Number.isFinite(value))
          throw changedFormat(`${where}, ${field}`, { expected: "a number", found: String(value) });
        return [[day, value] as const];
      }),
    );
  return { effr: series(FIELDS.effr), lower: series(FIELDS.lower), upper: series(FIELDS.upper) };
}

/** The effective federal funds rate and the target range since a day (`YYYY-MM-DD`), in one file. */
export async function loadNewYorkFed({
  fetch,
  since,
}: {
  readonly fetch: Fetch;
  readonly since: string;
}): Promise<{ readonly value: FederalFunds; readonly files: readonly SourceFile[] }> {
  const file = await fetch({
    provider: "new-york-fed",
    name: "new-york-fed-effr.json",
    path: "api/rates/unsecured/effr/search.json",
    query: { startDate: since },
    format: "json",
  });
  return { value: parseNewYorkFed(decodeText(file.bytes), { file: file.name }), files: [file] };
}
