import { requireNumbers } from "../series/require-numbers.js";
import { shownValue } from "../text/shown-value.js";

/** Columns of one length: a list, or by name. */
export type Regressors = readonly ArrayLike<number>[] | { readonly [name: string]: ArrayLike<number> };

/** A regression's rows without missing values. */
export interface CompleteRows {
  readonly names: readonly string[];
  readonly target: Float64Array;
  readonly columns: readonly Float64Array[];
  /** Positions of the rows kept, ascending. */
  readonly rows: Int32Array;
}

/**
 * The rows of a regression with every value present, and a column of ones first where there is an intercept.
 * @example completeRows([1, NaN, 3], [[4, 5, 6]], { intercept: false, missing: "drop" }).columns // => [Float64Array [4, 6]]
 * @throws RangeError when lengths differ, a value is infinite, or a value is missing under `missing: "raise"`; TypeError when a value is no number.
 */
export function completeRows(
  y: ArrayLike<number>,
  regressors: Regressors,
  { intercept, missing }: { readonly intercept: boolean; readonly missing: "raise" | "drop" },
): CompleteRows {
  if (typeof regressors !== "object" || regressors === null) {
    throw new TypeError(`ols requires regressors as a list or by name (got ${shownValue(regressors)})`);
  }
  const named: (readonly [name: string, column: ArrayLike<number>])[] = Array.isArray(regressors)
    ? Array.from(regressors as readonly ArrayLike<number>[], (column, j) => [`x${j + 1}`, column])
    : Object.entries(regressors as { readonly [name: string]: ArrayLike<number> });
  const response = requireNumbers(y, "ols");
  const all = [["y", response] as const, ...named].map(([name, given]) => {
    const column = requireNumbers(given, "ols");
    if (column.length === response.length) return [name, column] as const;
    throw new RangeError(
      `ols requires columns of one length (got ${response.length} for y and ${column.length} for ${name})`,
    );
  });
  const dropped = new Set<number>();
  for (const [name, column] of all) {
    if (allFinite(column)) continue;
    for (let t = 0; t < column.length; t += 1) {
      const value = column[t] as number;
      if (Number.isFinite(value)) continue;
      if (missing === "raise" || !Number.isNaN(value)) {
        const remedy = Number.isNaN(value) ? ', or missing: "drop"' : "";
        throw new RangeError(
          `ols requires finite values${remedy} (got ${value} in ${name} at position ${t})`,
        );
      }
      dropped.add(t);
    }
  }
  const whole = dropped.size === 0;
  const rows = new Int32Array(response.length - dropped.size);
  for (let t = 0, row = 0; t < response.length; t += 1) if (whole || !dropped.has(t)) rows[row++] = t;
  const [target, ...columns] = all.map(([, column]) =>
    whole ? column : Float64Array.from(rows, (t) => column[t] as number),
  ) as [Float64Array, ...Float64Array[]];
  return {
    names: [...(intercept ? ["const"] : []), ...named.map(([name]) => name)],
    target,
    columns: [...(intercept ? [new Float64Array(rows.length).fill(1)] : []), ...columns],
    rows,
  };
}

/** Are all values finite? A finite number minus itself is 0, any other NaN: one sum of four in turn takes a quarter of the time of a question a value. */
function allFinite(values: Float64Array): boolean {
  let [a, b, c, d] = [0, 0, 0, 0];
  let t = 0;
  for (; t + 3 < values.length; t += 4) {
    a += (values[t] as number) - (values[t] as number);
    b += (values[t + 1] as number) - (values[t + 1] as number);
    c += (values[t + 2] as number) - (values[t + 2] as number);
    d += (values[t + 3] as number) - (values[t + 3] as number);
  }
  for (; t < values.length; t += 1) a += (values[t] as number) - (values[t] as number);
  return a + b + c + d === 0;
}
