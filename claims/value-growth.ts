import {
  ABOVE_ZERO,
  type Claim,
  deciding,
  type Estimate,
  type Evaluation,
  listed,
  type Store,
  untestable,
  verdictOf,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { factorSpreads } from "./evidence/factor-spreads.js";
import { fundSpreads } from "./evidence/fund-spreads.js";
import { memberSpreads } from "./evidence/member-spreads.js";
import { monthSpreads, sizeRowPairs } from "./evidence/month-spreads.js";
import { type Spread, spreadEstimates } from "./evidence/spread.js";
import { aheadText, rallyWindow, spreadOf, tally } from "./wording/spread-reason.js";

const HML = "HML factor";
const SMALL = "IWN less IWO (small value less small growth)";
const LARGE = "IWD less IWF (large value less large growth)";
const FUNDS = [
  { name: SMALL, long: "iwn", short: "iwo" },
  { name: LARGE, long: "iwd", short: "iwf" },
] as const;

const HALVES = { long: "r2000_value_half/all", short: "r2000_growth_half/all" } as const;
const MEMBERS = [
  { name: "value half less growth half of the members", ...HALVES },
  { name: "value half less growth half, by market value", ...HALVES, mean: "cap_weighted_mean" },
] as const;

const CELLS = sizeRowPairs({ name: "value less growth", long: "bm5", short: "bm1" });
const EARNINGS_YIELD = [
  { name: "high less low earnings yield", long: "high_30_vw", short: "low_30_vw" },
  { name: "high less low earnings yield, equal weights", long: "high_30_ew", short: "low_30_ew" },
] as const;

/** Value less growth under every reading, in each window that has ended. */
export function valueSpreads(store: Store): readonly Spread[] {
  return [
    ...factorSpreads(store, { name: HML, factor: "hml", sign: 1 }),
    ...fundSpreads(store, FUNDS),
    ...memberSpreads(store, MEMBERS),
    ...monthSpreads(store, { table: "size-value-monthly", pairs: CELLS }),
    ...monthSpreads(store, { table: "earnings-yield-monthly", pairs: EARNINGS_YIELD }),
  ];
}

function evaluate(store: Store): Evaluation {
  const estimates = spreadEstimates(valueSpreads(store));
  const own = deciding(estimates);
  if (own.length === 0) {
    return untestable(
      "The data compare value with growth in no window of the rally that has ended by this date; returns of both from 10 to 16 July 2024 would settle it.",
    );
  }
  return { verdict: verdictOf(estimates), reason: reasonOf(own), estimates };
}

function reasonOf(own: readonly Estimate[]): string {
  const window = rallyWindow(own);
  const parts = [
    { name: HML, where: "in the HML factor" },
    { name: SMALL, where: "between small-cap funds" },
    { name: LARGE, where: "between large-cap funds" },
  ].flatMap(({ name, where }) => {
    const value = spreadOf(own, { name, window });
    return value === undefined ? [] : [`${aheadText(value)} ${where}`];
  });
  const least = own.reduce((low, estimate) => (estimate.value < low.value ? estimate : low));
  return `Value was ahead of growth in ${tally(own)}: over ${window} ${listed(parts)}, and at the least ${aheadText(least.value)} (${least.definition}).`;
}

/** Value is said to have beaten growth in the rally. */
export const valueGrowth: Claim = {
  id: "value-growth",
  topic: "Who gained",
  statement: "In the rally value beat growth",
  stated: "value ahead",
  target: ABOVE_ZERO,
  asOf: COMMENTARY.asOf,
  kind: "sign",
  tables: ["factors-daily", "style-daily", "cross-section", "size-value-monthly", "earnings-yield-monthly"],
  notebook: "04-quality-value",
  rule: "A reading fits when value returned more than growth, in each of the windows 11-16, 17-24 and 11-24 July 2024 and July to date, by factor, fund pair and halves of the Russell 2000's members, and in July as a whole inside each size row and by earnings yield; 11 July alone is shown and does not decide",
  evaluate,
};
