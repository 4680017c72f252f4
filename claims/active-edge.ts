import {
  type Claim,
  type Estimate,
  type Evaluation,
  listed,
  percentText,
  type Store,
  sentence,
  sentences,
  shareText,
  untestable,
  verdictOf,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { publishedFigure } from "./evidence/published.js";
import { MAJORITY } from "./words.js";

interface Record {
  readonly id: string;
  /** Over which time. */
  readonly name: string;
  /** Is the published share that of funds behind their index? */
  readonly behind: boolean;
  readonly comparison?: true;
}

/** Small-cap funds against their index, shortest first; a year that ends after the note is hindsight. */
const RECORDS: readonly Record[] = [
  { id: "spiva-2023-h1-small", name: "half a year to June 2023", behind: false },
  { id: "spiva-2018-5y-small", name: "five years to June 2018", behind: true },
  { id: "spiva-2018-15y-small", name: "fifteen years to June 2018", behind: true },
  { id: "spiva-2024-small", name: "the year 2024", behind: true, comparison: true },
];

const LARGE = { id: "spiva-2024-large", name: "the year 2024" } as const;

function records(store: Store): readonly Estimate[] {
  return RECORDS.flatMap(({ id, name, behind, comparison }): Estimate[] => {
    const found = publishedFigure(store, id);
    if (found === undefined) return [];
    const value = behind ? 1 - found.value : found.value;
    return [
      {
        definition: `share of US small-cap funds ahead of their index, ${name}`,
        value,
        unit: "decimal",
        from: found.date,
        to: found.date,
        n: 1,
        fits: MAJORITY.fits(value),
        choices: { measure: "share of small-cap funds ahead of their index", window: name },
        ...(comparison && { comparison }),
      },
    ];
  });
}

/** The same less the share of large-cap funds. */
function againstLarge(store: Store, small: number | undefined): readonly Estimate[] {
  const large = publishedFigure(store, LARGE.id);
  if (large === undefined || small === undefined) return [];
  const value = small - (1 - large.value);
  return [
    {
      definition: `that share less that of US large-cap funds, ${LARGE.name}`,
      value,
      unit: "points",
      from: large.date,
      to: large.date,
      n: 2,
      fits: value > 0,
      comparison: true,
      choices: { measure: "that share less that of large-cap funds", window: LARGE.name },
    },
  ];
}

function evaluate(store: Store): Evaluation {
  const own = records(store);
  const year = own.find(({ definition }) => definition.endsWith(LARGE.name));
  const estimates = [...own, ...againstLarge(store, year?.value)];
  const decisive = own.filter(({ comparison }) => !comparison);
  if (decisive.length === 0) {
    return untestable(
      "The data hold no share of small-cap funds ahead of their index at this date",
      "SPIVA's tables for the United States would settle it",
    );
  }
  const shareOf = ({ value, definition }: Estimate) =>
    `${percentText(value, 1)} over ${definition.split(", ").at(-1)}`;
  return {
    verdict: verdictOf(estimates),
    reason: sentence(
      `most small-cap funds beat their index in ${shareText(decisive.filter(({ fits }) => fits).length, decisive.length)} known records; the answer depends on the horizon`,
    ),
    detail: sentences([
      `ahead of their index were ${listed(decisive.map(shareOf))}`,
      ...(year ? [`after the note, it was ${shareOf(year)}`] : []),
      "SPIVA counts closed funds as behind, and its returns are after fees",
      "the index is the S&P SmallCap 600, which requires its members to be profitable, not the Russell 2000",
    ]),
    estimates,
  };
}

/** Active managers are said to capture small caps' advantages best. */
export const activeEdge: Claim = {
  id: "active-edge",
  topic: "The active case",
  statement: "Active management captures small caps' advantages best",
  stated: "best",
  passages: [{ words: ["best", "captured", "active"] }],
  target: MAJORITY.target,
  asOf: COMMENTARY.asOf,
  kind: "measurement",
  tables: ["published-figures"],
  notebook: "07-active-case",
  rule: `"Best" is read as ${MAJORITY.reading} of active US small-cap funds ahead of their index, in each record published for a time that had ended by the note: half a year, five and fifteen years; the year 2024, and large-cap funds, are shown but do not decide the verdict`,
  evaluate,
};
