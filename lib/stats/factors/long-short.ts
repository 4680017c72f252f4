import {
  OBJECT,
  type OptionRules,
  required,
  requireOption,
  requireOptions,
  SERIES,
} from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";
import { nameHint } from "../text/near-name.js";

/** Returns of a long leg, a short leg, and the long less the short; one value a period. */
export interface LongShort {
  readonly long: Float64Array;
  readonly short: Float64Array;
  readonly spread: Float64Array;
}

/** Names of the portfolios on each side. */
interface Sides {
  readonly long: readonly string[];
  readonly short: readonly string[];
}

const OPTIONS: OptionRules<Sides> = { long: required(SERIES), short: required(SERIES) };

/**
 * A long-short factor from portfolio returns: the mean of the long portfolios less that of the short ones, period by period. Fama and French
 * (1993) form SMB and HML so: equal weights across portfolios, rebalanced each period.
 * @param portfolios returns of each portfolio as decimals, by name; one length
 * @param sides.long names of the portfolios held
 * @param sides.short names of the portfolios sold
 * @returns a missing return makes its leg and the spread NaN in that period
 * @throws RangeError when a leg is empty, a name is not there, or lengths differ.
 * @example longShort({ small: [0.5], large: [0.25] }, { long: ["small"], short: ["large"] }).spread // => Float64Array [0.25]
 */
export function longShort(
  portfolios: { readonly [name: string]: ArrayLike<number> },
  sides: Sides,
): LongShort {
  requireOption(portfolios, "portfolios", "longShort", OBJECT);
  const { long, short } = requireOptions(sides, "longShort", OPTIONS);
  const legs = [long, short].map((names) => meanOf(portfolios, names)) as [Float64Array, Float64Array];
  if (legs[0].length !== legs[1].length) {
    throw new RangeError(`longShort requires returns of one length (got ${legs.map((leg) => leg.length)})`);
  }
  return { long: legs[0], short: legs[1], spread: legs[0].map((value, t) => value - (legs[1][t] as number)) };
}

function meanOf(
  portfolios: { readonly [name: string]: ArrayLike<number> },
  names: readonly string[],
): Float64Array {
  const columns = names.map((name) => {
    const column = portfolios[name];
    if (column !== undefined) return requireNumbers(column, "longShort");
    const hint = nameHint(String(name), Object.keys(portfolios), { plural: "portfolios" });
    throw new RangeError(`longShort requires portfolios of the data (got ${name}; ${hint})`);
  });
  const length = columns[0]?.length;
  if (length === undefined)
    throw new RangeError("longShort requires a portfolio or more in each leg (got none)");
  if (columns.some((column) => column.length !== length)) {
    throw new RangeError(`longShort requires returns of one length (got ${columns.map((c) => c.length)})`);
  }
  return Float64Array.from(
    { length },
    (_, t) => columns.reduce((sum, column) => sum + (column[t] as number), 0) / columns.length,
  );
}
