import {
  type Columns,
  type DatedSeries,
  defineTable,
  lacksSession,
  median,
  rebuildAfter,
  revisionHint,
  round,
  SourceError,
  toSeries,
} from "claimbook/book";
import { closes } from "./closes.js";

/** A gap that strays by more from the one on record, on a typical day, is another series. */
const GAP_TOLERANCE = 0.0002;

/** Columns of the gap, with the trading days that each spans. */
const LAGS = { gap_1d: 1, gap_5d: 5 } as const;

/**
 * Russell 2000 minus S&P 500 by day: differences of simple price returns over one and five trading days, on days on which both quoted. Where a
 * close of the days between is not there yet, the difference is missing: a return over two days is none of one.
 * @throws SourceError when the differences on common days are not those of the table
 */
export const sizeGap = defineTable({
  table: "size-gap-daily",
  inputs: { rut: closes("^RUT"), gspc: closes("^GSPC") },
  maxGapDays: 7,
  staleAfterDays: 10,
  build(current, { rut, gspc }, options) {
    const small = rut.close;
    const large = gspc.close;
    const days = [...small.keys()].filter((day) => large.has(day));
    const quoted = new Set(days);
    const gaps = (lag: number) =>
      new Map(
        days.slice(lag).map((to, at) => {
          const from = days[at] as string;
          const change = (series: DatedSeries) => (series.get(to) as number) / (series.get(from) as number);
          return [
            to,
            lacksSession(quoted, from, to) ? null : round(change(small) - change(large), 6),
          ] as const;
        }),
      );
    if (!options.acceptRevisions) checkGaps(current, gaps(1), options.anchor?.gap_1d);
    const rebuilt = rebuildAfter(current, Object.keys(LAGS), {
      ...options,
      key: "date",
      // Days before the fifth have no difference over five days.
      later: (_, column) =>
        new Map([...gaps(LAGS[column as keyof typeof LAGS])].filter(([day]) => day >= (days[5] ?? ""))),
    });
    return { ...rebuilt, vintage: `to ${days.at(-1)}.` };
  },
});

function checkGaps(current: Columns, fresh: ReadonlyMap<string, number | null>, end?: string): void {
  const known = toSeries(current.date as readonly string[], current.gap_1d ?? []);
  const anchored = [...known].filter(([day]) => end === undefined || day <= end);
  const strays = anchored
    .flatMap(([day, value]) => {
      const other = fresh.get(day);
      return other == null ? [] : [Math.abs(other - value)];
    })
    .slice(-60);
  const typical = median(strays);
  if (typical !== undefined && typical <= GAP_TOLERANCE) return;
  throw new SourceError(
    `size-gap-daily: the source does not continue the table: ${strays.length} common days to ${anchored.at(-1)?.[0]}, straying by ${typical ?? "?"} on a typical one${revisionHint("goes on all the same")}`,
  );
}
