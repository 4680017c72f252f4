import { compoundReturn } from "../series/compound-return.js";
import { type DatedColumns, requireColumns } from "../series/dated-columns.js";
import { type OptionRules, required, requireOptions, TEXT } from "../series/options.js";
import { windowRows } from "./window-rows.js";

/** What factors returned over a window. */
export interface CompoundedFactors {
  /** First and last day or month of the data inside the window, both counted. */
  readonly first: string;
  readonly last: string;
  /** Periods compounded. */
  readonly n: number;
  /** Return of each column over the window, as a decimal. */
  readonly returns: { readonly [name: string]: number };
}

/** The first and the last period that count. */
interface FactorWindow {
  readonly first: string;
  readonly last: string;
}

const OPTIONS: OptionRules<FactorWindow> = { first: required(TEXT), last: required(TEXT) };

/**
 * Returns of factors over a window, compounded: the product of 1 + r, less one. A factor is the return of a long less that of a short leg;
 * compounding it is what a position of constant size on each side earns with gains reinvested, not the difference of the two legs' growth.
 * @param data returns as decimals with their days or months
 * @param options.first first day or month whose return counts (a window from the close of the 10th starts on the 11th)
 * @param options.last last day or month whose return counts
 * @returns a missing return within the window makes its factor NaN
 * @throws RangeError when the days do not ascend, columns differ in length, or the window is not inside the data or holds no period.
 * @example compoundFactors({ days: ["2024-07-11", "2024-07-12"], columns: { hml: [0.5, 0.5] } }, { first: "2024-07-11", last: "2024-07-12" }).returns // => { hml: 1.25 }
 */
export function compoundFactors(data: DatedColumns, options: FactorWindow): CompoundedFactors {
  const { first, last } = requireOptions(options, "compoundFactors", OPTIONS);
  const { days, columns } = requireColumns(data, "compoundFactors");
  const rows = windowRows(days, { first, last, caller: "compoundFactors" });
  return {
    first: days[rows.start] as string,
    last: days[rows.end - 1] as string,
    n: rows.end - rows.start,
    returns: Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [name, compoundReturn(values, rows)]),
    ),
  };
}
