import type { Anchor } from "../book/table-recipe.js";
import type { Cell, Columns } from "../store/columns.js";
import { type Anchored, columnByColumn, lastPeriods, toSeries, withValues } from "./rows.js";

/** What a column's source says of the periods after the column's anchor. */
type Later = (anchored: ReadonlyMap<string, number>, column: string) => ReadonlyMap<string, Cell>;

/**
 * A table of which each column keeps the snapshot's values, and has what its source says now after them: a value that was corrected, filled in or
 * revised replaces what an earlier update stored. What the source has no more stays. The result does not depend on the updates before.
 * @param columns the columns that have a source; others keep their values
 * @param options.anchor as recorded; default, for a column that was never updated, its last value
 * @param options.since rows before this day (or its month) are left as they are
 * @param options.later what the source has for a column
 */
export function rebuildAfter(
  current: Columns,
  columns: readonly string[],
  {
    key,
    anchor: recorded = {},
    since = null,
    later,
  }: {
    readonly key: string;
    readonly anchor?: Anchor | undefined;
    readonly since?: string | null;
    readonly later: Later;
  },
): Anchored {
  const old = current[key] as readonly string[];
  const anchor = { ...lastPeriods(current, columns, key), ...recorded };
  const retained: Record<string, string[]> = {};
  const { done: renewed, left } = columnByColumn(columns, (name) => {
    const known = toSeries(old, current[name] ?? []);
    const end = anchor[name] ?? "";
    const isFixed = (period: string) =>
      period <= end || (since !== null && period < since.slice(0, period.length));
    const fresh = later(new Map([...known].filter(([period]) => period <= end)), name);
    const gone = [...known.keys()].filter((period) => !isFixed(period) && fresh.get(period) == null);
    if (gone.length > 0) retained[name] = gone;
    const stays = new Set(gone);
    return new Map([...fresh].filter(([period]) => !isFixed(period) && !stays.has(period)));
  });
  const periods = [
    ...new Set([...old, ...Object.values(renewed).flatMap((series) => [...series.keys()])]),
  ].sort();
  const built = withValues(current, renewed, { key, periods });
  return { columns: built, retained, left, anchor };
}
