import {
  type Claim,
  type Estimate,
  type Evaluation,
  listed,
  type Store,
  untestable,
  verdictOf,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { fundSpreads } from "./evidence/fund-spreads.js";
import { type Spread, spreadEstimates } from "./evidence/spread.js";
import { aheadText, rallyWindow, spreadOf, tally } from "./wording/spread-reason.js";
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

/** What would settle it; no table holds it. */
const SETTLES = "returns of defensive managers themselves from 10 to 24 July 2024 would settle it";

function evaluate(store: Store): Evaluation {
  // No manager's return is in the data: every reading is that of a fund in its place.
  const estimates = spreadEstimates(defensiveSpreads(store), HELD_UP).map(
    (estimate): Estimate => ({ ...estimate, proxy: true }),
  );
  const own = estimates.filter(({ neighbour }) => !neighbour);
  if (own.length === 0) {
    return untestable(
      `The data hold neither managers' returns nor those of low-volatility funds over a window of the rally that has ended by this date; ${SETTLES}.`,
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
  return `No manager's return is in the data, and a fund of stocks that move little can stand in but not decide: low-volatility funds were ahead ${against.join(", and ")}; over ${window} ${listed(leads)} of the S&P 500; ${SETTLES}.`;
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
  rule: `"Held up relatively well" is read as ${HELD_UP.reading}: by managers' returns, which no table holds, so that the claim is untestable; low-volatility funds of large companies are shown as proxies, against the S&P 500 and high beta, in each of the windows 11-16, 17-24 and 11-24 July 2024 and July to date, and never decide`,
  evaluate,
};
