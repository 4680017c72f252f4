/** Values with the day (or the month) of each; ascending, no day twice. */
export interface DatedSeries {
  /** Days (`YYYY-MM-DD`) or months (`YYYY-MM`), ascending. */
  readonly days: readonly string[];
  /** One value a day; NaN is missing. */
  readonly values: ArrayLike<number>;
}

/** The series itself. Throws RangeError when lengths differ or the days do not ascend, in the name of the function that asks. */
export function requireDated(series: DatedSeries, name: string): DatedSeries {
  const { days, values } = series;
  if (days.length !== values.length) {
    throw new RangeError(
      `${name} requires one value a day (got ${days.length} days, ${values.length} values)`,
    );
  }
  requireAscending(days, name);
  return series;
}

/** Throws RangeError, in the name of the function that asks, when days do not strictly ascend. */
export function requireAscending(days: readonly string[], name: string): void {
  for (let row = 1; row < days.length; row += 1) {
    if (!((days[row - 1] as string) < (days[row] as string))) {
      throw new RangeError(`${name} requires ascending days (got ${days[row]} after ${days[row - 1]})`);
    }
  }
}
