import { wealthOf } from "../series/compound.js";
import { growth } from "../series/growth.js";
import { type ReturnLegs, requireLegs } from "./legs.js";

/**
 * Wealth of one leg over that of another, from 1: above 1 while the first leads. Its drawdowns are the stretches in which the first leg lost
 * ground. Computed as the wealth of the relative returns (1 + a) / (1 + b) - 1, so that it stays exactly where it is while both legs earn the same.
 * @param legs simple returns as decimals, two series of one length, oldest first; a period without both is missing,
 *   and the next goes on from the last that is there
 * @returns n + 1 levels for n returns
 * @throws RangeError when the legs differ in length.
 * @example relativeWealth([[0.5, 0], [0, 1]]) // => Float64Array [1, 1.5, 0.75]
 */
export function relativeWealth(legs: ReturnLegs): Float64Array {
  const [first, second] = requireLegs(legs, "relativeWealth");
  const relative = first.map((a, t) => {
    const b = second[t] as number;
    return a < -1 || b < -1 ? growth(a) / growth(b) - 1 : (a - b) / (1 + b);
  });
  const wealth = wealthOf(relative, "skip");
  const ruined = first.findIndex((a, t) => a <= -1 && (second[t] as number) <= -1);
  return ruined < 0 ? wealth : wealth.fill(Number.NaN, ruined + 1);
}
