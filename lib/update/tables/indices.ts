import type { DatedSeries } from "../../sources/dates.js";
import { SourceError } from "../../sources/source-error.js";
import { lacksSession } from "../../stats/series/nyse-sessions.js";
import type { Columns } from "../../store/columns.js";
import { MAX_DAILY_MOVE } from "../check-jumps.js";
import { extendLevels } from "../extend-levels.js";
import { FUNDS, type Inputs, type Ticker } from "../inputs.js";
import { median } from "../median.js";
import { rebuildAfter } from "../rebuild.js";
import type { Refresh } from "../refresh.js";
import { revisionHint } from "../revision-hint.js";
import { type LeftColumns, lastPeriod, round, toSeries } from "../rows.js";

/** Where each index column goes on: price indices by their closes, Russell total returns by the funds that the snapshot splices on. */
const INDEX: Readonly<Record<string, readonly [Ticker, "close" | "adjusted"]>> = {
  russell2000_price: ["^RUT", "close"],
  sp500_price: ["^GSPC", "close"],
  nasdaq100_price: ["^NDX", "close"],
  sp500_total_return: ["^SP500TR", "close"],
  russell2000_total_return: ["IWM", "adjusted"],
  russell1000_total_return: ["IWB", "adjusted"],
};
const INDEX_INPUTS = Object.fromEntries(
  Object.entries(INDEX).map(([name, [ticker]]) => [name, `closes ${ticker}` as const]),
);

function indexSeries({ closes }: Inputs, left: LeftColumns = {}): Record<string, DatedSeries> {
  return Object.fromEntries(
    Object.entries(INDEX).flatMap(([name, [ticker, kind]]) =>
      name in left ? [] : [[name, closes[ticker][kind]]],
    ),
  );
}

/** More than an index or a fund has moved in a month (-31%): a split that was not adjusted, not a return. */
const MONTHLY_STEP = 0.45;

const vintage = (series: Readonly<Record<string, DatedSeries>>) =>
  `closes to ${lastPeriod(series)}, chain-linked to the snapshot's levels.`;

/**
 * The index closes by day. The table has two windows with a hole between them: 2014-05-15 to 2014-07-31, and from 2024-05-15 on. An update
 * extends the second window to the newest close and leaves the first one and the hole as they are. The hole is not filled, because the
 * Russell total returns of those years are the provider's index, and the fund that stands in today would not land on its level at the
 * other end; bases of later ten-year windows come from the monthly table.
 */
export const indexDaily: Refresh = {
  table: "index-daily",
  inputs: [...new Set(Object.values(INDEX_INPUTS))],
  columnInputs: INDEX_INPUTS,
  maxGapDays: 7,
  staleAfterDays: 10,
  build(current, inputs, options) {
    const series = indexSeries(inputs, options.left);
    return {
      ...extendLevels(current, series, { ...options, key: "date", digits: 4, maxStep: MAX_DAILY_MOVE }),
      vintage: vintage(series),
    };
  },
};

/** The index closes by month end; each column ends with its last complete month. */
export const indexMonthly: Refresh = {
  table: "index-monthly",
  inputs: [...new Set(Object.values(INDEX_INPUTS))],
  columnInputs: INDEX_INPUTS,
  maxGapDays: 31,
  staleAfterDays: 45,
  endCaveat: /^Columns start and end in different months.*$/,
  build(current, inputs, options) {
    const daily = indexSeries(inputs, options.left);
    const series = Object.fromEntries(Object.entries(daily).map(([name, one]) => [name, monthEnds(one)]));
    return {
      ...extendLevels(current, series, { ...options, key: "month", digits: 4, maxStep: MONTHLY_STEP }),
      vintage: vintage(daily),
    };
  },
};

/** The last close of each month after which a later month has one, too: only then is it the month's last. */
export function monthEnds(daily: DatedSeries): Map<string, number> {
  const ends = new Map<string, number>();
  for (const [day, value] of daily) ends.set(day.slice(0, 7), value);
  const last = [...ends.keys()].at(-1);
  if (last !== undefined) ends.delete(last);
  return ends;
}

/**
 * The style and sector funds by day, by their closes adjusted for distributions. `iwo`, `ijr`, `rsp`, `kre`, `xbi` and `mags` are last
 * trades on one exchange (IEX), which no public source goes on with: they end where they end.
 */
export const styleDaily: Refresh = {
  table: "style-daily",
  inputs: FUNDS.map((ticker) => `closes ${ticker}` as const),
  columnInputs: Object.fromEntries(
    FUNDS.map((ticker) => [ticker.toLowerCase(), `closes ${ticker}` as const]),
  ),
  maxGapDays: 7,
  staleAfterDays: 10,
  build(current, { closes }, options) {
    const series = Object.fromEntries(
      FUNDS.flatMap((ticker) => {
        const name = ticker.toLowerCase();
        return name in (options.left ?? {}) ? [] : [[name, closes[ticker].adjusted]];
      }),
    );
    return {
      ...extendLevels(current, series, { ...options, key: "date", digits: 4, maxStep: MAX_DAILY_MOVE }),
      vintage: vintage(series),
    };
  },
};

/** A gap that strays by more from the one on record, on a typical day, is another series. */
const GAP_TOLERANCE = 0.0002;

/** Columns of the gap, with the trading days that each spans. */
const LAGS = { gap_1d: 1, gap_5d: 5 } as const;

/**
 * Russell 2000 minus S&P 500 by day: differences of simple price returns over one and five trading days, on days on which both quoted. Where a
 * close of the days between is not there yet, the difference is missing: a return over two days is none of one.
 * @throws SourceError when the differences on common days are not those of the table
 */
export const sizeGap: Refresh = {
  table: "size-gap-daily",
  inputs: ["closes ^RUT", "closes ^GSPC"],
  maxGapDays: 7,
  staleAfterDays: 10,
  build(current, { closes }, options) {
    const small = closes["^RUT"].close;
    const large = closes["^GSPC"].close;
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
};

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
