import { parseCsv } from "../store/parse-csv.js";
import { API_KEYS, loadWithKey } from "./api-keys.js";
import { loadByYear } from "./by-year.js";
import { parseDay } from "./dates.js";
import { packedText } from "./packed-text.js";
import { parseDecimal } from "./parse-decimal.js";
import { changedFormat, SourceError } from "./source-error.js";
import { asSourceFailure } from "./source-failure.js";
import type { Fetch, Loaded } from "./source-file.js";
import { decodeText } from "./text.js";

const MEASURES = {
  openInterest: "open_interest",
  dealerLong: "dealer_positions_long",
  dealerShort: "dealer_positions_short",
  assetManagerLong: "asset_mgr_positions_long",
  assetManagerShort: "asset_mgr_positions_short",
  leveragedLong: "lev_money_positions_long",
  leveragedShort: "lev_money_positions_short",
} as const;

/** Positions of one contract on one report day, in contracts. */
export type Positions = { readonly [M in keyof typeof MEASURES]: number } & {
  readonly date: string;
  readonly code: string;
};

/**
 * Positions in some contracts from a Traders in Financial Futures file (futures only): the yearly text file and the Socrata CSV have
 * the same columns, written `Lev_Money_Positions_Long_All` in one and `lev_money_positions_long` in the other. By report day, ascending.
 * @param options.contracts their CFTC market codes, such as "13874A"
 * @throws SourceError when a column is missing, a cell is no number, or a contract stands twice on a day
 */
export function parseCftc(
  text: string,
  { file, contracts }: { readonly file: string; readonly contracts: readonly string[] },
): readonly Positions[] {
  return asSourceFailure(`${file} cannot be read`, () => positionsOf(text, file, new Set(contracts)));
}

function positionsOf(text: string, file: string, wanted: ReadonlySet<string>): readonly Positions[] {
  const { records, lines } = parseCsv(text);
  const header = (records[0] ?? []).map((name) => name.trim().toLowerCase().replace(/_all$/, ""));
  const column = (name: string, match: (heading: string) => boolean) => {
    const at = header.findIndex(match);
    if (at < 0)
      throw changedFormat(file, { expected: `a column ${name}`, found: header.slice(0, 20).join(",") });
    return at;
  };
  const dateAt = column("report_date_as_...", (name) => name.startsWith("report_date_as_"));
  const codeAt = column("cftc_contract_market_code", (name) => name === "cftc_contract_market_code");
  const measures = Object.entries(MEASURES).map(
    ([key, name]) => [key, column(name, (heading) => heading === name)] as const,
  );
  const seen = new Set<string>();
  const rows = records.slice(1).flatMap((record, row) => {
    const code = (record[codeAt] ?? "").trim();
    if (!wanted.has(code)) return [];
    const where = `${file}, line ${lines[row + 1]}`;
    const date = parseDay((record[dateAt] ?? "").trim());
    if (date === undefined) throw changedFormat(where, { expected: "a day", found: record[dateAt] ?? "" });
    if (seen.has(`${date} ${code}`))
      throw new SourceError(`${where}: contract ${code} stands twice on ${date}`);
    seen.add(`${date} ${code}`);
    const numbers = measures.map(([key, at]) => {
      const cell = (record[at] ?? "").trim();
      const count = parseDecimal(cell);
      if (!Number.isSafeInteger(count))
        throw changedFormat(`${where}, ${key}`, { expected: "a whole number", found: cell });
      return [key, count] as const;
    });
    return [{ date, code, ...Object.fromEntries(numbers) } as Positions];
  });
  return rows.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/**
 * Positions since a day from the CFTC's public reporting service (Socrata): the newest weeks, one small file.
 * @param options.contracts their CFTC market codes, such as "13874A"
 * @param options.key an application token; default the environment's `CFTC_APP_TOKEN`
 * @throws SourceError
 */
export async function loadCftcSocrata({
  fetch,
  contracts,
  since,
  key = process.env.CFTC_APP_TOKEN,
}: {
  readonly fetch: Fetch;
  readonly contracts: readonly string[];
  readonly since: string;
  readonly key?: string | undefined;
}): Promise<Loaded<readonly Positions[]>> {
  const codes = contracts.map((code) => `'${code}'`);
  async function load(secret?: Readonly<Record<string, string>>): Promise<Loaded<readonly Positions[]>> {
    const file = await fetch({
      provider: "cftc-socrata",
      name: "cftc-tff-futures-only.csv",
      path: "resource/gpe5-46if.csv",
      query: {
        $where: `cftc_contract_market_code in(${codes.join(",")}) and report_date_as_yyyy_mm_dd >= '${since}'`,
        $order: "report_date_as_yyyy_mm_dd",
        $limit: "50000",
      },
      ...(secret && { secret }),
      format: "csv",
    });
    return { value: parseCftc(decodeText(file.bytes), { file: file.name, contracts }), files: [file] };
  }
  const withKey = (token: string) => load({ $$app_token: token });
  return loadWithKey(API_KEYS.cftc, { key, withKey, without: load });
}

/**
 * Positions of some years, ascending, from the CFTC's yearly zip files; the newest year may not be there yet.
 * @param options.contracts their CFTC market codes, such as "13874A"
 * @throws SourceError
 */
export async function loadCftcYears(
  years: readonly number[],
  { fetch, contracts }: { readonly fetch: Fetch; readonly contracts: readonly string[] },
): Promise<Loaded<readonly Positions[]>> {
  const loaded = await loadByYear(years, async (year) => {
    const name = `fut_fin_txt_${year}.zip`;
    const file = await fetch({ provider: "cftc", name, path: `files/dea/history/${name}`, format: "zip" });
    const text = packedText(file.bytes, { file: name });
    return { value: parseCftc(text, { file: name, contracts }), file };
  });
  return { ...loaded, value: loaded.value.flat() };
}
