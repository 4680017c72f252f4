import {
  type ConsistencyFinding,
  chained,
  dayText,
  exactly,
  findingFrom,
  leftOver,
  listed,
  overlap,
  percentText,
  type Range,
  type Store,
  spanText,
  statedRange,
} from "claimbook/book";
import { COMMENTARY } from "../commentary.js";
import { CPI_DAY } from "../evidence/cpi-window.js";
import { fixedWindow, type IndexCloses, indexCloses } from "../evidence/index-closes.js";
import { LARGE, type Leg, legReturn, SMALL } from "../evidence/index-readings.js";
import { type MonthPair, monthPairs } from "../evidence/july-pairs.js";
import { conventionFinding } from "./consistency-conventions.js";

/** Closes at which the note's windows begin and end. */
const AT = {
  june: "2024-06-28",
  bounce: "2024-07-18",
  week: "2024-07-19",
  note: COMMENTARY.asOf,
  ...CPI_DAY,
};

/** The note was published on this day. */
const PUBLISHED = "2024-07-28";

/** What the note states, before rounding; "over 7%" rounds down to 7, "flat" is read as within one point. */
const STATED = {
  july: statedRange(0.09, { digits: 0 }),
  since: { low: 0.07, high: 0.08 },
  sinceLarge: statedRange(-0.03, { digits: 0 }),
  cpiDay: statedRange(0.036, { digits: 1 }),
  bounce: statedRange(0.07, { digits: 0 }),
  week: statedRange(0.005, { digits: 1 }),
  flat: { low: -0.01, high: 0.01 },
} as const;

const rangeText = ({ low, high }: Range, digits = 1) =>
  `${percentText(low, digits)} to ${percentText(high, digits)}`;

/** What the indices did over a stretch that the stated figures leave open. */
function measured(closes: IndexCloses, legs: readonly Leg[], [from, to]: readonly [string, string]) {
  const window = fixedWindow(closes, from, to);
  return legs
    .map((leg) => ({ name: leg.name.replace("Russell 2000 ", ""), value: legReturn(closes, leg, window) }))
    .filter(({ value }) => !Number.isNaN(value));
}

interface Stretch {
  readonly id: string;
  readonly claims: readonly string[];
  readonly statement: string;
  /** The stated figures in words: "9% over 7%". */
  readonly figures: string;
  /** What they leave for the stretch. */
  readonly left: Range;
  readonly legs: readonly Leg[];
  readonly between: readonly [from: string, to: string];
}

/** Two stated figures leave a range for the stretch that only one of them covers; the index was there or it was not. */
function stretchFinding(closes: IndexCloses, stretch: Stretch): ConsistencyFinding[] {
  const { id, claims, statement, figures, left, legs, between } = stretch;
  const real = measured(closes, legs, between);
  if (real.length === 0) return [];
  const inside = real.filter(({ value }) => overlap(exactly(value), left));
  const what = listed(real.map(({ name, value }) => `${percentText(value, 1)} (${name})`));
  const verdict =
    inside.length === 0
      ? "outside that range"
      : inside.length === real.length
        ? "inside that range"
        : `inside that range by the ${listed(inside.map(({ name }) => name))} only`;
  const finding = {
    id,
    claims,
    statement,
    holds: inside.length > 0,
    arithmetic: `${figures} leave ${rangeText(left)} for ${spanText(...between)}. Measured there: ${what}, ${verdict}.`,
  };
  return [
    findingFrom(
      finding,
      real.map(({ value }) => value),
    ),
  ];
}

/** Is there one close of July, before the note was published, at which both of its monthly figures are right? */
function pairFinding(closes: IndexCloses): ConsistencyFinding {
  const window = fixedWindow(closes, AT.june, AT.note);
  const pairs = (window === null ? [] : monthPairs(closes, window)).filter(({ to }) => to < PUBLISHED);
  const both = pairs.filter(({ smallFits, largeFits }) => smallFits && largeFits);
  const spread = (values: readonly number[]) => {
    const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => percentText(value, 1));
    return low === high ? low : `${low} to ${high}`;
  };
  const on = (some: readonly MonthPair[]) => {
    const days = [...new Set(some.map(({ to }) => to))].map((day) => dayText(day, { year: false }));
    return `${listed(days)}, when large caps returned ${spread(some.map(({ large }) => large))}`;
  };
  const own = pairs.filter(({ to }) => to === AT.note);
  const nine = pairs.filter(({ smallFits }) => smallFits);
  const last = dayText(pairs.at(-1)?.to ?? AT.note);
  const search =
    both.length > 0
      ? `Of the closes to ${last}, only these give both: ${both.map(({ to, convention }) => `${dayText(to, { year: false })} (${convention})`).join("; ")}.`
      : `No close of the month to ${last} fits both.${nine.length > 0 ? ` Small caps' return rounds to 9% on ${on(nine)}.` : ""}`;
  const finding = {
    id: "july-pair",
    claims: ["july-small", "july-large"],
    statement: "One close of July gives both 9% for small caps and a change within one point for large caps",
    holds: both.length > 0,
    arithmetic: `At the note's own close small caps had returned ${spread(own.map(({ small }) => small))} and large caps ${spread(own.map(({ large }) => large))}. ${search}`,
  };
  return findingFrom(
    finding,
    pairs.map(({ small }) => small),
  );
}

