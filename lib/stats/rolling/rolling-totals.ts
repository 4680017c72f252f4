import { accrue, growth } from "../series/growth.js";
import type { RollingWindow } from "./rolling-window.js";
import { slideWindows } from "./slide-windows.js";

/**
 * Sum of every window, by its last value; NaN before the first full window and where a value is missing.
 * @example rollingSum([1, 2, 3], 2) // => Float64Array [NaN, 3, 5]
 */
export function rollingSum(values: ArrayLike<number>, window: number): Float64Array {
  const out = new Float64Array(values.length).fill(Number.NaN);
  const tails = new Float64Array(window);
  let [tail, head] = [0, 0];
  slideWindows(values.length, window, {
    start() {
      tail = 0;
      head = 0;
    },
    growTail(period, offset) {
      tail += values[period] as number;
      tails[offset] = tail;
    },
    growHead(period) {
      head += values[period] as number;
    },
    emit(offset, last) {
      out[last] = (tails[offset] as number) + head;
    },
  });
  return out;
}

/**
 * Wealth of one unit over every window of returns, by its last return; a window with too few observations is NaN.
 * @example rollingWealth([0.5, 1, -0.5], { window: 2, minObservations: 2 }) // => Float64Array [NaN, 3, 1]
 */
export function rollingWealth(
  returns: ArrayLike<number>,
  { window, minObservations }: Required<RollingWindow>,
): Float64Array {
  const n = returns.length;
  if (minObservations < window) {
    const filled = withoutMissing(returns);
    return maskSparse(rollingWealth(filled, { window, minObservations: window }), returns, {
      window,
      minObservations,
    });
  }
  const wealth = levelsOf(returns);
  if (wealth === null) return rollingProducts(returns, window);
  // Both levels hold the rounding of all that came before the window: none of it is left in their ratio. Backwards, as the ratios take the levels' place: fresh
  // memory costs more than the division.
  for (let t = n - 1; t >= window; t -= 1) {
    wealth[t] = (wealth[t] as number) / (wealth[t - window] as number);
  }
  return wealth.fill(Number.NaN, 0, Math.min(window - 1, n));
}

/** Levels beyond these may lose digits. */
const [LOWEST, HIGHEST] = [1e-280, 1e280];

/** Wealth of one unit after each return; null where a return is missing or all is lost, or a level is beyond the limits. */
function levelsOf(returns: ArrayLike<number>): Float64Array | null {
  const levels = new Float64Array(returns.length);
  let level = 1;
  for (let t = 0; t < returns.length; t += 1) {
    level *= growth(returns[t] as number);
    if (!(level > LOWEST && level < HIGHEST)) return null;
    levels[t] = level;
  }
  return levels;
}

/** Wealth over every window as the product of its own returns alone. */
function rollingProducts(returns: ArrayLike<number>, window: number): Float64Array {
  const out = new Float64Array(returns.length).fill(Number.NaN);
  const n = returns.length;
  const tails = new Float64Array(window);
  // `slideWindows` written out: its calls would double the time.
  for (let block = 0; block + window <= n; block += window) {
    let tail = 1;
    for (let offset = window - 1; offset >= 0; offset -= 1) {
      tail *= growth(returns[block + offset] as number);
      tails[offset] = tail;
    }
    out[block + window - 1] = tail;
    let head = 1;
    for (let offset = 1; offset < window && block + window + offset <= n; offset += 1) {
      const last = block + window + offset - 1;
      head *= growth(returns[last] as number);
      out[last] = (tails[offset] as number) * head;
    }
  }
  return out;
}

/**
 * Cumulative return of every window of returns, by its last return: `rollingWealth` less one, with the digits of small returns.
 * @example rollingGain(Float64Array.of(0.5, 1, -0.5), { window: 2, minObservations: 2 }) // => Float64Array [NaN, 2, 0]
 */
export function rollingGain(
  returns: Float64Array,
  { window, minObservations }: Required<RollingWindow>,
): Float64Array {
  const filled = minObservations < window ? withoutMissing(returns) : returns;
  const out = new Float64Array(returns.length).fill(Number.NaN);
  const tails = new Float64Array(window);
  let [tail, head] = [0, 0];
  slideWindows(returns.length, window, {
    start() {
      tail = 0;
      head = 0;
    },
    growTail(period, offset) {
      tail = accrue(tail, filled[period] as number);
      tails[offset] = tail;
    },
    growHead(period) {
      head = accrue(head, filled[period] as number);
    },
    emit(offset, last) {
      out[last] = accrue(tails[offset] as number, head);
    },
  });
  return minObservations < window ? maskSparse(out, returns, { window, minObservations }) : out;
}

function withoutMissing(returns: ArrayLike<number>): Float64Array {
  return Float64Array.from(returns, (value) => (Number.isNaN(value) ? 0 : value));
}

/**
 * The results, with NaN written in place where a window holds too few observations.
 * @example maskSparse(Float64Array.of(5, 6, 7), [1, NaN, 3], { window: 2, minObservations: 1 }) // => Float64Array [NaN, 6, 7]
 */
export function maskSparse(
  results: Float64Array,
  values: ArrayLike<number>,
  { window, minObservations }: Required<RollingWindow>,
): Float64Array {
  let present = 0;
  const at = (t: number) => (Number.isNaN(values[t]) ? 0 : 1);
  for (let t = 0; t < results.length; t += 1) {
    present += at(t) - (t >= window ? at(t - window) : 0);
    if (t < window - 1 || present < minObservations) results[t] = Number.NaN;
  }
  return results;
}
