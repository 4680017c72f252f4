import {
  type Claim,
  deciding,
  type Estimate,
  type Evaluation,
  judged,
  type Store,
  sentence,
  shareText,
  spanText,
  stockTable,
  untestable,
  verdictOf,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";

/** A row of `dollar-volume`, which only a user's panel gives. */
interface VolumeRow {
  readonly universe: "r2000" | "mega_caps" | "sp500";
  readonly start: string;
  readonly end: string;
  readonly n: number;
  readonly median: number;
  readonly median_turnover: number;
}

const MEASURES = [
  { column: "median", name: "dollar volume a day" },
  { column: "median_turnover", name: "share of market value that trades in a day" },
] as const;

const LARGE: Readonly<Record<string, string>> = { mega_caps: "mega caps", sp500: "S&P 500 members" };

/** Small caps' median over that of larger companies, in each span and measure; the S&P 500 is no mega cap and does not decide. */
function volumeRatios(rows: readonly VolumeRow[]): readonly Estimate[] {
  return rows.flatMap((large) => {
    const small = rows.find(({ universe, start }) => universe === "r2000" && start === large.start);
    const whose = LARGE[large.universe];
    if (small === undefined || whose === undefined) return [];
    return MEASURES.map(
      ({ column, name }): Estimate => ({
        definition: `median ${name} of Russell 2000 members over that of ${whose}, ${spanText(large.start, large.end)}`,
        ...judged(small[column] / large[column], (ratio) => ratio < 1),
        unit: "ratio",
        from: large.start,
        to: large.end,
        n: small.n + large.n,
        ...(large.universe === "sp500" && { comparison: true as const }),
      }),
    );
  });
}

/** No table of the book holds traded amounts; a user's panel may. */
function evaluate(store: Store): Evaluation {
  const volumes = stockTable(store, "dollar-volume");
  const estimates = volumes === undefined ? [] : volumeRatios(volumes.objects() as VolumeRow[]);
  const own = deciding(estimates);
  if (own.length === 0)
    return untestable(
      "No table holds the dollar volume of small-cap names or of mega caps",
      "price times volume of each member of both indices, day by day in July 2024, would settle it; exchanges and data vendors sell it",
    );
  const lower = shareText(own.filter(({ fits }) => fits).length, own.length);
  return {
    verdict: verdictOf(estimates),
    reason: sentence(`small caps traded less than mega caps in ${lower} readings`),
    estimates,
  };
}

/** Small-cap names are said to trade less than the mega caps on the other side of the trade. */
export const illiquid: Claim = {
  id: "illiquid",
  topic: "The active case",
  statement: "Small-cap names are less liquid than the mega caps on the long side of the trade",
  stated: "lower liquidity",
  passages: [{ words: ["lower", "liquidity"] }],
  asOf: COMMENTARY.asOf,
  kind: "measurement",
  tables: [],
  panelTables: ["dollar-volume"],
  notebook: "07-active-case",
  rule: '"Lower liquidity" is read as a lower dollar volume a day, by the median name and by its share of market value; the book has no table of volumes, so without a stock panel of the user the claim is untestable',
  evaluate,
};
