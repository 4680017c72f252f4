import { isRounding } from "../sample-moments.js";
import { ROUNDING } from "../series/tolerance.js";
import type { RollingWindow } from "./rolling-window.js";
import { slideWindows } from "./slide-windows.js";

/** Count, mean and sum of squared deviations, grown by one value after the other (Welford 1962); a missing one adds nothing. */
class Moments {
  count = 0;
  mean = 0;
  squares = 0;

  reset(): void {
    this.count = 0;
    this.mean = 0;
    this.squares = 0;
  }

  add(value: number): void {
    if (Number.isNaN(value)) return;
    this.count += 1;
    const shift = value - this.mean;
    this.mean += shift / this.count;
    this.squares += shift * (value - this.mean);
  }
}

/**
 * A statistic of the mean and the standard deviation of every window, by its last value; NaN before the first full window and where a window
 * holds too few observations. A spread that is no more than the rounding of returns is none. Tail and head are joined as by Chan, Golub and LeVeque (1983).
 * @example rollingMoments([1, 3, 3], { window: 2, minObservations: 2, ddof: 0 }, (mean, spread) => mean + spread) // => Float64Array [NaN, 3, 3]
 */
export function rollingMoments(
  values: ArrayLike<number>,
  { window, minObservations, ddof }: Required<RollingWindow> & { readonly ddof: number },
  statistic: (mean: number, deviation: number) => number,
): Float64Array {
  const out = new Float64Array(values.length).fill(Number.NaN);
  const counts = new Float64Array(window);
  const means = new Float64Array(window);
  const squares = new Float64Array(window);
  const tail = new Moments();
  const head = new Moments();
  slideWindows(values.length, window, {
    start() {
      tail.reset();
      head.reset();
    },
    growTail(period, offset) {
      tail.add(values[period] as number);
      counts[offset] = tail.count;
      means[offset] = tail.mean;
      squares[offset] = tail.squares;
    },
    growHead(period) {
      head.add(values[period] as number);
    },
    emit(offset, last) {
      const before = counts[offset] as number;
      const count = before + head.count;
      if (count < minObservations) return;
      const shift = head.mean - (means[offset] as number);
      const share = head.count === 0 ? 0 : head.count / count;
      const mean = (means[offset] as number) + shift * share;
      const total = (squares[offset] as number) + head.squares + shift * shift * before * share;
      const none = isRounding(total, { count, size: 1 + Math.abs(mean) });
      const spread =
        count > ddof && total < Number.POSITIVE_INFINITY ? Math.sqrt(total / (count - ddof)) : Number.NaN;
      out[last] =
        none && count > ddof ? statistic(Math.abs(mean) > ROUNDING ? mean : 0, 0) : statistic(mean, spread);
    },
  });
  return out;
}
