/** Multiples of a power of ten at which a logarithmic axis is labelled, fewest first. */
const PATTERNS: readonly (readonly number[])[] = [[1], [1, 3], [1, 2, 5]];
const MIN_TICKS = 3;
const MAX_DECADES = 7;

const exact = (value: number) => Number(value.toPrecision(12));

function multiples(pattern: readonly number[], [first, last]: readonly [number, number], step = 1): number[] {
  const ticks: number[] = [];
  for (let power = first; power <= last; power += step) {
    for (const factor of pattern) ticks.push(exact(factor * 10 ** power));
  }
  return ticks;
}

/** The largest of 1, 2 and 5 times a power of ten that is no larger than the value. */
function roundStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([5, 2, 1].find((factor) => factor * power <= value * (1 + 1e-12)) as number) * power;
}

/**
 * Where a logarithmic axis is labelled, ascending: at powers of ten, at 1-3 or 1-2-5 within them, or at even steps where the values span less
 * than about a decade. At least three labels lie between the ends; others lie beyond them, for whatever room the axis leaves around its values.
 * @param low smallest value, above zero
 * @param high largest value; an axis with one value only is labelled around it
 * @throws RangeError when an end is not above zero, or they are in the wrong order
 * @example logTicks(1, 1000).filter((tick) => tick >= 1 && tick <= 1000) // => [1, 10, 100, 1000]
 */
export function logTicks(low: number, high: number): number[] {
  if (!(low > 0 && high >= low && Number.isFinite(high)))
    throw new RangeError(`logTicks requires ends above zero, the lower first (got ${low}, ${high})`);
  if (high / low < 1.001) return logTicks(low / 2, high * 2);
  const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const within = (ticks: readonly number[]) => ticks.filter((tick) => tick >= low && tick <= high).length;
  const step = Math.ceil((to - from) / MAX_DECADES);
  const powers = multiples([1], [from - step, to + step], step);
  if (step > 1) return powers;
  for (const pattern of PATTERNS) {
    const ticks = multiples(pattern, [from - 1, to + 1]);
    if (within(ticks) >= MIN_TICKS) return ticks;
  }
  const even = roundStep((high - low) / MIN_TICKS);
  const start = Math.max(1, Math.ceil((2 * low - high) / even));
  const end = Math.floor((2 * high - low) / even);
  return Array.from({ length: end - start + 1 }, (_, at) => exact((start + at) * even));
}
