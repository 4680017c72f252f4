import {
  type Claim,
  type Estimate,
  type Evaluation,
  pointsText,
  type Store,
  sentence,
  sentences,
  untestable,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { memberSpreads } from "./evidence/member-spreads.js";

const PAIRS = [
  {
    name: "most-shorted fifth of members less the least-shorted",
    long: "r2000_traded/short_interest_q5",
    short: "r2000_traded/short_interest_q1",
  },
  {
    name: "loss-making members less profitable ones",
    long: "r2000_traded/loss_making",
    short: "r2000_traded/profitable",
  },
] as const;

const SETTLES =
  "short interest and profitability of the same companies, stock by stock in July 2024, would settle it, and 13F reports would for the longs";

/** Returns of the two sorts of members, window by window: where they move together they may be the same companies, or may not. */
function spreads(store: Store): readonly Estimate[] {
  const all = memberSpreads(store, PAIRS);
  return all.map(({ name, window, value, from, to, n }) => {
    const other = all.find((one) => one.window === window && one.name !== name)?.value ?? Number.NaN;
    return {
      definition: `${name}, ${window}`,
      value,
      unit: "points",
      from,
      to,
      n,
      fits: Math.sign(value) === Math.sign(other),
      proxy: true,
      choices: { series: name, window },
    };
  });
}

function evaluate(store: Store): Evaluation {
  const estimates = spreads(store);
  const lacking = "no table has short interest by profitability";
  if (estimates.length === 0) return { ...untestable(lacking, SETTLES), estimates };
  const windows = [...new Set(estimates.map(({ definition }) => definition.split(", ").at(-1) as string))];
  const texts = windows.map((window) => {
    const [shorted, losing] = estimates
      .filter(({ definition }) => definition.endsWith(`, ${window}`))
      .map(({ value }) => pointsText(value));
    return `${window}: ${shorted} for the most-shorted fifth, ${losing} for loss-making members`;
  });
  const alike = estimates.filter(({ fits }) => fits).length / PAIRS.length;
  return {
    verdict: "untestable",
    reason: sentence(
      `${lacking}; the two groups' leads, a proxy only, had the same sign in ${alike} of ${windows.length} windows`,
    ),
    detail: sentences([
      "leads are those of the most-shorted fifth over the least-shorted, and of loss-making members over profitable ones",
      ...texts,
      SETTLES,
    ]),
    estimates,
  };
}

/** Weak companies are said to be what most investors are short of, strong ones what they own. */
export const consensusShorts: Claim = {
  id: "consensus-shorts",
  topic: "Who gained",
  statement: "Lower-quality companies are the consensus shorts, higher-quality ones the consensus longs",
  stated: "low quality short, high quality long",
  passages: [{ words: ["shorts", "longs"] }],
  asOf: COMMENTARY.asOf,
  kind: "sign",
  tables: ["cross-section"],
  notebook: "04-quality-value",
  rule: "Short interest by profitability is in no table, so the claim is untestable; the returns of the most-shorted fifth of members and of loss-making members are shown as proxies, and never decide",
  evaluate,
};
