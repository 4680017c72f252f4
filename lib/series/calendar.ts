/**
 * The month that lies `count` months after another; negative counts go back.
 * @example addMonths("2024-01", -120) // => "2014-01"
 */
export function addMonths(month: string, count: number): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const index = year * 12 + number - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/**
 * The same day of the month `count` months later (negative: earlier), or that month's last day where it is shorter.
 * @example sameDayMonths("2024-03-31", -1) // => "2024-02-29"
 */
export function sameDayMonths(day: string, count: number): string {
  const month = addMonths(day.slice(0, 7), count);
  const [year, number] = month.split("-").map(Number) as [number, number];
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return `${month}-${String(Math.min(Number(day.slice(8)), last)).padStart(2, "0")}`;
}

/**
 * Index of the last period at or before another, or -1; the as-of join of one value.
 * @param sorted days or months, ascending
 * @example lastAtOrBefore(["2024-01-02", "2024-01-04"], "2024-01-03") // => 0
 */
export function lastAtOrBefore(sorted: readonly string[], period: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as string) <= period) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Calendar days from one day to another.
 * @example daysBetween("2024-02-28", "2024-03-01") // => 2
 */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
