import { type ReturnLegs, requireLegs } from "../relative/legs.js";
import { type RollingWindow, requireWindow } from "../rolling/rolling-window.js";
import { slideWindows } from "../rolling/slide-windows.js";
import { PairMoments } from "./pair-moments.js";

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
  const counts = new Float64Array(window);
  const meansX = new Float64Array(window);
  const meansY = new Float64Array(window);
  const squares = new Float64Array(window);
  const products = new Float64Array(window);
  const tail = new PairMoments();
  const head = new PairMoments();
  slideWindows(n, window, {
    start() {
      tail.reset();
      head.reset();
    },
    growTail(period, offset) {
      tail.add(benchmark[period] as number, returns[period] as number);
      counts[offset] = tail.count;
      meansX[offset] = tail.meanX;
      meansY[offset] = tail.meanY;
      squares[offset] = tail.squares;
      products[offset] = tail.products;
    },
    growHead(period) {
      head.add(benchmark[period] as number, returns[period] as number);
    },
    // Tail and head are joined as by Chan, Golub and LeVeque (1983).
    emit(offset, last) {
      const before = counts[offset] as number;
      const count = before + head.count;
      if (count < minObservations) return;
      const share = head.count === 0 ? 0 : head.count / count;
      const shiftX = head.meanX - (meansX[offset] as number);
      const shiftY = head.meanY - (meansY[offset] as number);
      const weight = before * share;
      const variation = (squares[offset] as number) + head.squares + shiftX * shiftX * weight;
      if (!(variation > 0)) return;
      const slope = ((products[offset] as number) + head.products + shiftX * shiftY * weight) / variation;
      beta[last] = slope;
      alpha[last] =
        (meansY[offset] as number) + shiftY * share - slope * ((meansX[offset] as number) + shiftX * share);
    },
  });
  return { beta, alpha };
}
