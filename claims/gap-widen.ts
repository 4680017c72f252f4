import {
  ABOVE_ZERO,
  type Claim,
  closeOf,
  dayText,
  type Estimate,
  type Evaluation,
  listed,
  percentText,
  placeText,
  type Store,
  sentence,
  sentences,
  shareText,
  untestable,
  verdictOf,
  wholeText,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { fixedWindow, indexCloses } from "./evidence/index-closes.js";
import { CONVENTIONS, leadOver, pairChoices } from "./evidence/index-readings.js";
import { JULY, type JulyLead, julyLeads } from "./evidence/july-lead.js";
import { LAST_SESSIONS, lastWeeks } from "./evidence/last-weeks.js";
import { monthRank } from "./evidence/month-rank.js";
import { publishedFigure } from "./evidence/published.js";
import { indexPairs } from "./evidence/size-pairs.js";

/** A lead that small caps hold in one month in ten or so: three points. */
const CLEAR_LEAD = 0.03;
/** First month of the ranking. */
const SINCE = "1987-01";

const pointsText = (value: number) => percentText(value, 1).replace("%", "");
const wider = (change: number) => change > 0;

/** The readings that decide: the month's lead at its end against the note's day, and the week by itself. */
function weekReadings(store: Store, leads: readonly JulyLead[]): Estimate[] {
  const closes = indexCloses(store);
  const week = fixedWindow(closes, JULY.note, JULY.end);
  return CONVENTIONS.flatMap(({ name, ...legs }) => {
    const leadAt = (day: string) =>
      leads.find(({ to, convention }) => to === day && convention === name)?.lead ?? Number.NaN;
    const changes = [
      ["change of July's lead", leadAt(JULY.end) - leadAt(JULY.note)],
      ["small minus large caps over the week", leadOver(closes, legs, week)],
    ] as const;
    return changes.flatMap(([measure, value]) =>
      Number.isNaN(value)
        ? []
        : {
            definition: `${measure} (${name})`,
            value,
            unit: "points",
            from: JULY.note,
            to: JULY.end,
            n: LAST_SESSIONS,
            fits: wider(value),
            choices: { measure, ...pairChoices(legs) },
          },
    );
  });
}

/** How often the last week of a month with a clear lead widened it: what "may" is worth. */
function usualReadings(store: Store): Estimate[] {
  const earlier = lastWeeks(store).filter(({ month }) => month < JULY.month);
  const led = earlier.filter(({ before }) => before >= CLEAR_LEAD);
  const [first, last] = [earlier[0], earlier.at(-1)];
  if (first === undefined || last === undefined || led.length === 0) return [];
  const value = led.filter(({ change }) => wider(change)).length / led.length;
  return [
    {
      definition: `share of months with a lead of ${pointsText(CLEAR_LEAD)} points or more and ${LAST_SESSIONS} sessions to go in which it widened (fits above half)`,
      value,
      unit: "decimal",
      from: first.month,
      to: last.month,
      n: led.length,
      fits: value > 0.5,
      comparison: true,
      choices: { measure: "how often such a lead widens" },
    },
  ];
}

/** What another manager published for the whole month. */
function publishedReadings(store: Store, leads: readonly JulyLead[]): Estimate[] {
  const figure = publishedFigure(store, "rmb-2024-08-spread");
  const note = leads.find(({ to }) => to === JULY.note);
  if (figure === undefined || note === undefined) return [];
  const { value, date, publisher } = figure;
  return [
    {
      definition: `July's lead as published by ${publisher} (fits above that of the note's day)`,
      value,
      unit: "points",
      from: JULY.base,
      to: date,
      n: 1,
      fits: wider(value - note.lead),
      comparison: true,
      choices: { measure: `July's lead as published by ${publisher}` },
    },
  ];
}

/** Rank of July among all months up to it: as it stood on the note's day, and at its end. It fits where the month has moved up, or leads already. */
function rankReadings(store: Store, leads: readonly JulyLead[]): Estimate[] {
  const pairs = indexPairs(store);
  return CONVENTIONS.flatMap(({ name, large }, at) => {
    const pair = pairs[at];
    const own = leads.filter(
      ({ convention, to }) => convention === name && (to === JULY.note || to === JULY.end),
    );
    if (pair === undefined || pair.months.length === 0) return [];
    const ranks = own.map(({ to, lead }) => ({
      to,
      ...monthRank(pair, lead, { month: JULY.month, since: SINCE }),
    }));
    return ranks.map(({ to, rank, of, first }, k): Estimate => {
      return {
        definition: `rank of the month's lead to ${dayText(to, { year: false })} among months (${name})`,
        value: rank,
        unit: "rank",
        from: first,
        to,
        n: of,
        fits: rank < (ranks[k - 1]?.rank ?? 2),
        comparison: true,
        choices: {
          measure: `rank of the month's lead to ${dayText(to, { year: false })}`,
          ...pairChoices({ large }),
        },
      };
    });
  });
}

/** How often a clear lead went on to widen, as clauses; none where no earlier month had one. */
const oddsClauses = (usual: readonly Estimate[]): string[] =>
  usual.map(
    ({ value, n }) =>
      `with ${LAST_SESSIONS} sessions to go, a lead of ${pointsText(CLEAR_LEAD)} points or more widened in ${Math.round(value * n)} of ${n} earlier months`,
  );

function evaluate(store: Store): Evaluation {
  const leads = julyLeads(store);
  const own = weekReadings(store, leads);
  if (own.length === 0) {
    return untestable(
      "The data lack closes of July 2024",
      `those of ${dayText(JULY.note)} and ${dayText(JULY.end)} would settle it`,
    );
  }
  const ranks = rankReadings(store, leads);
  const usual = usualReadings(store);
  const estimates = [...own, ...ranks, ...publishedReadings(store, leads), ...usual];
  return { verdict: verdictOf(estimates), ...reasonOf(own, leads, { ranks, usual }), estimates };
}

/** The month's lead so far, and how often such a lead widened. */
function soFar(store: Store): Omit<Evaluation, "verdict"> {
  const leads = julyLeads(store);
  const usual = usualReadings(store);
  const last = leads.at(-1)?.to;
  const known = leads.filter(({ to }) => to === last);
  const figures = known.map(({ lead, convention }) => `${pointsText(lead)} points (${convention})`);
  const [first] = known;
  const reason = first
    ? `small caps' lead in July so far was ${pointsText(first.lead)} points`
    : '"may" states no odds';
  const detail = sentences([
    ...(last === undefined ? [] : [`by the close of ${dayText(last)} small caps led by ${listed(figures)}`]),
    ...oddsClauses(usual),
    ...(first ? ['"may" states no odds'] : []),
  ]);
  return { reason, ...(detail && { detail }), estimates: [...rankReadings(store, leads), ...usual] };
}

function reasonOf(
  own: readonly Estimate[],
  leads: readonly JulyLead[],
  { ranks, usual }: { readonly ranks: readonly Estimate[]; readonly usual: readonly Estimate[] },
): Pick<Evaluation, "reason" | "detail"> {
  const at = (day: string) => leads.filter(({ to }) => to === day);
  const moves = at(JULY.note).flatMap(({ convention, lead }) => {
    const end = at(JULY.end).find((other) => other.convention === convention);
    return end ? [{ convention, text: `from ${pointsText(lead)} to ${pointsText(end.lead)} points` }] : [];
  });
  const widened = shareText(own.filter(({ fits }) => fits).length, own.length);
  const [start, end] = ranks;
  const months = start && end ? `${wholeText(end.n)} months since ${end.from.slice(0, 4)}` : "";
  return {
    reason: sentence(
      `from 24 to 31 July small caps' lead went ${moves[0]?.text}; it widened in ${widened} readings`,
    ),
    detail: sentences([
      `by convention, the lead went ${moves.map(({ convention, text }) => `${text} (${convention})`).join("; ")}`,
      ...(start && end
        ? [
            `in price returns, July moved from the ${placeText(start.value, "largest")} to the ${placeText(end.value, "largest")} of ${months}`,
          ]
        : []),
      `"may" is a weak word: no outcome could have refuted it`,
      ...oddsClauses(usual),
    ]),
  };
}

/** Small caps' lead in July could, the note says, still grow in the month's last week. */
export const gapWiden: Claim = {
  id: "gap-widen",
  topic: "What followed",
  statement: "Small caps' lead over large caps in July 2024 may widen further in the month's last week",
  stated: "may widen",
  passages: [{ words: ["widen", "difference"] }],
  target: ABOVE_ZERO,
  asOf: COMMENTARY.asOf,
  kind: "forecast",
  tables: ["index-daily", "index-monthly", "size-gap-daily", "published-figures"],
  notebook: "06-what-followed",
  rule: 'A reading fits when small caps are further ahead at the close of 31 July than at that of 24 July; "may" is judged as if it were "will", so a failure would not refute it; before 31 July it is pending; the month\'s rank and how often such a lead widens are shown but do not decide the verdict',
  due: () => closeOf(JULY.end),
  soFar,
  evaluate,
};
