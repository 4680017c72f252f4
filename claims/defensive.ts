import {
  type Claim,
  type Estimate,
  type Evaluation,
  listed,
  pointsText,
  type Store,
  sentence,
  sentences,
  shareText,
  untestable,
  verdictOf,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { fundSpreads } from "./evidence/fund-spreads.js";
import { type Spread, spreadEstimates } from "./evidence/spread.js";
import { rallyWindow, spreadOf, tally } from "./wording/spread-reason.js";
import { HELD_UP } from "./words.js";

const DEFENSIVE = [
  { fund: "splv", name: "SPLV (low volatility)" },
  { fund: "usmv", name: "USMV (minimum volatility)" },
] as const;
const OTHERS = [
  { fund: "spy", name: "the S&P 500" },
  { fund: "sphb", name: "high beta" },
  { fund: "rsp", name: "the average large company (RSP)", comparison: true },
  { fund: "iwm", name: "the Russell 2000", comparison: true },
] as const;

const FUNDS = [
  ...OTHERS.flatMap(({ fund: short, name: than, ...other }) =>
    DEFENSIVE.map(({ fund: long, name }) => ({ name: `${name} less ${than}`, long, short, ...other })),
  ),
  { name: "the S&P 500 less SPHB (high beta)", long: "spy", short: "sphb", comparison: true },
] as const;

/** Low-volatility funds less the market, high beta and others, in each window that has ended. */
export function defensiveSpreads(store: Store): readonly Spread[] {
  return fundSpreads(store, FUNDS);
}

/** What would settle it; no table holds it. */
const SETTLES = "returns of defensive managers themselves from 10 to 24 July 2024 would settle it";

function evaluate(store: Store): Evaluation {
  // No manager's return is in the data: every reading is that of a fund in its place.
  const estimates = spreadEstimates(defensiveSpreads(store), HELD_UP).map(
    (estimate): Estimate => ({ ...estimate, proxy: true }),
  );
  const own = estimates.filter(({ comparison }) => !comparison);
  if (own.length === 0) {
    return untestable(
      "At this date the data hold returns neither of managers nor of low-volatility funds over the rally",
      SETTLES,
    );
  }
  return { verdict: verdictOf(estimates), ...reasonOf(own), estimates };
}

function reasonOf(own: readonly Estimate[]): Pick<Evaluation, "reason" | "detail"> {
  const against = (name: string) => own.filter(({ definition }) => definition.includes(`less ${name}`));
  const [market, beta] = OTHERS.slice(0, 2).map(({ name }) => against(name)) as [Estimate[], Estimate[]];
  const ahead = shareText(market.filter(({ fits }) => fits).length, market.length);
  const window = rallyWindow(own);
  const leads = DEFENSIVE.flatMap(({ name }) => {
    const value = spreadOf(own, { name: `${name} less the S&P 500`, window });
    return value === undefined ? [] : [`${pointsText(value)} for ${name.slice(0, 4)}`];
  });
  return {
    reason: sentence(
      `no table holds managers' returns; low-volatility funds, a proxy only, beat the S&P 500 in ${ahead} readings`,
    ),
    detail: sentences([
      `the funds beat high beta in ${tally(beta)}`,
      ...(leads.length > 0 ? [`over ${window}, the lead over the S&P 500 was ${listed(leads)}`] : []),
      SETTLES,
    ]),
  };
}

/** Defensive managers are said to have held up relatively well; funds stand in for them. */
export const defensive: Claim = {
  id: "defensive",
  topic: "Who gained",
  statement: "Defensive managers held up relatively well",
  stated: "held up relatively well",
  passages: [{ words: ["defensive*", "fare"] }, { words: ["selling", "pressures"] }],
  asOf: COMMENTARY.asOf,
  kind: "sign",
  tables: ["style-daily"],
  notebook: "04-quality-value",
  rule: `"Held up relatively well" is read as ${HELD_UP.reading}: by managers' returns, which no table holds, so that the claim is untestable; low-volatility funds of large companies are shown as proxies, against the S&P 500 and high beta, in each of the windows 11-16, 17-24 and 11-24 July 2024 and July to date, and never decide`,
  evaluate,
};
