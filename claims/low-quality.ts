import {
  ABOVE_ZERO,
  type Claim,
  type Estimate,
  type Evaluation,
  listed,
  type Store,
  sentence,
  sentences,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { crossSection } from "./evidence/cross-section-row.js";
import { factorSpreads } from "./evidence/factor-spreads.js";
import { fundSpreads } from "./evidence/fund-spreads.js";
import { type GroupPair, memberSpreads } from "./evidence/member-spreads.js";
import { monthSpreads, sizeRowPairs } from "./evidence/month-spreads.js";
import { type Spread, spreadEvaluation } from "./evidence/spread.js";
import { aheadText, rallyWindow, spreadOf, tally, windowOf } from "./wording/spread-reason.js";

const FUNDS = [
  { name: "SPY less QUAL (S&P 500 less quality)", long: "spy", short: "qual" },
  { name: "IWB less QUAL (Russell 1000 less quality)", long: "iwb", short: "qual" },
  { name: "IWM less IJR (Russell 2000 less S&P 600)", long: "iwm", short: "ijr" },
] as const;

const LOSS_MAKERS = "loss-making less profitable";
const lossMakers = (set: string, members: string, options: Partial<GroupPair> = {}): GroupPair => ({
  name: `${LOSS_MAKERS}, ${members}`,
  long: `${set}/loss_making`,
  short: `${set}/profitable`,
  ...options,
});
const MEMBERS = [
  lossMakers("r2000_all", "all members"),
  lossMakers("r2000_all", "all members by market value", { mean: "cap_weighted_mean" }),
  lossMakers("r2000_all", "the middle member", { mean: "median" }),
  lossMakers("r2000_traded", "members that traded on both days"),
  lossMakers("r2000_liquid_half", "the more liquid half"),
  lossMakers("r2000_liquid_half_sector_neutral", "the more liquid half with sectors held fixed"),
  lossMakers("r2000_growth_half", "the growth half"),
  lossMakers("r2000_value_half", "the value half"),
  lossMakers("sp500", "S&P 500 members", { comparison: true }),
];

const CELLS = sizeRowPairs({ name: "least less most profitable", long: "op1", short: "op5" });
const EARNINGS_YIELD = [
  { name: "loss-makers less low earnings yield", long: "negative_vw", short: "low_30_vw" },
  { name: "loss-makers less high earnings yield", long: "negative_vw", short: "high_30_vw" },
  { name: "loss-makers less low earnings yield, equal weights", long: "negative_ew", short: "low_30_ew" },
  { name: "loss-makers less high earnings yield, equal weights", long: "negative_ew", short: "high_30_ew" },
] as const;

/** Lower less higher quality under every reading, in each window that has ended. */
export function qualitySpreads(store: Store): readonly Spread[] {
  return [
    ...factorSpreads(store, { name: "RMW factor, weak less robust", factor: "rmw", sign: -1 }),
    ...fundSpreads(store, FUNDS),
    ...memberSpreads(store, MEMBERS, { members: crossSection(store) }),
    ...monthSpreads(store, { table: "size-profitability-monthly", pairs: CELLS }),
    ...monthSpreads(store, { table: "earnings-yield-monthly", pairs: EARNINGS_YIELD }),
  ];
}

const evaluate = (store: Store): Evaluation =>
  spreadEvaluation(qualitySpreads(store), { sides: "low with high quality", reasonOf });

function reasonOf(own: readonly Estimate[]): Pick<Evaluation, "reason" | "detail"> {
  const windows = [...new Set(["11-16 July", rallyWindow(own)])];
  const ahead = (members: string, when: string) => {
    const value = spreadOf(own, { name: `${LOSS_MAKERS}, ${members}`, window: when });
    return value === undefined ? [] : [aheadText(value)];
  };
  const whole = windows.flatMap((when) => ahead("all members", when).map((text) => `${text} over ${when}`));
  const halves = ["the growth half", "the value half"].flatMap((half) =>
    ahead(half, rallyWindow(own)).map((text) => `${text} in ${half}`),
  );
  const within = own.filter((estimate) => windows.includes(windowOf(estimate)));
  return {
    reason: sentence(`lower quality returned more in ${tally(within)}`),
    detail: sentences([
      `window by window, lower quality returned more in ${tally(own)}`,
      ...(whole.length > 0
        ? [`loss-making members of the Russell 2000 were ${listed(whole)}, against profitable ones`]
        : []),
      ...(halves.length > 0 ? [`over ${rallyWindow(own)} they were ${listed(halves)}`] : []),
    ]),
  };
}

/** Lower-quality companies are said to have done better in the rally, whatever their style. */
export const lowQuality: Claim = {
  id: "low-quality",
  topic: "Who gained",
  statement: "In the rally lower-quality companies did better, among value and growth stocks alike",
  stated: "low quality ahead",
  passages: [{ words: ["quality", "fared", "style"] }],
  target: ABOVE_ZERO,
  asOf: COMMENTARY.asOf,
  kind: "sign",
  tables: [
    "factors-daily",
    "style-daily",
    "cross-section",
    "size-profitability-monthly",
    "earnings-yield-monthly",
  ],
  panelTables: ["cross-section"],
  notebook: "04-quality-value",
  rule: "A reading fits when lower quality returned more than higher quality, in each of the windows 11-16, 17-24 and 11-24 July 2024 and July to date, by factor, funds and members of the Russell 2000, and in July as a whole inside each size row and by earnings yield; 11 July alone and the S&P 500's members are shown but do not decide the verdict",
  evaluate,
};
