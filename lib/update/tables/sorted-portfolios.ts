import type { FrenchFile } from "../../sources/french.js";
import { changedFormat } from "../../sources/source-error.js";
import type { Columns } from "../../store/columns.js";
import type { BuildOptions, Built, Refresh } from "../refresh.js";
import { replaceRows } from "../rows.js";
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
export const sizeProfitability: Refresh = {
  table: "size-profitability-monthly",
  inputs: ["frenchSizeProfitability"],
  maxGapDays: 31,
  staleAfterDays: 120,
  build: (current, inputs, options) => build25(current, inputs.frenchSizeProfitability, "op", options),
};

/** 25 portfolios on size and book-to-market, from the table's first month. */
export const sizeValue: Refresh = {
  table: "size-value-monthly",
  inputs: ["frenchSizeValue"],
  maxGapDays: 31,
  staleAfterDays: 120,
  build: (current, inputs, options) => build25(current, inputs.frenchSizeValue, "bm", options),
};
