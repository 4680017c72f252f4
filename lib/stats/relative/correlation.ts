import { type RollingWindow, requireWindow, WINDOW_OPTIONS } from "../rolling/rolling-window.js";
import { slideWindows } from "../rolling/slide-windows.js";
import { isRounding } from "../sample-moments.js";
import { requireOptions } from "../series/options.js";
import { type NumberLegs, type ReturnLegs, requireLegs } from "./legs.js";

/**
 * Correlation of two legs' returns (Pearson), as numpy's `corrcoef` and pandas' `corr`.
 * @param legs simple returns as decimals, two series of one length; periods without both are left out
 * @returns from -1 to 1; NaN for fewer than two periods, or where a leg does not vary beyond rounding
 * @throws RangeError when the legs differ in length.
 * @example correlation([[0.01, 0.02, 0.03], [0.03, 0.02, 0.01]]) // => -1
 */
export function correlation(legs: ReturnLegs): number {
  const known = requireLegs(legs, "correlation");
  const all = new Pairs();
  for (let t = 0; t < known[0].length; t += 1) all.add(known, t);
  return correlationOf(all);
}

/**
 * Correlation of two legs' returns over every window of a length. pandas' `rolling(window).corr`; PerformanceAnalytics' `chart.RollingCorrelation`.
 * @param legs simple returns as decimals, two series of one length, oldest first
 * @param options.window periods a window, three or more to be of use
 * @param options.minObservations fewest periods with both returns that a window must hold; default all
 * @returns one value a period, at the last of each window; NaN before the first full window, where a window holds too few observations, and where a leg
 *   does not vary within it beyond rounding
 * @throws RangeError when the legs differ in length, or the window is not a whole number of one or more.
 * @example rollingCorrelation([[1, 2, 4, 8], [1, 2, 3, 1]], { window: 2 }) // => Float64Array [NaN, 1, 1, -1]
 */
export function rollingCorrelation(legs: ReturnLegs, options: RollingWindow): Float64Array {
  const known = requireLegs(legs, "rollingCorrelation");
  const { window, minObservations } = requireWindow(
    requireOptions(options, "rollingCorrelation", WINDOW_OPTIONS),
    "rollingCorrelation",
  );
  const out = new Float64Array(known[0].length).fill(Number.NaN);
  const tails = Array.from({ length: window }, () => new Pairs());
  let head = new Pairs();
  let tail = new Pairs();
  slideWindows(out.length, window, {
    start() {
      head = new Pairs();
      tail = new Pairs();
    },
    growTail(period, offset) {
      tail.add(known, period);
      (tails[offset] as Pairs).copy(tail);
    },
    growHead(period) {
      head.add(known, period);
    },
    emit(offset, last) {
      const both = joined(tails[offset] as Pairs, head);
      if (both.count >= minObservations) out[last] = correlationOf(both);
    },
  });
  return out;
}

interface PairMoments {
  readonly count: number;
  readonly meanX: number;
  readonly meanY: number;
  readonly squaresX: number;
  readonly squaresY: number;
  readonly products: number;
}

/** Means, squares and products of deviations, grown by one pair after the other (Welford 1962); a pair that misses a value adds nothing. */
class Pairs implements PairMoments {
  count = 0;
  meanX = 0;
  meanY = 0;
  squaresX = 0;
  squaresY = 0;
  products = 0;

  add([first, second]: NumberLegs, t: number): void {
    const [x, y] = [first[t] as number, second[t] as number];
    if (Number.isNaN(x + y)) return;
    this.count += 1;
    const [shiftX, shiftY] = [x - this.meanX, y - this.meanY];
    this.meanX += shiftX / this.count;
    this.meanY += shiftY / this.count;
    this.squaresX += shiftX * (x - this.meanX);
    this.squaresY += shiftY * (y - this.meanY);
    this.products += shiftX * (y - this.meanY);
  }

  copy(other: PairMoments): void {
    Object.assign(this, other);
  }
}

/** Two samples as one (Chan, Golub and LeVeque 1983). */
function joined(a: PairMoments, b: PairMoments): PairMoments {
  const count = a.count + b.count;
  const share = b.count === 0 ? 0 : b.count / count;
  const [x, y] = [b.meanX - a.meanX, b.meanY - a.meanY];
  const weight = a.count * share;
  return {
    count,
    meanX: a.meanX + x * share,
    meanY: a.meanY + y * share,
    squaresX: a.squaresX + b.squaresX + x * x * weight,
    squaresY: a.squaresY + b.squaresY + y * y * weight,
    products: a.products + b.products + x * y * weight,
  };
}

function correlationOf({ count, meanX, meanY, squaresX, squaresY, products }: PairMoments): number {
  const isFlat = (squares: number, mean: number) => isRounding(squares, { count, size: 1 + Math.abs(mean) });
  if (count < 2 || isFlat(squaresX, meanX) || isFlat(squaresY, meanY)) return Number.NaN;
  return Math.min(1, Math.max(-1, products / (Math.sqrt(squaresX) * Math.sqrt(squaresY))));
}
