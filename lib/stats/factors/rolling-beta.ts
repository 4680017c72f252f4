import { type ReturnLegs, requireLegs } from "../relative/legs.js";
import { type RollingWindow, requireWindow } from "../rolling/rolling-window.js";
import { slideWindows } from "../rolling/slide-windows.js";
import { joinMoments, NO_PAIRS, type PairMoments, pairMoments } from "./pair-moments.js";

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
  const tails: PairMoments[] = [];
  let head = NO_PAIRS;
  const pair = (period: number) => pairMoments(benchmark[period] as number, returns[period] as number);
  slideWindows(n, window, {
    start() {
      tails[window] = NO_PAIRS;
      head = NO_PAIRS;
    },
    growTail(period, offset) {
      tails[offset] = joinMoments(pair(period), tails[offset + 1] as PairMoments);
    },
    growHead(period) {
      head = joinMoments(head, pair(period));
    },
    emit(offset, last) {
      const { count, meanX, meanY, squares, products } = joinMoments(tails[offset] as PairMoments, head);
      if (count < minObservations || !(squares > 0)) return;
      beta[last] = products / squares;
      alpha[last] = meanY - (products / squares) * meanX;
    },
  });
  return { beta, alpha };
}
