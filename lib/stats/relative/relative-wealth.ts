import { compound } from "../../series/compound.js";
import { type ReturnLegs, requireLegs } from "./legs.js";

/**
 * Wealth of one leg over that of another, from 1: above 1 while the first leads. Its drawdowns are the stretches in which the first leg lost
 * ground.
 * @param legs simple returns as decimals, two series of one length, oldest first; after a missing return all is NaN
 * @returns n + 1 levels for n returns
 * @throws RangeError when the legs differ in length.
 * @example relativeWealth([[0.5, 0], [0, 1]]) // => Float64Array [1, 1.5, 0.75]
 */
export function relativeWealth(legs: ReturnLegs): Float64Array {
  requireLegs(legs, "relativeWealth");
  const against = compound(legs[1]);
  return compound(legs[0]).map((wealth, t) => wealth / (against[t] as number));
}
