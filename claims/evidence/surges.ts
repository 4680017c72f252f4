import {
  type Bootstrap,
  bootstrapInterval,
  bootstrapMeans,
  bootstrapPValue,
  type EventOutcome,
  eventOutcomes,
} from "claimbook/stats";
import { JULY } from "./july-lead.js";
import { monthLeads } from "./month-rank.js";
import type { SizePair } from "./size-pairs.js";

/** Months after a surge at which the relative return is read. */
export const SURGE_HORIZONS = [1, 3, 6, 12] as const;
/** Surges closer together than the longest horizon count once, so that no two outcomes share a month. */
const SPACING = 12;
/** Mean length of a block, in months: twice the longest horizon, so that outcomes that share months stay together. */
const BLOCK = 2 * SPACING;
const REPLICATIONS = 4000;
/** Fewer surges than this give a mean and no interval. */
const LEAST = 5;

/** A way to say which past months were surges of small caps like July 2024. */
export interface SurgeReading {
  readonly name: string;
  /** Least lead of such a month. */
  threshold(leads: Float64Array, july: number): number;
}

/** The lead of the month that comes n-th, widest first; infinite where there are fewer. */
const nth = (leads: Float64Array, n: number) => leads.slice().sort().at(-n) ?? Number.POSITIVE_INFINITY;

/** Every fair reading of "a month like July 2024". */
export const SURGE_READINGS: readonly SurgeReading[] = [
  { name: "months as wide as July 2024", threshold: (_, july) => july },
  { name: "the widest 1% of months", threshold: (leads) => nth(leads, Math.ceil(leads.length / 100)) },
  { name: "the 20 widest months", threshold: (leads) => nth(leads, 20) },
];

/** A past surge: its month, its lead, and what followed. */
export interface Surge {
  readonly month: string;
  readonly lead: number;
  /** Relative return over each horizon; NaN where it is not known yet. */
  readonly outcomes: readonly number[];
}

/** Relative return of small against large caps, month by month: (1 + small) / (1 + large) - 1. */
export const relativeReturns = ({ small, large }: SizePair): Float64Array =>
  small.map((value, at) => (1 + value) / (1 + (large[at] as number)) - 1);

/**
 * The surges before July 2024 and the relative return of small against large caps after each, counted from the month's end; oldest first. They are
 * taken in the order of their dates, as an investor met them; one that comes less than a year after a taken one is passed over.
 * @param options.july lead of July 2024 so far, decimal
 */
export function surges(
  pair: SizePair,
  {
    reading,
    july,
    horizons = SURGE_HORIZONS,
  }: { readonly reading: SurgeReading; readonly july: number; readonly horizons?: readonly number[] },
): readonly Surge[] {
  const leads = monthLeads(pair);
  const earlier = leads.subarray(0, pair.months.filter((month) => month < JULY.month).length);
  const least = reading.threshold(earlier, july);
  const events = [...earlier.keys()].filter((at) => (earlier[at] as number) >= least);
  const rows = eventOutcomes(relativeReturns(pair), { events, horizons, spacing: SPACING });
  return rows.map(({ at, outcomes }: EventOutcome) => ({
    month: pair.months[at] as string,
    lead: leads[at] as number,
    outcomes,
  }));
}

/** What followed surges on average, against all months. Relative returns, decimal. */
export interface SurgeAverage {
  /** Months after the surge. */
  readonly horizon: number;
  /** Surges whose outcome is known. */
  readonly n: number;
  readonly mean: number;
  /** Mean over the same horizon after any month before July 2024. */
  readonly usual: number;
  /** 95% intervals of the mean and of its difference to the usual one; null with fewer than five surges. */
  readonly interval: readonly [low: number, high: number] | null;
  readonly differenceInterval: readonly [low: number, high: number] | null;
  /** Two-sided p value of no difference, from the same bootstrap. */
  readonly differencePValue: number | null;
}

/**
 * Mean relative return after surges at each horizon, with intervals from a stationary bootstrap of the months (Politis and Romano 1994; blocks of
 * 24 months on average) that resamples surges and outcomes together; an interval or p value is computed when it is read. A horizon without any known
 * outcome is left out.
 */
export function surgeAverages(
  pair: SizePair,
  {
    horizons = SURGE_HORIZONS,
    ...options
  }: { readonly reading: SurgeReading; readonly july: number; readonly horizons?: readonly number[] },
): readonly SurgeAverage[] {
  const past = new Set(surges(pair, options).map(({ month }) => month));
  const relative = relativeReturns(pair);
  const earlier = pair.months.filter((month) => month < JULY.month);
  if (earlier.length === 0) return [];
  const all = eventOutcomes(relative, { events: [...earlier.keys()], horizons, spacing: 1 });
  return horizons.flatMap((horizon, k) => {
    const known = all.flatMap(({ at, outcomes }) => {
      const outcome = outcomes[k] as number;
      return Number.isNaN(outcome) ? [] : { outcome, surge: past.has(earlier[at] as string) ? 1 : 0 };
    });
    const n = known.filter(({ surge }) => surge === 1).length;
    if (n === 0) return [];
    const series = [
      known.map(({ outcome, surge }) => outcome * surge),
      known.map(({ surge }) => surge),
      known.map(({ outcome }) => outcome),
    ];
    const blockLength = Math.min(BLOCK, known.length);
    const resample = (statistic: (means: Float64Array) => number) =>
      n < LEAST ? null : bootstrapMeans(series, { statistic, blockLength, replications: REPLICATIONS });
    const after = ([outcomes, count]: Float64Array) => (outcomes as number) / (count as number);
    const difference = once(() => resample((means) => after(means) - (means[2] as number)));
    const usual = (series[2] as number[]).reduce((sum, value) => sum + value, 0) / known.length;
    return {
      horizon,
      n,
      mean: (series[0] as number[]).reduce((sum, value) => sum + value, 0) / n,
      usual,
      get interval() {
        return percentiles(resample(after));
      },
      get differenceInterval() {
        return percentiles(difference());
      },
      get differencePValue() {
        const made = difference();
        return made && bootstrapPValue(made);
      },
    };
  });
}

function percentiles(made: Bootstrap | null): readonly [low: number, high: number] | null {
  if (made === null) return null;
  const { lower, upper } = bootstrapInterval(made);
  return [lower, upper];
}

/** A value that is computed when it is first asked for. */
function once<Value>(compute: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: compute() };
    return made.value;
  };
}
