import {
  type BuildOptions,
  type Built,
  type Columns,
  changedFormat,
  defineTable,
  type FrenchFile,
  replaceRows,
} from "claimbook/book";
import { frenchSizeProfitability, frenchSizeValue } from "./french-files.js";
import { cellOf, crsp, returns, valueWeighted } from "./french-returns.js";

/** A table of the 25 portfolios: columns `me1_bm1` to `me5_bm5`, or with another second sort. */
function build25(current: Columns, file: FrenchFile, sort: string, options: BuildOptions): Built {
  const table = valueWeighted(file);
  const fresh = Object.fromEntries(
    table.columns.flatMap((heading) => {
      const cell = cellOf(heading);
      return cell ? [[`me${cell.size}_${sort}${cell.other}`, returns(table, heading)]] : [];
    }),
  );
  if (Object.keys(fresh).length !== 25) {
    throw changedFormat(file.file, {
      expected: "25 headings such as SMALL LoBM or ME2 BM3",
      found: table.columns.join(", "),
    });
  }
  return { ...replaceRows(current, fresh, { ...options, key: "month" }), vintage: `${crsp(file)}.` };
}

/** 25 portfolios on size and operating profitability. */
export const sizeProfitability = defineTable({
  table: "size-profitability-monthly",
  inputs: { file: frenchSizeProfitability },
  maxGapDays: 31,
  staleAfterDays: 120,
  build: (current, { file }, options) => build25(current, file, "op", options),
});

/** 25 portfolios on size and book-to-market, from the table's first month. */
export const sizeValue = defineTable({
  table: "size-value-monthly",
  inputs: { file: frenchSizeValue },
  maxGapDays: 31,
  staleAfterDays: 120,
  build: (current, { file }, options) => build25(current, file, "bm", options),
});
