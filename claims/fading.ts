import {
  BELOW_ZERO,
  type Claim,
  dayText,
  type Estimate,
  type Evaluation,
  percentText,
  pointsText,
  type Store,
  sentence,
  sentences,
  shareText,
  untestable,
  verdictOf,
} from "claimbook/book";
import type { DateWindow } from "claimbook/stats";
import { COMMENTARY } from "./commentary.js";
import { CPI_DAY } from "./evidence/cpi-window.js";
import { fixedWindow, type IndexCloses, indexCloses } from "./evidence/index-closes.js";
import { CONVENTIONS, leadOver, legReturn, SMALL } from "./evidence/index-readings.js";

/** Where "the last days" can fairly begin: at the peak, at the end of the note's own bounce, at the week's first day. */
const BREAKS = [
  { day: "2024-07-16", why: "the peak" },
  { day: "2024-07-18", why: "the end of the bounce" },
  { day: "2024-07-19", why: "the week before" },
] as const;

interface Subject {
  readonly name: string;
  /** Return, or lead, over a window. */
  measure(closes: IndexCloses, window: DateWindow | null): number;
}

const SUBJECTS: readonly Subject[] = [
  ...SMALL.map((leg) => ({
    name: leg.name,
    measure: (closes: IndexCloses, window: DateWindow | null) => legReturn(closes, leg, window),
  })),
  ...CONVENTIONS.map(({ name, ...legs }) => ({
    name: `lead of small caps (${name})`,
    measure: (closes: IndexCloses, window: DateWindow | null) => leadOver(closes, legs, window),
  })),
];

/** How a subject did before and after a day, a session at a time, and how much of its gain was left. */
interface Pace {
  readonly before: number;
  readonly after: number;
  readonly sessions: number;
  readonly retained: number;
}

function paceAround(closes: IndexCloses, { measure }: Subject, day: string): Pace | null {
  const { before: start } = CPI_DAY;
  const note = COMMENTARY.asOf;
  const [from, middle, to] = [start, day, note].map((one) => closes.days.indexOf(one)) as [
    number,
    number,
    number,
  ];
  const [first, last, whole] = [
    measure(closes, fixedWindow(closes, start, day)),
    measure(closes, fixedWindow(closes, day, note)),
    measure(closes, fixedWindow(closes, start, note)),
  ];
  if ([first, last, whole].some(Number.isNaN)) return null;
  const sessions = to - middle;
  return { before: first / (middle - from), after: last / sessions, sessions, retained: whole / first };
}

function readings(closes: IndexCloses): readonly Estimate[] {
  return BREAKS.flatMap(({ day, why }) =>
    SUBJECTS.flatMap((subject): Estimate[] => {
      const pace = paceAround(closes, subject, day);
      if (pace === null) return [];
      const value = pace.after - pace.before;
      const shared = { from: day, to: COMMENTARY.asOf, n: pace.sessions };
      return [
        {
          definition: `${subject.name}: change of the daily pace after ${why}`,
          value,
          unit: "points",
          ...shared,
          fits: value < 0,
          digits: 2,
          choices: { series: subject.name, base: why, measure: "change of the daily pace" },
        },
        {
          definition: `${subject.name}: share of the gain to ${why} that was left (fits below one)`,
          value: pace.retained,
          unit: "decimal",
          ...shared,
          fits: pace.retained < 1,
          comparison: true,
          choices: { series: subject.name, base: why, measure: "share of the gain that was left" },
        },
      ];
    }),
  );
}

function evaluate(store: Store): Evaluation {
  const closes = indexCloses(store);
  const estimates = readings(closes);
  const own = estimates.filter(({ comparison }) => !comparison);
  if (own.length === 0) {
    return untestable(
      "The data lack closes of the Russell 2000 from 10 to 24 July 2024",
      "those closes would settle it",
    );
  }
  const [first] = SUBJECTS as readonly [Subject];
  const peak = paceAround(closes, first, BREAKS[0].day);
  const slower = shareText(own.filter(({ fits }) => fits).length, own.length);
  return {
    verdict: verdictOf(estimates),
    reason: sentence(
      `the daily pace was lower in ${slower} readings: after the peak, after the bounce or after the week before`,
    ),
    detail: sentences([
      ...(peak === null
        ? []
        : [
            `in price, the Russell 2000 moved ${pointsText(peak.before, 2)} a day to the peak of ${dayText(BREAKS[0].day)} and ${pointsText(peak.after, 2)} a day from then to the note`,
            `${percentText(peak.retained, 0)} of the gain to the peak was left`,
          ]),
    ]),
    estimates,
  };
}

/** In the last days before the note the rally is said to have lost some of its wind. */
export const fading: Claim = {
  id: "fading",
  topic: "What followed",
  statement: "In the last days before the note the rally lost a little of its force",
  stated: "lost a little",
  passages: [{ words: ["wind", "sails"] }],
  target: BELOW_ZERO,
  asOf: COMMENTARY.asOf,
  kind: "sign",
  tables: ["index-daily", "index-monthly"],
  notebook: "06-what-followed",
  rule: "A reading fits when the return per session from the break to the close of 24 July is below that from the close of 10 July to the break; breaks are the peak (16 July), the end of the note's bounce (18 July) and the week before (19 July), for the Russell 2000 and for its lead over large caps; the share of the gain that was left is shown but does not decide the verdict",
  evaluate,
};
