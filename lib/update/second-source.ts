import type { Comparison } from "../book/input.js";

/** A figure that two publishers state differently. */
export interface SourceDifference {
  /** As "dgs2" or "r2000 leveragedLong". */
  readonly series: string;
  /** Day or month. */
  readonly period: string;
  readonly first: number;
  readonly second: number;
}

/** How the figures of an input compare with those of a second publisher. */
export interface SecondSource {
  /** Who the publishers are, such as FRED and the Treasury. */
  readonly first: string;
  readonly second: string;
  /** Figures that both have. */
  readonly compared: number;
  /** Those that differ by more than rounding, by series, then by period. */
  readonly differences: readonly SourceDifference[];
  /** Why nothing was compared: no key, no answer. */
  readonly reason?: string;
}

/** The newest figures of an input that two publishers state differently, a line each. @param limit lines at most */
export function differenceLines(
  input: string,
  second: SecondSource | undefined,
  limit: number,
): readonly string[] {
  const { first = "", second: other = "", differences = [] } = second ?? {};
  const lines = differences
    .slice(-limit)
    .map(
      (one) => `${input}, ${one.series} of ${one.period}: ${one.first} (${first}), ${one.second} (${other})`,
    );
  const more = differences.length - lines.length;
  return more > 0 ? [`${input}: ${more} more differ before these`, ...lines] : lines;
}

/**
 * The figures of two publishers of an input, by series and period, where both have one.
 * @param comparison how they are compared
 * @param first the input as its first publisher has it; `second` likewise
 */
export function compareSources<T>(
  comparison: Comparison<T>,
  first: T,
  second: T,
): Pick<SecondSource, "compared" | "differences"> {
  const [ours, others] = [comparison.series(first), comparison.series(second)];
  let compared = 0;
  const differences = Object.entries(ours).flatMap(([series, values]) => {
    const other = others[series] ?? new Map();
    const both = [...values].flatMap(([period, value]) => {
      const match = other.get(period);
      return match === undefined ? [] : [{ series, period, first: value, second: match }];
    });
    const alike = comparison.afterSplit ? afterSplit(both) : both;
    compared += alike.length;
    return alike.filter((pair) => Math.abs(pair.first - pair.second) > comparison.rounding);
  });
  return { compared, differences };
}

/**
 * The closes after the last split: before it one publisher states what was paid, the other what that is in today's shares. That is a whole
 * factor on every day from the first on.
 */
function afterSplit(common: readonly SourceDifference[]): readonly SourceDifference[] {
  return common.slice(
    Math.max(
      0,
      common.findIndex((pair) => !isSplit(pair)),
    ),
  );
}

function isSplit({ first, second }: SourceDifference): boolean {
  const ratio = Math.max(first / second, second / first);
  return Math.round(ratio) >= 2 && Math.abs(ratio / Math.round(ratio) - 1) < 0.001;
}
