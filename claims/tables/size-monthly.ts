import { defineTable, type FrenchTable, frenchTable, replaceRows, round } from "claimbook/book";
import { frenchSize, frenchSizeValue, frenchThreeFactors } from "./french-files.js";
import { cellOf, crsp, returns, valueWeighted } from "./french-returns.js";

const LEGS = {
  bottom_30_vw: "Lo 30",
  top_30_vw: "Hi 30",
  bottom_20_vw: "Lo 20",
  top_20_vw: "Hi 20",
  bottom_10_vw: "Lo 10",
  top_10_vw: "Hi 10",
} as const;

/**
 * Small and large stocks since 1926: size portfolios, averages of the extreme rows of the 25 size and book-to-market portfolios, and the
 * three factors. `sp500_total_return` is CRSP's index by way of Goyal's yearly file, which has no stable address: it ends where it ends.
 */
export const sizeMonthly = defineTable({
  table: "size-monthly",
  inputs: { frenchSize, frenchSizeValue, frenchThreeFactors },
  columnInputs: { small_bm_avg: "frenchSizeValue", large_bm_avg: "frenchSizeValue" },
  maxGapDays: 31,
  staleAfterDays: 120,
  frozenColumns: { sp500_total_return: "no public source goes on with it" },
  endCaveat: /^The three factors and the market end [^.]*\./,
  build(current, { frenchSize, frenchSizeValue, frenchThreeFactors }, { anchor, since }) {
    const portfolios = valueWeighted(frenchSize);
    const cells = frenchSizeValue && valueWeighted(frenchSizeValue);
    const factors = frenchTable(frenchThreeFactors, { frequency: "monthly" });
    const legs = Object.entries(LEGS).map(([name, column]) => [name, returns(portfolios, column)]);
    const [excess, rf] = [returns(factors, "Mkt-RF"), returns(factors, "RF")];
    const fresh = {
      ...Object.fromEntries(legs),
      ...(cells && { small_bm_avg: rowAverage(cells, 1), large_bm_avg: rowAverage(cells, 5) }),
      market: new Map(
        [...excess].map(([month, value]) => [month, round(value + (rf.get(month) ?? Number.NaN), 6)]),
      ),
      rf,
      smb: returns(factors, "SMB"),
      hml: returns(factors, "HML"),
    };
    return {
      ...replaceRows(current, fresh, { key: "month", anchor, since }),
      vintage: `${crsp(frenchSize, ...(frenchSizeValue ? [frenchSizeValue] : []), frenchThreeFactors)}; S&P 500 return as in the snapshot, from the 2024 edition of the predictor data.`,
    };
  },
});

/** Equal average of the five cells of a size row, for months in which all five are there. */
function rowAverage(table: FrenchTable, size: number): Map<string, number> {
  const cells = table.columns
    .filter((heading) => cellOf(heading)?.size === size)
    .map((name) => returns(table, name));
  return new Map(
    table.periods.flatMap((month) => {
      const values = cells.flatMap((cell) => cell.get(month) ?? []);
      if (values.length < 5) return [];
      return [[month, round(values.reduce((sum, value) => sum + value, 0) / values.length, 6)] as const];
    }),
  );
}
