import type { Store } from "claimbook/book";
import { bootstrap, bootstrapInterval, bootstrapPValue, compoundReturn, datedColumns } from "claimbook/stats";
import type { Spread } from "./spread.js";
import { styleWindows } from "./style-windows.js";

/** Fewer days than this are not resampled: their interval would be a reshuffle of a handful of numbers. */
const MIN_DAYS = 10;
const REPLICATIONS = 5000;

/** A daily factor, and which of its sides is claimed to be ahead. */
interface FactorSide {
  readonly name: string;
  readonly factor: "hml" | "rmw" | "mom";
  /** -1: the factor's short side is the one that is claimed to be ahead. */
  readonly sign: 1 | -1;
}

/**
 * What a daily factor returned in each window, compounded. Interval and p value, from ten sessions on, are from a bootstrap of single
 * days (factor returns of neighbouring days are all but uncorrelated): how far the return could have gone with other days of the same kind.
 */
export function factorSpreads(store: Store, { name, factor, sign }: FactorSide): readonly Spread[] {
  const { days, columns } = datedColumns(store.read("factors-daily"), { columns: [factor] });
  const returns = Float64Array.from(columns[factor] as ArrayLike<number>);
  return styleWindows(store, days).flatMap((window): Spread[] => {
    // The base day's own return is not part of the window.
    const rows = { start: window.base + 1, end: window.end + 1 };
    const value = sign * compoundReturn(returns, rows);
    if (Number.isNaN(value)) return [];
    const own = returns.slice(rows.start, rows.end);
    return [
      {
        name,
        window: window.name,
        from: window.from,
        to: window.to,
        value,
        n: own.length,
        ...(own.length >= MIN_DAYS && resampled(own, sign)),
      },
    ];
  });
}

function resampled(returns: Float64Array, sign: 1 | -1): Required<Pick<Spread, "interval" | "pValue">> {
  const made = bootstrap([returns], {
    statistic: ([days]) => sign * compoundReturn(days as Float64Array, { start: 0, end: returns.length }),
    blockLength: 1,
    replications: REPLICATIONS,
  });
  const { lower, upper } = bootstrapInterval(made);
  return { interval: [lower, upper], pValue: bootstrapPValue(made) };
}
