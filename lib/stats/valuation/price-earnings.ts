/**
 * Price over earnings. NaN for earnings of zero or less: a multiple of a loss ranks a small loss above a large one. The yield E/P has no such
 * hole.
 * @param price price or market value
 * @param earnings earnings of a year, in the unit of the price
 * @example priceEarnings(100, 5) // => 20
 */
export function priceEarnings(price: number, earnings: number): number {
  return earnings > 0 ? price / earnings : Number.NaN;
}

/**
 * Earnings over price, below zero for a loss: it orders every firm from the largest loss to the largest profit.
 * @param price price or market value, above zero (else NaN)
 * @param earnings earnings of a year, in the unit of the price
 * @example earningsYield(100, -5) // => -0.05
 */
export function earningsYield(price: number, earnings: number): number {
  return price > 0 ? earnings / price : Number.NaN;
}
