import type { Store } from "claimbook/book";
import { numbers, periods, windowReturn } from "claimbook/stats";
import type { Pair, Spread } from "./spread.js";
import { styleWindows } from "./style-windows.js";

/** Total return of one fund less that of another, for each pair in each window that both have. */
export function fundSpreads(store: Store, pairs: readonly Pair[]): readonly Spread[] {
  const table = store.read("style-daily");
  const windows = styleWindows(store, periods(table, "date"));
  return pairs.flatMap(({ long, short, ...pair }) => {
    const [one, other] = [numbers(table, long), numbers(table, short)];
    return windows.flatMap((window): Spread[] => {
      const value = windowReturn(one, window) - windowReturn(other, window);
      const { name, from, to, base, end } = window;
      return Number.isNaN(value) ? [] : [{ ...pair, window: name, from, to, value, n: end - base }];
    });
  });
}
