/** A statistic of every run of `window` items, each computed afresh: what a rolling function must agree with. NaN before the first full run. */
export function naive(
  length: number,
  window: number,
  statistic: (first: number, end: number) => number,
): number[] {
  return Array.from({ length }, (_, last) =>
    last + 1 < window ? Number.NaN : statistic(last + 1 - window, last + 1),
  );
}

/** The largest difference between two series, in units of 1 + the size of the expected value; Infinity where only one of them is missing. */
export function distance(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let worst = 0;
  for (let t = 0; t < expected.length; t += 1) {
    const [got, wanted] = [actual[t] as number, expected[t] as number];
    if (Object.is(got, wanted) || got === wanted) continue;
    const off = Math.abs(got - wanted) / (1 + Math.abs(wanted));
    worst = Math.max(worst, Number.isNaN(off) ? Number.POSITIVE_INFINITY : off);
  }
  return worst;
}
