import { compoundReturn } from "../series/compound-return.js";
import {
  NUMBER_CHECKED_LATER,
  type OptionRules,
  required,
  requireOptions,
  SERIES,
} from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";
import { tieDistance } from "../series/tolerance.js";

/** What came after one event. */
export interface EventOutcome {
  /** Position of the event. */
  readonly at: number;
  /** Return over each horizon, from the close of the event's period; NaN where the data end first or a return is missing. */
  readonly outcomes: readonly number[];
}

/** Which events, and how far to look after each. */
export interface EventOutcomesOptions {
  /** Positions of the events, ascending. */
  readonly events: ArrayLike<number>;
  /** Periods after the event, each one or more. */
  readonly horizons: readonly number[];
  /** Returns of a second leg: an outcome is then the gap of the two cumulative returns. */
  readonly benchmark?: ArrayLike<number>;
  /** One size an event: events are then chosen by size, largest first, and not by date. */
  readonly sizes?: ArrayLike<number>;
  /** Least distance of two chosen events, in periods; default the longest horizon. */
  readonly spacing?: number;
}

const OPTIONS: OptionRules<EventOutcomesOptions> = {
  events: required(SERIES),
  horizons: required(SERIES),
  benchmark: SERIES,
  sizes: SERIES,
  spacing: NUMBER_CHECKED_LATER,
};

/**
 * What followed past events over one or more horizons, without overlap.
 * Events are chosen greedily: the first in order is taken, those closer to a taken one than the spacing are passed over, and so on. The order is
 * by date, oldest first, or by size, so that the largest event of a cluster stands for it. At the default spacing no two outcomes share a period.
 * @param series simple returns as decimals, oldest first
 * @returns one row a chosen event, oldest first
 * @throws RangeError when an event is not a position of the returns, events do not ascend, a horizon or the spacing is not a whole number of one
 * or more, lengths differ, a size is missing, or an option is unknown.
 * @example eventOutcomes([0, 0.5, 0.5, 0], { events: [0, 1, 2], horizons: [2] }) // => [{ at: 0, outcomes: [1.25] }, { at: 2, outcomes: [NaN] }]
 */
export function eventOutcomes(
  series: ArrayLike<number>,
  options: EventOutcomesOptions,
): readonly EventOutcome[] {
  const given = requireOptions(options, "eventOutcomes", OPTIONS);
  const numbers = (values: ArrayLike<number>) => requireNumbers(values, "eventOutcomes");
  const returns = numbers(series);
  const events = numbers(given.events);
  const horizons = Array.from(numbers(given.horizons));
  const benchmark = given.benchmark === undefined ? undefined : numbers(given.benchmark);
  const sizes = given.sizes === undefined ? undefined : numbers(given.sizes);
  const spacing = given.spacing ?? Math.max(...horizons);
  const positions = Array.from(events);
  if (
    positions.some((at, i) => !(Number.isInteger(at) && at > (positions[i - 1] ?? -1) && at < returns.length))
  ) {
    throw new RangeError(
      `eventOutcomes requires ascending positions of ${returns.length} returns (got ${positions.join(", ")})`,
    );
  }
  if (horizons.length === 0 || ![...horizons, spacing].every((h) => Number.isInteger(h) && h >= 1)) {
    throw new RangeError(
      `eventOutcomes requires horizons and a spacing of one period or more (got ${horizons.join(", ")}; ${spacing})`,
    );
  }
  if ((benchmark ?? returns).length !== returns.length || (sizes ?? events).length !== events.length) {
    throw new RangeError("eventOutcomes requires a benchmark as long as the returns and one size an event");
  }
  if (sizes?.some(Number.isNaN)) {
    throw new RangeError("eventOutcomes requires a size for every event (got NaN)");
  }
  const order = [...positions.keys()];
  if (sizes) {
    const tie = tieDistance(sizes);
    order.sort((i, j) => {
      const difference = (sizes[j] as number) - (sizes[i] as number);
      return Math.abs(difference) > tie ? difference : i - j;
    });
  }
  const chosen: number[] = [];
  const near = new Uint8Array(returns.length);
  for (const i of order) {
    const at = positions[i] as number;
    if (near[at]) continue;
    chosen.push(at);
    near.fill(1, Math.max(0, at - spacing + 1), at + spacing);
  }
  const outcome = (at: number, horizon: number) => {
    const rows = { start: at + 1, end: at + 1 + horizon };
    return compoundReturn(returns, rows) - (benchmark === undefined ? 0 : compoundReturn(benchmark, rows));
  };
  return chosen
    .sort((a, b) => a - b)
    .map((at) => ({ at, outcomes: horizons.map((horizon) => outcome(at, horizon)) }));
}
