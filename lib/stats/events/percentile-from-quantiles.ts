import { OBJECT, requireOption } from "../series/options.js";
import { requireNumber, requireNumbers } from "../series/require-numbers.js";

/** A table of quantiles: the value at each probability. */
export interface QuantileTable {
  /** Ascending, 0 to 1. */
  readonly probabilities: ArrayLike<number>;
  /** Never falling. */
  readonly quantiles: ArrayLike<number>;
}

/**
 * Probability below a value, read from a table of quantiles by linear interpolation of probability against value; the middle of the
 * probabilities where several quantiles equal the value.
 * @param value NaN gives NaN
 * @param table two or more quantiles
 * @returns 0 to 1; beyond the ends of the table its first or last probability, to be read as "at most" or "at least"
 * @throws RangeError when the table is shorter, its lists differ in length, or one of them is not in order.
 * @example percentileFromQuantiles(0.015, { probabilities: [0.25, 0.5, 0.75], quantiles: [-0.01, 0.01, 0.02] }) // => 0.625
 */
export function percentileFromQuantiles(value: number, table: QuantileTable): number {
  requireOption(table, "table", "percentileFromQuantiles", OBJECT);
  const known = requireNumber(value, "percentileFromQuantiles");
  const probabilities = requireNumbers(table.probabilities, "percentileFromQuantiles");
  const quantiles = requireNumbers(table.quantiles, "percentileFromQuantiles");
  const n = quantiles.length;
  if (!(n >= 2 && probabilities.length === n)) {
    throw new RangeError(
      `percentileFromQuantiles requires two or more quantiles and as many probabilities (got ${n} and ${probabilities.length})`,
    );
  }
  for (let i = 1; i < n; i += 1) {
    const inOrder =
      (probabilities[i - 1] as number) < (probabilities[i] as number) &&
      (quantiles[i - 1] as number) <= (quantiles[i] as number);
    if (!inOrder) {
      throw new RangeError(`percentileFromQuantiles requires a table in order (got a fall at row ${i})`);
    }
  }
  if (Number.isNaN(known)) return known;
  let below = 0;
  while (below < n && (quantiles[below] as number) < known) below += 1;
  let above = below;
  while (above < n && (quantiles[above] as number) === known) above += 1;
  const p = (i: number) => probabilities[i] as number;
  if (above > below) return (p(below) + p(above - 1)) / 2;
  if (below === 0) return p(0);
  if (below === n) return p(n - 1);
  const [low, high] = [quantiles[below - 1] as number, quantiles[below] as number];
  return p(below - 1) + ((known - low) / (high - low)) * (p(below) - p(below - 1));
}