/** Do the note's pieces of July add up to its figure for the month? */
function piecesFinding(closes: IndexCloses): ConsistencyFinding {
  const day = measured(closes, SMALL, [AT.bounce, AT.week]);
  const sums = measured(closes, SMALL, [AT.june, AT.before]).flatMap(({ name, value }) => {
    const own = day.find((other) => other.name === name);
    if (own === undefined) return [];
    const range = chained([exactly(value), STATED.bounce, exactly(own.value), STATED.week]);
    return {
      name,
      range,
      measured: `${percentText(value, 1)} to 10 July and ${percentText(own.value, 1)} on 19 July`,
    };
  });
  const finding = {
    id: "july-pieces",
    claims: ["july-small", "bounce", "week-to-date"],
    statement: "The note's own figures for parts of July add up to the 9% that it states for the month",
    holds: sums.some(({ range }) => overlap(range, STATED.july)),
    arithmetic: [
      "The note states 7% to 18 July and 0.5% in the week to 24 July; the days between are measured.",
      ...sums.map(
        ({ name, range, measured: own }) => `With ${own} (${name}), the parts make ${rangeText(range)}.`,
      ),
      `The stated 9% stands for ${rangeText(STATED.july)}.`,
    ].join(" "),
  };
  return findingFrom(
    finding,
    day.map(({ value }) => value),
  );
}

/**
 * Checks between claims of the commentary that may not hold together, on the closes that it was written with. They ask whether
 * the stated figures, with what rounding leaves open, can be true at once.
 * @returns one finding a check; none before the note's own close
 */
export function consistencyFindings(store: Store): readonly ConsistencyFinding[] {
  const closes = indexCloses(store);
  if (fixedWindow(closes, AT.june, AT.note) === null) return [];
  const stretches: readonly Stretch[] = [
    {
      id: "july-before-cpi",
      claims: ["july-small", "since-cpi-small"],
      statement: "Small caps' 9% in July and their over 7% since 11 July agree about the days before",
      figures: "9% in July and over 7% (rounding down to 7) since 11 July",
      left: leftOver(STATED.july, STATED.since),
      legs: SMALL,
      between: [AT.june, AT.before],
    },
    {
      id: "large-before-cpi",
      claims: ["july-large", "since-cpi-large"],
      statement: "Large caps' flat July and their 3% loss since 11 July agree about the days before",
      figures: "A flat July (within one point) and \u22123% since 11 July",
      left: leftOver(STATED.flat, STATED.sinceLarge),
      legs: LARGE,
      between: [AT.june, AT.before],
    },
    {
      id: "bounce-holds-cpi-day",
      claims: ["cpi-day", "bounce"],
      statement: "The 7% of 11 to 18 July leaves room for the 3.6% of 11 July",
      figures: "7% to 18 July and 3.6% on its first day",
      left: leftOver(STATED.bounce, STATED.cpiDay),
      legs: SMALL,
      between: [AT.day, AT.bounce],
    },
    {
      id: "since-cpi-pieces",
      claims: ["since-cpi-small", "bounce", "week-to-date"],
      statement: "Over 7% since 11 July agrees with 7% to the 18th and 0.5% in the week to the 24th",
      figures: "Over 7% since 11 July, 7% to the 18th and 0.5% in the week",
      left: leftOver(STATED.since, chained([STATED.bounce, STATED.week])),
      legs: SMALL,
      between: [AT.bounce, AT.week],
    },
  ];
  return [
    pairFinding(closes),
    piecesFinding(closes),
    ...stretches.flatMap((stretch) => stretchFinding(closes, stretch)),
    conventionFinding(store),
  ];
}
