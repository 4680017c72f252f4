import {
  type Choices,
  type Claim,
  dayText,
  deciding,
  decidingText,
  type Estimate,
  type Evaluation,
  judged,
  monthEnd,
  percentText,
  type Store,
  sentence,
  sentences,
  shareText,
  stockTable,
  untestable,
  verdictOf,
} from "claimbook/book";
import { addMonths } from "claimbook/stats";
import { COMMENTARY } from "./commentary.js";
import { publishedFigure } from "./evidence/published.js";
import { LARGE_SHARE } from "./words.js";

/** Companies count their earnings once a year, so a share that is older than that says nothing of the note's day. */
const MONTHS_VALID = 12;

const MEASURES: Readonly<Record<string, string>> = { count: "by count", cap: "by market value" };

interface MemberRow {
  readonly month: string;
  readonly measure: string;
  readonly share: number;
  readonly n: number;
  readonly label: string;
}

interface FirmRow {
  readonly month: string;
  readonly all_firms: number;
  readonly negative_share_of_firms: number;
  readonly negative_share_of_cap: number;
}

/** Share of the Russell 2000 that makes losses: every figure that the store knows, whatever its age. */
export function memberLossShares(store: Store): readonly Estimate[] {
  const members = stockTable(store, "unprofitable-share") ?? store.read("unprofitable-share");
  const rows = members.objects() as MemberRow[];
  const published = publishedFigure(store, "aristotle-2024-06-unprofitable");
  const own = rows.map(({ month, measure, share, n, label }) =>
    estimate({
      definition: `members ${MEASURES[measure]}, ${label}`,
      ...{ value: share, period: month, n },
      choices: { sample: "members", weights: MEASURES[measure] ?? measure, source: label },
    }),
  );
  if (published === undefined) return own;
  const { publisher, value, date } = published;
  const definition = `published by ${publisher}, which does not say whether by count or weight`;
  return [
    ...own,
    estimate({
      ...{ definition, value, period: date, n: 1 },
      choices: { sample: "members", weights: "not said", source: publisher },
    }),
  ];
}

/** Share of all listed companies with E/P of zero or less, in the last month that had ended by the note's day. */
function firmLossShares(store: Store): readonly Estimate[] {
  const rows = store.read("earnings-yield-monthly").objects() as FirmRow[];
  const last = rows.filter(({ month }) => monthEnd(month) <= COMMENTARY.asOf).at(-1);
  if (last === undefined) return [];
  const { month, all_firms: n, negative_share_of_firms: count, negative_share_of_cap: cap } = last;
  return [
    {
      ...estimate({
        definition: "all listed companies by count",
        value: count,
        period: month,
        n,
        choices: { sample: "all listed companies", weights: "by count" },
      }),
      comparison: true,
    },
    {
      ...estimate({
        definition: "all listed companies by market value",
        value: cap,
        period: month,
        n,
        choices: { sample: "all listed companies", weights: "by market value" },
      }),
      comparison: true,
    },
  ];
}

function estimate({
  definition,
  value,
  period,
  n,
  choices,
}: {
  readonly definition: string;
  readonly value: number;
  readonly period: string;
  readonly n: number;
  readonly choices: Choices;
}): Estimate {
  return {
    definition,
    ...judged(value, LARGE_SHARE.fits),
    unit: "decimal",
    from: period,
    to: period,
    n,
    choices,
  };
}

function evaluate(store: Store): Evaluation {
  const oldest = addMonths(COMMENTARY.asOf.slice(0, 7), -MONTHS_VALID);
  const own = memberLossShares(store).filter(({ to }) => to.slice(0, 7) >= oldest);
  const estimates = [...own, ...firmLossShares(store)];
  if (own.length === 0) {
    const lacking = untestable(
      `the data hold no share of loss-making members of the Russell 2000 in the year to ${dayText(COMMENTARY.asOf)}`,
      "its members with their weights and last reported earnings would settle it",
    );
    return { ...lacking, estimates };
  }
  return { verdict: verdictOf(estimates), ...reasonOf(estimates), estimates };
}

function reasonOf(estimates: readonly Estimate[]): Pick<Evaluation, "reason" | "detail"> {
  const own = deciding(estimates);
  const text = (value: number) => decidingText(value, LARGE_SHARE.fits);
  const shares = own.map(({ value, definition, to }) => {
    const [name = ""] = definition.split(", ");
    const whose = name.startsWith("members") ? `of the ${name}` : `of the index, as ${name}`;
    return `in ${dayText(to.slice(0, 7))} loss-making companies were ${text(value)} ${whose}`;
  });
  const values = own.map(({ value }) => value);
  const [low, high] = [text(Math.min(...values)), text(Math.max(...values))];
  const fitting = shareText(own.filter(({ fits }) => fits).length, own.length);
  const market = estimates
    .filter(({ comparison }) => comparison)
    .map(
      ({ value, definition, to }) => `in ${dayText(to)} they were ${percentText(value, 0)} of ${definition}`,
    );
  return {
    reason: sentence(
      `loss-making companies were ${low === high ? low : `${low} to ${high}`} of the index: ${LARGE_SHARE.reading} in ${fitting} readings`,
    ),
    detail: sentences([...shares, ...market]),
  };
}

/** A passive holder of small caps is said to own many companies that make losses. */
export const unprofitable: Claim = {
  id: "unprofitable",
  topic: "The active case",
  statement: "A passive holder of small caps owns a large share of companies that make losses",
  stated: "a large share",
  passages: [{ words: ["percentage", "unprofitable"] }],
  target: LARGE_SHARE.target,
  asOf: COMMENTARY.asOf,
  kind: "measurement",
  tables: ["unprofitable-share", "earnings-yield-monthly", "published-figures"],
  panelTables: ["unprofitable-share"],
  notebook: "07-active-case",
  rule: `"A large share" is read as ${LARGE_SHARE.reading} of the Russell 2000, by count and by market value, on figures at most a year old; the share of all listed companies is shown but does not decide the verdict`,
  evaluate,
};
