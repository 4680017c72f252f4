import { parseCsv } from "../store/parse-csv.js";
import { loadByYear } from "./by-year.js";
import { checkAscending, type DatedSeries, parseDay } from "./dates.js";
import { parseDecimal } from "./parse-decimal.js";
import { changedFormat } from "./source-error.js";
import { asSourceFailure } from "./source-failure.js";
import type { Fetch, Loaded } from "./source-file.js";
import { decodeText } from "./text.js";

/** Par yields of the Treasury's daily curve, percent a year. */
export interface TreasuryYields {
  readonly twoYear: DatedSeries;
  readonly tenYear: DatedSeries;
}

/**
 * Two- and ten-year yields of the Treasury's daily curve CSV: days `MM/DD/YYYY`, newest first, one column a maturity (`2 Yr`, `10 Yr`);
 * the maturities differ from year to year. FRED's DGS2 and DGS10 are these figures.
 * @throws SourceError
 */
export function parseTreasury(text: string, { file }: { readonly file: string }): TreasuryYields {
  return asSourceFailure(`${file} cannot be read`, () => yieldsOf(text, file));
}

function yieldsOf(text: string, file: string): TreasuryYields {
  const { records, lines } = parseCsv(text);
  const [header = [], ...rows] = records;
  const at = ["Date", "2 Yr", "10 Yr"].map((name) => header.indexOf(name)) as [number, number, number];
  if (at.includes(-1)) {
    throw changedFormat(file, { expected: "the columns Date, 2 Yr and 10 Yr", found: header.join(",") });
  }
  const [twoYear, tenYear] = [new Map<string, number>(), new Map<string, number>()];
  const days: string[] = [];
  for (let row = rows.length - 1; row >= 0; row -= 1) {
    const where = `${file}, line ${lines[row + 1]}`;
    const [date, two, ten] = at.map((column) => rows[row]?.[column] ?? "") as [string, string, string];
    const day = parseDay(date);
    if (day === undefined) throw changedFormat(where, { expected: "a day (MM/DD/YYYY)", found: date });
    days.push(day);
    for (const [series, cell] of [[twoYear, two] as const, [tenYear, ten] as const]) {
      if (cell === "" || cell === "N/A") continue;
      const percent = parseDecimal(cell);
      if (percent === undefined) throw changedFormat(where, { expected: "a yield", found: cell });
      series.set(day, percent);
    }
  }
  checkAscending(file, days);
  return { twoYear, tenYear };
}

/**
 * The yields of some years, ascending, one file a year; the newest may not be there yet.
 * @throws SourceError
 */
export async function loadTreasury(
  years: readonly number[],
  { fetch }: { readonly fetch: Fetch },
): Promise<Loaded<TreasuryYields>> {
  const { value, ...loaded } = await loadByYear(years, async (year) => {
    const file = await fetch({
      provider: "treasury",
      name: `daily-treasury-rates-${year}.csv`,
      path: `resource-center/data-chart-center/interest-rates/daily-treasury-rates.csv/${year}/all`,
      query: {
        type: "daily_treasury_yield_curve",
        field_tdr_date_value: String(year),
        page: "",
        _format: "csv",
      },
      format: "csv",
    });
    return { value: parseTreasury(decodeText(file.bytes), { file: file.name }), file };
  });
  return {
    ...loaded,
    value: {
      twoYear: new Map(value.flatMap(({ twoYear }) => [...twoYear])),
      tenYear: new Map(value.flatMap(({ tenYear }) => [...tenYear])),
    },
  };
}
