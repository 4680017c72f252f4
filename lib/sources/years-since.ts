/**
 * The years of sources that have a file a year.
 * @param day `YYYY-MM-DD`, of the first year
 * @param last the last year
 * @example yearsSince("2024-01-01", 2026) // => [2024, 2025, 2026]
 */
export function yearsSince(day: string, last: number): readonly number[] {
  const first = Number(day.slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
