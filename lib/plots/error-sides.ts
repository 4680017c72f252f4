import { type Axis, axisValue } from "./axis.js";
import type { ChartValue } from "./series-values.js";

type Interval = readonly [low: ChartValue, high: ChartValue] | null | undefined;

/** plotly takes null for zero, and would draw an interval of no width; of a text it draws none. */
const NONE = "none";

type Side = readonly (number | string)[];

/** How far intervals reach up and down from their values, as plotly draws them; a text where value, interval or an end of it is missing. */
export function errorSides(
  values: readonly ChartValue[],
  intervals: readonly Interval[],
  axis: Axis,
): { readonly array: Side; readonly arrayminus: Side } {
  const sides = values.map((value, at) => {
    const middle = axisValue(value, axis);
    const [low, high] = (intervals[at] ?? []).map((end) => axisValue(end, axis));
    const isWhole = middle !== null && typeof low === "number" && typeof high === "number";
    return isWhole ? { up: Math.abs(high - middle), down: Math.abs(low - middle) } : { up: NONE, down: NONE };
  });
  return { array: sides.map(({ up }) => up), arrayminus: sides.map(({ down }) => down) };
}
