import { type ReturnLegs, requireLegs } from "../relative/legs.js";
import { type RollingWindow, requireWindow } from "../rolling/rolling-window.js";

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
 *   vary within it
 * @throws RangeError when the legs differ in length, or an option is out of range.
 * @example rollingBeta([[1, 2, 4, 8], [1, 2, 3, 4]], { window: 2 }).beta // => Float64Array [NaN, 1, 2, 4]
 */
export function rollingBeta(legs: ReturnLegs, options: RollingWindow): RollingBeta {
  requireLegs(legs, "rollingBeta");
  const { window, minObservations } = requireWindow(options, "rollingBeta");
  const [returns, benchmark] = legs;
  const n = returns.length;
  const beta = new Float64Array(n).fill(Number.NaN);
  const alpha = new Float64Array(n).fill(Number.NaN);
  // `slideWindows` written out, its totals in variables: through calls it takes three times as long. The totals are of what exceeds the first pair
  // taken in, so that a slope loses no more digits than those of its window's length (Chan, Golub and LeVeque 1983).
  const tails = new Float64Array(5 * window);
  for (let block = 0; block + window <= n; block += window) {
    let tailX = 0;
    let tailY = 0;
    let count = 0;
    let sumX = 0;
    let sumY = 0;
    let squares = 0;
    let products = 0;
    for (let offset = window - 1; offset >= 0; offset -= 1) {
      const x = benchmark[block + offset] as number;
      const y = returns[block + offset] as number;
      if (!(Number.isNaN(x) || Number.isNaN(y))) {
        if (count === 0) {
          tailX = x;
          tailY = y;
        }
        const dx = x - tailX;
        const dy = y - tailY;
        count += 1;
        sumX += dx;
        sumY += dy;
        squares += dx * dx;
        products += dx * dy;
      }
      tails[5 * offset] = count;
      tails[5 * offset + 1] = sumX;
      tails[5 * offset + 2] = sumY;
      tails[5 * offset + 3] = squares;
      tails[5 * offset + 4] = products;
    }
    let headX = tailX;
    let headY = tailY;
    count = sumX = sumY = squares = products = 0;
    for (let offset = 0; offset < window && block + window + offset <= n; offset += 1) {
      const last = block + window + offset - 1;
      const x = benchmark[last] as number;
      const y = returns[last] as number;
      // The window at offset 0 is all tail.
      if (offset > 0 && !(Number.isNaN(x) || Number.isNaN(y))) {
        if (count === 0) {
          headX = x;
          headY = y;
        }
        const dx = x - headX;
        const dy = y - headY;
        count += 1;
        sumX += dx;
        sumY += dy;
        squares += dx * dx;
        products += dx * dy;
      }
      const before = tails[5 * offset] as number;
      const pairs = before + count;
      if (pairs < minObservations) continue;
      const originX = before > 0 ? tailX : headX;
      const originY = before > 0 ? tailY : headY;
      const apartX = headX - originX;
      const apartY = headY - originY;
      // The head's totals of what exceeds the tail's first pair.
      const shiftedX = sumX + count * apartX;
      const totalX = (tails[5 * offset + 1] as number) + shiftedX;
      const totalY = (tails[5 * offset + 2] as number) + sumY + count * apartY;
      const meanX = totalX / pairs;
      const variation =
        (tails[5 * offset + 3] as number) + squares + apartX * (sumX + shiftedX) - totalX * meanX;
      if (!(variation > 0)) continue;
      const covariation =
        (tails[5 * offset + 4] as number) + products + apartX * sumY + apartY * shiftedX - totalY * meanX;
      beta[last] = covariation / variation;
      alpha[last] = originY + totalY / pairs - (beta[last] as number) * (originX + meanX);
    }
  }
  return { beta, alpha };
}
