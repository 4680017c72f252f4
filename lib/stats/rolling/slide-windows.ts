/** What is gathered over the two parts of a window: a tail that grows backwards, kept at every length, and a head that grows forwards. */
interface Gather {
  /** Begins an empty tail, and an empty head behind it. */
  start(): void;
  /** Puts a period before the tail, and keeps what the tail now amounts to under an offset. */
  growTail(period: number, offset: number): void;
  /** Puts a period behind the head. */
  growHead(period: number): void;
  /** Writes the result of the window that the tail kept under an offset and the head make; `last` is its last period. */
  emit(offset: number, last: number): void;
}

/**
 * Visits every run of `window` periods with about two steps a period, whatever the window (van Herk 1992; Gil and Werman 1993): the series is cut
 * into blocks of one window, and each run is the tail of one block and the head of the next. Nothing is ever taken off a total, so nothing
 * drifts, and a missing value stays in its own windows.
 * @param length periods of the series; nothing is visited where the window is longer
 * @example slideWindows(3, 2, { start() {}, growTail() {}, growHead() {}, emit() {} }) // => undefined
 */
export function slideWindows(length: number, window: number, gather: Gather): void {
  for (let block = 0; block + window <= length; block += window) {
    gather.start();
    for (let offset = window - 1; offset >= 0; offset -= 1) gather.growTail(block + offset, offset);
    gather.emit(0, block + window - 1);
    for (let offset = 1; offset < window && block + window + offset <= length; offset += 1) {
      const last = block + window + offset - 1;
      gather.growHead(last);
      gather.emit(offset, last);
    }
  }
}
