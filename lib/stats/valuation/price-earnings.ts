import { requireNumber } from "../series/require-numbers.js";

/**
 * Price over earnings. NaN for earnings of zero or less: a multiple of a loss ranks a small loss above a large one. The yield E/P has no such
 * hole.
 * @param price price or market value
 * @param earnings earnings of a year, in the unit of the price
 * @example priceEarnings(100, 5) // => 20
 */
export function priceEarnings(price: number, earnings: number): number {
  const [paid, earned] = [requireNumber(price, "priceEarnings"), requireNumber(earnings, "priceEarnings")];
  return earned > 0 ? paid / earned : Number.NaN;
}

/**
 * Earnings over price, below zero for a loss: it orders every firm from the largest loss to the largest profit.
 * @param price price or market value, above zero (else NaN)
 * @param earnings earnings of a year, in the unit of the price
 * @example earningsYield(100, -5) // => -0.05
 */
export function earningsYield(price: number, earnings: number): number {
  const [paid, earned] = [requireNumber(price, "earningsYield"), requireNumber(earnings, "earningsYield")];
  return paid > 0 ? earned / paid : Number.NaN;
}
