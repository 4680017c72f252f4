import { type NumberLegs, type ReturnLegs, requireLegs } from "../relative/legs.js";
import { type RollingWindow, requireWindow, WINDOW_OPTIONS } from "../rolling/rolling-window.js";
import { requireOptions } from "../series/options.js";
import { ROUNDING } from "../series/tolerance.js";

/** The market model over each window: return = alpha + beta * benchmark. */
export interface RollingBeta {
  /** One value a period, of the window that ends there. */
  readonly beta: Float64Array;
  /** Intercept, a period. */
  readonly alpha: Float64Array;
}

/**
 * Beta and alpha of returns to a benchmark over every window of a length, in one pass.
 * @param legs simple returns as decimals, of the asset and of the benchmark, two series of one length, oldest first
 * @param options.window periods a window
 * @param options.minObservations fewest periods with both returns that a window must hold; default all
 * @returns one value a period; NaN before the first full window, where a window holds too few observations, and where the benchmark does not
 *   vary within it beyond rounding
 * @throws RangeError when the legs differ in length, or an option is out of range.
 * @example rollingBeta([[1, 2, 4, 8], [1, 2, 3, 4]], { window: 2 }).beta // => Float64Array [NaN, 1, 2, 4]
 */
export function rollingBeta(legs: ReturnLegs, options: RollingWindow): RollingBeta {
  const known = requireLegs(legs, "rollingBeta");
  const { window, minObservations } = requireWindow(
    requireOptions(options, "rollingBeta", WINDOW_OPTIONS),
    "rollingBeta",
  );
  const n = known[0].length;
  const beta = new Float64Array(n).fill(Number.NaN);
  const alpha = new Float64Array(n).fill(Number.NaN);
  // `slideWindows` with its totals in arrays: through calls it takes twice as long.
  const tails = new Float64Array(5 * window);
  const heads = new Float64Array(5 * window);
  for (let block = 0; block + window <= n; block += window) {
    const shared = block + window - 1;
    const windows = Math.min(window, n - shared);
    const tail = runningTotals(known, tails, { from: shared, step: -1, count: window });
    // The first window is all tail.
    const head = runningTotals(known, heads.subarray(5), { from: shared + 1, step: 1, count: windows - 1 });
    for (let offset = 0; offset < windows; offset += 1) {
      const t = 5 * (window - 1 - offset);
      const h = 5 * offset;
      const before = tails[t] as number;
      const after = heads[h] as number;
      const pairs = before + after;
      if (pairs < minObservations) continue;
      const { x: originX, y: originY } = before > 0 ? tail : head;
      // The head's totals of what exceeds the origin.
      const offsetX = head.x - originX;
      const offsetY = head.y - originY;
      const sumX = heads[h + 1] as number;
      const sumY = heads[h + 2] as number;
      const shiftedX = sumX + after * offsetX;
      const totalX = (tails[t + 1] as number) + shiftedX;
      const totalY = (tails[t + 2] as number) + sumY + after * offsetY;
      const squares = (tails[t + 3] as number) + (heads[h + 3] as number) + offsetX * (sumX + shiftedX);
      const products =
        (tails[t + 4] as number) + (heads[h + 4] as number) + offsetX * sumY + offsetY * shiftedX;
      const meanX = totalX / pairs;
      const variation = squares - totalX * meanX;
      const size = 1 + Math.abs(originX + meanX);
      if (!(variation > pairs * (ROUNDING * size) ** 2)) continue;
      const slope = (products - totalY * meanX) / variation;
      beta[shared + offset] = slope;
      alpha[shared + offset] = originY + totalY / pairs - slope * (originX + meanX);
    }
  }
  return { beta, alpha };
}

/**
 * What a run of periods amounts to after each: number of pairs, sums of x and of y, squares of x, products of x and y, five numbers a period. All are of
 * what exceeds the first pair, which is the result: as it is one of them, a slope loses no more digits than those of their number (Chan, Golub and
 * LeVeque 1983). A pair that misses a value adds nothing.
 */
function runningTotals(
  [returns, benchmark]: NumberLegs,
  totals: Float64Array,
  { from, step, count }: { readonly from: number; readonly step: 1 | -1; readonly count: number },
): { readonly x: number; readonly y: number } {
  let firstX = 0;
  let firstY = 0;
  let pairs = 0;
  let sumX = 0;
  let sumY = 0;
  let squares = 0;
  let products = 0;
  for (let i = 0, t = from; i < 5 * count; i += 5, t += step) {
    const x = benchmark[t] as number;
    const y = returns[t] as number;
    if (!(Number.isNaN(x) || Number.isNaN(y))) {
      if (pairs === 0) {
        firstX = x;
        firstY = y;
      }
      const dx = x - firstX;
      const dy = y - firstY;
      pairs += 1;
      sumX += dx;
      sumY += dy;
      squares += dx * dx;
      products += dx * dy;
    }
    totals[i] = pairs;
    totals[i + 1] = sumX;
    totals[i + 2] = sumY;
    totals[i + 3] = squares;
    totals[i + 4] = products;
  }
  return { x: firstX, y: firstY };
}
