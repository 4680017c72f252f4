import type { Estimate } from "claimbook/book";
import { addMonths } from "claimbook/stats";
import { MONTH } from "../release.js";
import { changeTo, type PriceChanges } from "./price-change.js";

const inTenths = (change: number) => Math.round(change * 1000) / 1000;

/**
 * How far June lies below the lowest change after an earlier month: exact, and in tenths of a percent, as releases print changes.
 * @returns two readings in decimals, which fit above zero; none where a month is missing
 */
export function lowestSince(all: PriceChanges, since: string): readonly Estimate[] {
  const between = all.months.filter((month) => month > since && month < MONTH);
  const changes = between.map((month) => changeTo(all, month));
  const june = changeTo(all, MONTH);
  if (changes.length === 0 || [june, ...changes].some(Number.isNaN)) return [];
  const reading = (measure: string, rounded: (change: number) => number): Estimate => {
    // Differences of tenths carry the error of binary fractions: 0.001 - 0.001 must be no lead.
    const value = Math.round((Math.min(...changes.map(rounded)) - rounded(june)) * 1e9) / 1e9;
    return {
      definition: `June below the lowest month since, ${measure}`,
      value,
      unit: "points",
      digits: 2,
      from: addMonths(since, 1),
      to: MONTH,
      n: changes.length,
      fits: value > 0,
      choices: { measure },
    };
  };
  return [reading("exact changes", (change) => change), reading("changes rounded to 0.1%", inTenths)];
}
