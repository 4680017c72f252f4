import {
  type Claim,
  closeOf,
  decidingText,
  type Estimate,
  type Evaluation,
  judged,
  listed,
  percentText,
  type Store,
  sentence,
  sentences,
  untestable,
  verdictOf,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { PRIMARILY } from "./words.js";

interface Row {
  readonly ticker: string;
  readonly members: number | null;
  readonly h1_2024_return: number;
  readonly contribution_points: number | null;
}

const CONTRIBUTION = "contribution: return times weight";
const WITHOUT = "gain lost when the seven are left out";
const EQUAL = "gain lost when all companies weigh the same";
const BY: Readonly<Record<string, string>> = {
  [CONTRIBUTION]: "by contribution",
  [WITHOUT]: "when they are left out",
  [EQUAL]: "against equal weights",
};

function evaluate(store: Store): Evaluation {
  const rows = new Map(
    (store.read("magnificent-seven").objects() as Row[]).map((row) => [row.ticker, row] as const),
  );
  const [seven, rest, all] = ["magnificent_seven", "other_members", "all_members"].map((name) =>
    rows.get(name),
  );
  if (!(seven && rest && all)) {
    return untestable(
      "At this date the data do not say what the seven companies added to the S&P 500 in the first half of 2024",
      "the members' returns and weights would settle it",
    );
  }
  const estimate = (definition: string, value: number): Estimate => ({
    definition,
    ...judged(value, PRIMARILY.fits),
    unit: "decimal",
    from: "2023-12-29",
    to: "2024-06-28",
    n: all.members ?? 1,
    choices: { measure: definition },
  });
  const [equal, fund] = [rows.get("rsp_equal_weight_fund"), rows.get("spy_fund")];
  const contribution = (seven.contribution_points as number) / (all.contribution_points as number);
  const without = 1 - rest.h1_2024_return / all.h1_2024_return;
  const estimates = [
    estimate(CONTRIBUTION, contribution),
    estimate(WITHOUT, without),
    ...(equal && fund ? [estimate(EQUAL, 1 - equal.h1_2024_return / fund.h1_2024_return)] : []),
  ];
  const points = (row: Row) => (row.contribution_points as number).toFixed(1);
  const parts = [
    `by contribution, the seven made ${points(seven)} of ${points(all)} points (${decidingText(contribution, PRIMARILY.fits)} of the gain)`,
    `the other ${rest.members} members returned ${percentText(rest.h1_2024_return, 1)}: without the seven ${decidingText(without, PRIMARILY.fits)} of the gain is lost`,
    ...(equal ? [`an equal-weight fund returned ${percentText(equal.h1_2024_return, 1)}`] : []),
  ];
  return { verdict: verdictOf(estimates), ...reasonOf(estimates, parts), estimates };
}

function reasonOf(
  estimates: readonly Estimate[],
  parts: readonly string[],
): Pick<Evaluation, "reason" | "detail"> {
  const [yes, no] = [true, false].map((fits) =>
    listed(
      estimates.filter((one) => one.fits === fits).map(({ definition }) => BY[definition] ?? definition),
    ),
  );
  const split = !no
    ? "more than half of the gain in every reading"
    : !yes
      ? "half of the gain or less in every reading"
      : `more than half of the gain ${yes}, but not ${no}`;
  return { reason: sentence(`the seven made ${split}`), detail: sentences(parts) };
}

/** The first half's gain of large caps is put down to seven companies. */
export const h1Mag7: Claim = {
  id: "h1-mag7",
  topic: "The July rally",
  statement: "Seven mega-cap companies drove the S&P 500's gain in the first half of 2024",
  stated: "drove the gain",
  passages: [{ words: ["thanks", "Seven"] }],
  target: PRIMARILY.target,
  asOf: COMMENTARY.asOf,
  kind: "attribution",
  tables: ["magnificent-seven"],
  notebook: "02-july-rally",
  rule: `"Drove" is read as ${PRIMARILY.reading} of the members' gain, by contribution, by what remains without the seven, and against equal weights`,
  due: () => closeOf("2024-06-28"),
  evaluate,
};
