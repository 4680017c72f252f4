import { multipleShare } from "claimbook/stats";
import type { RallyWindow } from "./small-cap-rally.js";

/**
 * Share of a rally that is due to the multiple, for each observed change of earnings: what it would have been, had earnings moved so.
 * @param moves log changes of earnings over the same sessions
 * @returns one a change; NaN for a missing one, and everywhere where the price hardly moved
 */
export function multipleShares(
  { priceReturn }: Pick<RallyWindow, "priceReturn">,
  moves: Float64Array,
): Float64Array {
  return moves.map((move) => {
    const growth = Math.expm1(move);
    return multipleShare(priceReturn, { earningsGrowth: [growth, growth] }).share?.[0] ?? Number.NaN;
  });
}
