import { expect, test } from "vitest";
import { slideWindows } from "../../../lib/stats/rolling/slide-windows.js";

/** Every window as the list of periods that tail and head hold, by its last period. */
function windowsOf(length: number, window: number): { last: number; periods: number[] }[] {
  const kept: number[][] = [];
  const found: { last: number; periods: number[] }[] = [];
  let [tail, head] = [[], []] as number[][] as [number[], number[]];
  slideWindows(length, window, {
    start() {
      [tail, head] = [[], []];
    },
    growTail(period, offset) {
      tail = [period, ...tail];
      kept[offset] = tail;
    },
    growHead(period) {
      head = [...head, period];
    },
    emit(offset, last) {
      found.push({ last, periods: [...(kept[offset] as number[]), ...head] });
    },
  });
  return found;
}

test("slideWindows(length, window) visits every run once, in order, with its periods in order", () => {
  for (let length = 0; length <= 12; length += 1) {
    for (let window = 1; window <= 13; window += 1) {
      const expected = Array.from({ length: Math.max(length - window + 1, 0) }, (_, first) => ({
        last: first + window - 1,
        periods: Array.from({ length: window }, (_, step) => first + step),
      }));
      expect(windowsOf(length, window)).toEqual(expected);
    }
  }
});
