import { expect } from "vitest";
import { processorMs } from "../processor-time.js";

/** Four times the input may take this many times as long: time that grows with the square takes 16 times. */
const MAX_RATIO = 6;
/** Less processor time than this, in milliseconds, says nothing of growth. */
const FLOOR = 250;
const MAX_RUNS = 6;

/**
 * Expects that work on an input of twice the size takes at most {@link MAX_RATIO} times as long as on half, in processor time, the
 * least of several runs.
 * @param make an input of a size
 */
export function expectLinear<T>(size: number, make: (size: number) => T, work: (input: T) => unknown): void {
  const [eighth, half, twice] = [make(size / 8), make(size / 2), make(2 * size)];
  const first = processorMs(() => work(eighth));
  // What takes this long for so little would not end for all of it.
  expect(first, `milliseconds for an eighth`).toBeLessThan(4 * FLOOR);
  let [small, large] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let run = 0; run < MAX_RUNS; run += 1) {
    large = Math.min(
      large,
      processorMs(() => work(twice)),
    );
    if (large <= FLOOR) return;
    small = Math.min(
      small,
      processorMs(() => work(half)),
    );
    if (large <= MAX_RATIO * small) return;
  }
  expect(large / small, `${small} ms for half, ${large} ms for twice the size`).toBeLessThanOrEqual(
    MAX_RATIO,
  );
}
