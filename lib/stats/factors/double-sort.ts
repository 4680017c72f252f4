import { compoundReturn } from "../series/compound-return.js";
import { type DatedColumns, requireColumns } from "../series/dated-columns.js";
import { type OptionRules, oneOf, required, requireOptions, TEXT } from "../series/options.js";
import { windowRows } from "./window-rows.js";

/** Returns of portfolios sorted two ways, over one window, as a grid. */
export interface DoubleSort {
  /** Names of the rows and columns, from the lowest group to the highest: `me1` to `me5`, `op1` to `op5`. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Return of each cell: a list a row. */
  readonly cells: readonly (readonly number[])[];
  /** Last column less first, a row. */
  readonly rowSpreads: readonly number[];
  /** Last row less first, a column. */
  readonly columnSpreads: readonly number[];
  /** Equal-weighted mean of the cells of a row. */
  readonly rowAverages: readonly number[];
  /** Equal-weighted mean of the cells of a column. */
  readonly columnAverages: readonly number[];
  /** Mean of the row spreads: the spread between columns, the rows held fixed. */
  readonly averageRowSpread: number;
  /** Mean of the column spreads. */
  readonly averageColumnSpread: number;
  /** First and last day or month of the data inside the window, both counted, and periods in it. */
  readonly first: string;
  readonly last: string;
  readonly n: number;
}

/** The first and the last period that count, and how. */
interface SortOptions {
  readonly first: string;
  readonly last: string;
  readonly statistic?: "compound" | "mean";
}

const OPTIONS: OptionRules<SortOptions> = {
  first: required(TEXT),
  last: required(TEXT),
  statistic: oneOf("compound", "mean"),
};

/**
 * The cell table of a two-way sort, from a wide table whose columns are named by both groups (`me1_op1` .. `me5_op5`); other columns are left
 * aside.
 * @param data returns of the portfolios as decimals with their days or months
 * @param options.first first day or month whose return counts
 * @param options.last last day or month whose return counts
 * @param options.statistic `compound` (default): return over the whole window; `mean`: arithmetic mean a period, as in Fama and French's tables
 * @returns a missing return within the window makes its cell NaN, and every spread and average that needs it
 * @throws RangeError when the names make no full grid of two groupings, or the window is not inside the data or holds no period.
 * @example doubleSort({ days: ["2024-07"], columns: { me1_op1: [0.5], me1_op2: [0.25], me2_op1: [0.25], me2_op2: [0.125] } }, { first: "2024-07", last: "2024-07" }).rowSpreads // => [-0.25, -0.125]
 */
export function doubleSort(data: DatedColumns, options: SortOptions): DoubleSort {
  const { first, last, statistic = "compound" } = requireOptions(options, "doubleSort", OPTIONS);
  const { days, columns: portfolios } = requireColumns(data, "doubleSort");
  const window = windowRows(days, { first, last, caller: "doubleSort" });
  const n = window.end - window.start;
  const measure = (returns: ArrayLike<number>) =>
    statistic === "compound" ? compoundReturn(returns, window) : meanReturn(returns, window);
  const { rows, columns } = groups(Object.keys(portfolios));
  const cells = rows.map((row) =>
    columns.map((column) => {
      const returns = portfolios[`${row}_${column}`];
      if (returns !== undefined) return measure(returns);
      throw new RangeError(`doubleSort requires a full grid (got no column ${row}_${column})`);
    }),
  );
  const transposed = columns.map((_, j) => cells.map((row) => row[j] as number));
  const rowSpreads = cells.map(spread);
  const columnSpreads = transposed.map(spread);
  return {
    rows,
    columns,
    cells,
    rowSpreads,
    columnSpreads,
    rowAverages: cells.map(mean),
    columnAverages: transposed.map(mean),
    averageRowSpread: mean(rowSpreads),
    averageColumnSpread: mean(columnSpreads),
    first: days[window.start] as string,
    last: days[window.end - 1] as string,
    n,
  };
}

const spread = (values: readonly number[]) => (values.at(-1) as number) - (values[0] as number);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function meanReturn(
  returns: ArrayLike<number>,
  { start, end }: { readonly start: number; readonly end: number },
): number {
  let sum = 0;
  for (let t = start; t < end; t += 1) sum += returns[t] as number;
  return sum / (end - start);
}

/** The groups on both sides of `me1_op1`, ascending by number. */
function groups(names: readonly string[]): { readonly rows: string[]; readonly columns: string[] } {
  const cells = names.flatMap((name) => {
    const match = /^([a-z]+)(\d+)_([a-z]+)(\d+)$/i.exec(name);
    return match === null ? [] : [match as unknown as [string, string, string, string, string]];
  });
  const side = (letters: 1 | 3, number: 2 | 4) => {
    const prefixes = new Set(cells.map((cell) => cell[letters]));
    if (prefixes.size !== 1) {
      throw new RangeError(
        `doubleSort requires columns named by two groupings, such as me1_op1 (got ${names.join(", ")})`,
      );
    }
    const numbers = [...new Set(cells.map((cell) => Number(cell[number])))].sort((a, b) => a - b);
    return numbers.map((group) => `${[...prefixes][0]}${group}`);
  };
  return { rows: side(1, 2), columns: side(3, 4) };
}
