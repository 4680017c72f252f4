import type { Anchor } from "../book/table-recipe.js";
import type { DatedSeries } from "../sources/dates.js";
import { changedFormat, SourceError } from "../sources/source-error.js";
import type { Columns } from "../store/columns.js";
import { median } from "./median.js";
import { rebuildAfter } from "./rebuild.js";
import { revisionHint } from "./revision-hint.js";
import { type Anchored, round } from "./rows.js";

/** How far the source's levels may stray from the snapshot's on common periods: rounding and a vendor's odd quote. */
const TYPICAL = 0.002;
const AT_THE_LINK = 0.005;
/** Common periods that are compared. */
const OVERLAP = 60;

interface LevelOptions {
  readonly key: string;
  readonly digits: number;
  /** Largest change from one level to the next, as a decimal return. */
  readonly maxStep: number;
  readonly anchor?: Anchor | undefined;
  readonly since?: string | null;
  /** Link at the last common period although the source strays from the snapshot before it. */
  readonly acceptRevisions?: boolean;
}

/**
 * A table of rebased levels, continued: each column goes on from the snapshot's last value, new(t) = anchor(link) * source(t) / source(link),
 * where `link` is the last period of the snapshot that both have. What was stored after the snapshot is built anew.
 * @throws SourceError when a column has no common period with its source near the snapshot's end, the two do not move together before it, or a
 *   new level jumps
 */
export function extendLevels(
  current: Columns,
  fresh: Readonly<Record<string, DatedSeries>>,
  { key, anchor, since = null, ...options }: LevelOptions,
): Anchored {
  return rebuildAfter(current, Object.keys(fresh), {
    key,
    anchor,
    since,
    later: (anchored, name) => continued(name, anchored, { source: fresh[name] as DatedSeries, ...options }),
  });
}

function continued(
  column: string,
  anchored: ReadonlyMap<string, number>,
  {
    source,
    digits,
    maxStep,
    acceptRevisions = false,
  }: Omit<LevelOptions, "key"> & { readonly source: DatedSeries },
): Map<string, number> {
  const periods = [...anchored.keys()];
  const last = periods.at(-1) ?? "";
  const common = periods.filter((period) => source.has(period)).slice(-OVERLAP);
  const link = common.at(-1);
  // A vendor may lack single days; the level of a few rows earlier serves as well.
  if (link === undefined || !periods.slice(-5).includes(link)) {
    throw changedFormat(`column ${column}`, {
      expected: `a level near ${last}, where the snapshot ends, to continue from`,
      found: `levels of ${[...source.keys()][0] ?? "no day"} to ${[...source.keys()].at(-1) ?? "no day"}`,
    });
  }
  const ratio = (period: string) => (anchored.get(period) as number) / (source.get(period) as number);
  const typical = median(common.map((period) => Math.abs(ratio(period) / ratio(link) - 1))) as number;
  const middle = median(common.map(ratio)) as number;
  const atLink = Math.abs(ratio(link) / middle - 1);
  if (!acceptRevisions && (typical > TYPICAL || atLink > AT_THE_LINK)) {
    throw new SourceError(
      `column ${column}: the source does not continue the table: over ${common.length} common periods to ${link} it strays by ${(100 * typical).toFixed(2)}%, at the link by ${(100 * atLink).toFixed(2)}%${revisionHint("links them there all the same")}`,
    );
  }
  const added = new Map<string, number>();
  let before = anchored.get(last) as number;
  for (const [period, value] of source) {
    if (period <= last) continue;
    const level = round(value * ratio(link), digits);
    if (Math.abs(level / before - 1) > maxStep) {
      throw new SourceError(`column ${column}: the level jumps from ${before} to ${level} on ${period}`);
    }
    added.set(period, level);
    before = level;
  }
  return added;
}
