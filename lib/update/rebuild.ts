import type { Cell, Columns } from "../store/columns.js";
import { columnByColumn, type Renewed, toSeries, withValues } from "./rows.js";

/** The last period of the snapshot in each column: what stands after it is built from the source, at each update anew. */
export type Anchor = Readonly<Record<string, string>>;

/** What stands where a table is brought up to date from its anchor on. */
export interface Rebuild extends Renewed {
  readonly anchor: Anchor;
}

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
): Rebuild {
  const old = current[key] as readonly string[];
  const anchor: Record<string, string> = {};
  const retained: Record<string, string[]> = {};
  const { done: renewed, left } = columnByColumn(columns, (name) => {
    const known = toSeries(old, current[name] ?? []);
    const end = recorded[name] ?? [...known.keys()].at(-1) ?? "";
    anchor[name] = end;
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
  return { columns: built, retained, left, anchor: { ...recorded, ...anchor } };
}
