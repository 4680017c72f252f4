import {
  ABOVE_ZERO,
  type Claim,
  type Estimate,
  type Evaluation,
  listed,
  pointsText,
  type Store,
  sentence,
  sentences,
  shareText,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { factorSpreads } from "./evidence/factor-spreads.js";
import { fundSpreads } from "./evidence/fund-spreads.js";
import { memberSpreads } from "./evidence/member-spreads.js";
import { monthSpreads, sizeRowPairs } from "./evidence/month-spreads.js";
import { type Spread, spreadEvaluation } from "./evidence/spread.js";
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

const evaluate = (store: Store): Evaluation =>
  spreadEvaluation(valueSpreads(store), { sides: "value with growth", reasonOf });

function reasonOf(own: readonly Estimate[]): Pick<Evaluation, "reason" | "detail"> {
  const window = rallyWindow(own);
  const parts = [
    { name: HML, where: "in the HML factor" },
    { name: SMALL, where: "between small-cap funds" },
    { name: LARGE, where: "between large-cap funds" },
  ].flatMap(({ name, where }) => {
    const value = spreadOf(own, { name, window });
    return value === undefined ? [] : [`${aheadText(value)} ${where}`];
  });
  const values = own.map(({ value }) => value);
  const [low, high] = [
    pointsText(Math.min(...values)).replace(" points", ""),
    pointsText(Math.max(...values)),
  ];
  const least = own.reduce((lowest, estimate) => (estimate.value < lowest.value ? estimate : lowest));
  const fitting = shareText(own.filter(({ fits }) => fits).length, own.length);
  return {
    reason: sentence(
      `value returned more than growth in ${fitting} readings; the differences run from ${low} to ${high}`,
    ),
    detail: sentences([
      ...(own.every(({ fits }) => fits) ? [] : [`by window, value was ahead in ${tally(own)}`]),
      ...(parts.length > 0 ? [`over ${window} value was ${listed(parts)}`] : []),
      `at the least, value was ${aheadText(least.value)} (${least.definition})`,
    ]),
  };
}

/** Value is said to have beaten growth in the rally. */
export const valueGrowth: Claim = {
  id: "value-growth",
  topic: "Who gained",
  statement: "In the rally value beat growth",
  stated: "value ahead",
  passages: [{ words: ["value", "outperformed", "growth"] }],
  target: ABOVE_ZERO,
  asOf: COMMENTARY.asOf,
  kind: "sign",
  tables: ["factors-daily", "style-daily", "cross-section", "size-value-monthly", "earnings-yield-monthly"],
  notebook: "04-quality-value",
  rule: "A reading fits when value returned more than growth, in each of the windows 11-16, 17-24 and 11-24 July 2024 and July to date, by factor, fund pair and halves of the Russell 2000's members, and in July as a whole inside each size row and by earnings yield; 11 July alone is shown but does not decide the verdict",
  evaluate,
};
