import { chiSquareCdf } from "../distributions/chi-square.js";
import { SUP_F_COEFFICIENTS } from "./sup-f-coefficients.js";

/**
 * Asymptotic p value of the largest of Chow's statistics over the breaks of the inner 1 - 2 trim of a sample: Hansen's (1997) approximation.
 * For each trim of 0.49, 0.47, ..., 0.01 the statistic is stretched by a line and read off a chi-square distribution; between trims p is interpolated, at
 * 0.5 it is the chi-square's of a known break.
 * @param statistic k F; NaN gives NaN
 * @param options.coefficients k that may break; NaN for more than 40
 * @param options.trim share of the sample outside at each end, up to 0.5
 * @example supFPValue(8.68, { coefficients: 1, trim: 0.15 }).toFixed(3) // => "0.048"
 */
export function supFPValue(
  statistic: number,
  { coefficients, trim }: { readonly coefficients: number; readonly trim: number },
): number {
  const rows = SUP_F_COEFFICIENTS[coefficients - 1];
  if (rows === undefined || Number.isNaN(statistic)) return Number.NaN;
  if (statistic === Number.POSITIVE_INFINITY) return 0;
  const known = chiSquareCdf(statistic, { df: coefficients, upper: true });
  const tabulated = (i: number) => {
    const [start, slope, df] = rows.slice(3 * i, 3 * i + 3) as [number, number, number];
    return chiSquareCdf(Math.max(start + slope * statistic, 0), { df, upper: true });
  };
  // Row i is the trim of 0.49 - 0.02 i.
  const row = (0.49 - trim) * 50;
  if (row <= 0) return tabulated(0) + Math.min(-row / 0.5, 1) * (known - tabulated(0));
  const before = Math.min(Math.floor(row), 24);
  const after = Math.min(before + 1, 24);
  return tabulated(before) + (row - before) * (tabulated(after) - tabulated(before));
}
