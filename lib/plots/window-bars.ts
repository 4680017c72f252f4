import type { BarSeries } from "./bar-chart.js";
import type { Colour } from "./palette.js";
import type { ChartValue } from "./series-values.js";

/** A value of something over a window of time. */
export interface WindowValue {
  /** What it is of: the category. */
  readonly name: string;
  /** The window by name: the bar within the category. */
  readonly window: string;
  /** A missing one (null, undefined, NaN, infinite) has no bar. */
  readonly value: ChartValue;
  readonly interval?: readonly [low: ChartValue, high: ChartValue];
}

/** Windows keep their colour from figure to figure as long as they come in the same order. */
const COLOURS: readonly Colour[] = ["positive", "negative", "stated", "neutral", "third"];

/**
 * Values by window as what `barChart` takes: one category a name, one bar a window in it, both in order of first use; NaN where a name lacks a
 * window or its value. At most five windows.
 * @throws RangeError when there are more windows, or two values of one name and window.
 * @example windowBars([{ name: "a", window: "July", value: 1 }, { name: "b", window: "July", value: 2 }]).categories // => ["a", "b"]
 */
export function windowBars(values: readonly WindowValue[]): {
  readonly categories: readonly string[];
  readonly series: readonly BarSeries[];
} {
  const categories = [...new Set(values.map(({ name }) => name))];
  const windows = [...new Set(values.map(({ window }) => window))];
  if (windows.length > COLOURS.length) {
    throw new RangeError(`windowBars requires at most ${COLOURS.length} windows (got ${windows.join(", ")})`);
  }
  if (new Set(values.map(({ name, window }) => `${name}\n${window}`)).size < values.length) {
    throw new RangeError("windowBars requires one value a name and window");
  }
  const series = windows.map((window, at) => {
    const own = categories.map((name) => values.find((one) => one.name === name && one.window === window));
    return {
      name: window,
      values: own.map((one) => one?.value ?? Number.NaN),
      colour: COLOURS[at] as Colour,
      ...(own.some((one) => one?.interval) && { intervals: own.map((one) => one?.interval ?? null) }),
    };
  });
  return { categories, series };
}
