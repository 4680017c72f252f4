import type { Store } from "../store/store.js";
import type { Claim, Estimate, Evaluation } from "./claim.js";
import { COMMENTARY } from "./commentary.js";
import { fundSpreads } from "./evidence/fund-spreads.js";
import { type Spread, spreadEstimates } from "./evidence/spread.js";
import { deciding, verdictOf } from "./verdict.js";
import { untestable } from "./wording/reason.js";
import { aheadText, rallyWindow, spreadOf, tally } from "./wording/spread-reason.js";
import { listed } from "./wording/text.js";
import { HELD_UP } from "./words.js";

const DEFENSIVE = [
  { fund: "splv", name: "SPLV (low volatility)" },
  { fund: "usmv", name: "USMV (minimum volatility)" },
] as const;
const OTHERS = [
  { fund: "spy", name: "the S&P 500" },
  { fund: "sphb", name: "high beta" },
  { fund: "rsp", name: "the average large company (RSP)", neighbour: true },
  { fund: "iwm", name: "the Russell 2000", neighbour: true },
] as const;

const FUNDS = [
  ...OTHERS.flatMap(({ fund: short, name: than, ...other }) =>
    DEFENSIVE.map(({ fund: long, name }) => ({ name: `${name} less ${than}`, long, short, ...other })),
  ),
  { name: "the S&P 500 less SPHB (high beta)", long: "spy", short: "sphb", neighbour: true },
] as const;

/** Low-volatility funds less the market, high beta and others, in each window that has ended. */
export function defensiveSpreads(store: Store): readonly Spread[] {
  return fundSpreads(store, FUNDS);
}

function evaluate(store: Store): Evaluation {
  const estimates = spreadEstimates(defensiveSpreads(store), HELD_UP);
  const own = deciding(estimates);
  if (own.length === 0) {
    return untestable(
      "The data hold no returns of low-volatility funds over a window of the rally that has ended by this date; returns of defensive managers themselves from 10 to 16 July 2024 would settle it.",
    );
  }
  return { verdict: verdictOf(estimates), reason: reasonOf(own), estimates };
}

function reasonOf(own: readonly Estimate[]): string {
  const against = OTHERS.slice(0, 2).map(({ name }) => {
    const readings = own.filter(({ definition }) => definition.includes(`less ${name}`));
    return `of ${name} in ${tally(readings)}`;
  });
  const window = rallyWindow(own);
  const leads = DEFENSIVE.flatMap(({ name }) => {
    const value = spreadOf(own, { name: `${name} less the S&P 500`, window });
    return value === undefined ? [] : [`${name.slice(0, 4)} ${aheadText(value)}`];
  });
  return `Low-volatility funds, which stand in for managers because no manager's return is in the data, were ahead ${against.join(", and ")}; over ${window} ${listed(leads)} of the S&P 500.`;
}

/** Defensive managers are said to have held up relatively well; funds stand in for them. */
export const defensive: Claim = {
  id: "defensive",
  topic: "Who gained",
  statement: "Defensive managers held up relatively well",
  stated: "held up relatively well",
  asOf: COMMENTARY.asOf,
  kind: "sign",
  tables: ["style-daily"],
  notebook: "04-quality-value",
  rule: `"Held up relatively well" is read as ${HELD_UP.reading}: low-volatility funds of large companies, for want of managers' returns, against the S&P 500 and against high beta, in each of the windows 11-16, 17-24 and 11-24 July 2024 and July to date; the average large company, small caps, and high beta against the S&P 500 are shown and do not decide`,
  evaluate,
};
