import type { Estimate, Store } from "claimbook/book";
import {
  lastAtOrBefore,
  multipleShare,
  numbers,
  periods,
  QUARTERS_PER_YEAR,
  TRADING_DAYS_PER_YEAR,
} from "claimbook/stats";
import { SOLELY } from "../words.js";
import { publishedFigure } from "./published.js";
import type { RallyWindow } from "./small-cap-rally.js";

/** Forward price-earnings ratios of the S&P SmallCap 600 as published, and half a unit of the last published digit. */
const FORWARD = [
  { id: "yardeni-2024-06-pe-sp600", rounding: 0.05 },
  { id: "yardeni-2024-12-pe-sp600-end", rounding: 0.5 },
] as const;
/** Growth of the Russell 2000's earnings in the second quarter of 2024 on a year before, as published. */
const GROWTH = "lseg-2024-q2-eps-r2000";
const SESSIONS_PER_QUARTER = TRADING_DAYS_PER_YEAR / QUARTERS_PER_YEAR;

/**
 * What published figures say of the multiple's share, as far as they were known: of another small-cap index, rounded, over half a year; and with
 * the Russell 2000's own growth of one quarter, spread evenly. They stand beside the claim and do not decide it.
 */
export function publishedReadings(store: Store, rally: RallyWindow): readonly Estimate[] {
  return [...forwardMultiple(store), ...ownGrowth(store, rally)];
}

function forwardMultiple(store: Store): Estimate[] {
  const [first, last] = FORWARD.map(({ id }) => publishedFigure(store, id));
  if (!first || !last) return [];
  const table = store.read("index-daily");
  const days = periods(table, "date");
  const levels = numbers(table, "russell2000_price");
  const close = (day: string) => levels[lastAtOrBefore(days, day)] ?? Number.NaN;
  const price = close(last.date) / close(first.date);
  // Price and multiple give the earnings; rounding of the two multiples bounds them.
  const growth = (end: number, start: number) => price / (end / start) - 1;
  const share = (low: number, high: number) =>
    multipleShare(price - 1, { earningsGrowth: [low, high] }).share;
  const [start, end] = FORWARD.map(({ rounding }) => rounding) as [number, number];
  const usual = growth(last.value, first.value);
  const interval = share(
    growth(last.value + end, first.value - start),
    growth(last.value - end, first.value + start),
  );
  const value = share(usual, usual)?.[0];
  if (value === undefined || interval === null) return [];
  return [
    {
      definition:
        "the S&P SmallCap 600's published forward multiple (bounds: its rounding) and the Russell 2000's price",
      value,
      unit: "decimal",
      from: first.date,
      to: last.date,
      n: 2,
      interval,
      fits: SOLELY.fits(interval[0]),
      comparison: true,
      choices: {
        series: "the S&P SmallCap 600's published forward multiple",
        window: "the two published days",
      },
    },
  ];
}

/** Four quarters' earnings grow by a fourth of one quarter's growth on the year before, where the quarters are alike. */
function ownGrowth(store: Store, rally: RallyWindow): Estimate[] {
  const growth = publishedFigure(store, GROWTH);
  if (growth === undefined) return [];
  const quarter = 1 + growth.value / QUARTERS_PER_YEAR;
  const within = quarter ** (rally.sessions / SESSIONS_PER_QUARTER) - 1;
  const share = multipleShare(rally.priceReturn, { earningsGrowth: [within, within] }).share;
  if (share === null) return [];
  return [
    {
      definition: `the Russell 2000's published growth of second-quarter earnings, at an even pace; ${rally.name}`,
      value: share[0],
      unit: "decimal",
      from: rally.from,
      to: rally.to,
      n: 1,
      fits: SOLELY.fits(share[0]),
      comparison: true,
      choices: { series: "the Russell 2000's published growth of earnings", window: rally.name },
    },
  ];
}
