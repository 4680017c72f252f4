import type { Store } from "claimbook/book";
import {
  type CutOdds,
  cutOdds,
  type MeetingDay,
  numbers,
  periods,
  positionAtOrBefore,
} from "claimbook/stats";

const MEETING = "2024-09-18";

/** The odds of a cut in September 2024, on one day by one method. */
export interface SeptemberOdds {
  /** Trade date, or the day of the quotation. */
  readonly date: string;
  /** How the odds were worked out, in words. */
  readonly method: string;
  /** 0 to 1. */
  readonly probability: number;
  /** Worked out by others: a tracker, or a quotation of one. */
  readonly published: boolean;
}

/** What "the odds of a September cut" can mean, given contracts from September on. */
const METHODS: readonly {
  readonly name: string;
  readonly anchor: CutOdds["anchor"];
  readonly odds: (row: CutOdds) => number;
  /** The October contract alone does not depend on the meeting's day. */
  readonly days: readonly MeetingDay[];
}[] = [
  {
    name: "one step by the September contract",
    anchor: "no-earlier-move",
    odds: ({ atMeeting }) => atMeeting,
    days: ["before", "after"],
  },
  {
    name: "one step by the October contract",
    anchor: "both-ends",
    odds: ({ atMeeting }) => atMeeting,
    days: ["before"],
  },
  {
    name: "two steps to a cut in September itself",
    anchor: "later-anchor",
    odds: ({ atMeeting }) => atMeeting,
    days: ["before", "after"],
  },
  {
    name: "two steps to a cut in July or September",
    anchor: "later-anchor",
    odds: ({ byMeeting }) => byMeeting,
    days: ["before", "after"],
  },
];

const DAY_AT: Readonly<Record<MeetingDay, string>> = {
  before: "meeting day at the old rate",
  after: "meeting day at the new rate",
};

const TRACKERS: Readonly<Record<string, string>> = {
  "atlanta-fed-market-probability-tracker":
    "Atlanta Fed tracker (options on the three months after the meeting)",
  "cme-fedwatch-as-quoted-by-cnbc": "CME FedWatch as quoted by CNBC",
};

/**
 * The odds of a cut in September 2024 on every trade date that the store shows: from federal funds futures under each fair method,
 * with the meeting's day at the old rate or at the new one, and as trackers published them; by date.
 */
export function septemberOdds(store: Store): readonly SeptemberOdds[] {
  const meetings = periods(store.read("fomc-meetings"), "date").filter((day) => day > MEETING);
  const rates = store.read("rates-daily");
  const [rateDays, effective] = [periods(rates, "date"), numbers(rates, "effr")];
  // The effective rate of a day is published on the next one: the last one known is the rate today.
  const known = [...rateDays.keys()].filter((at) => !Number.isNaN(effective[at]));
  const knownDays = known.map((row) => rateDays[row] as string);
  const start = (day: string) => effective[known[positionAtOrBefore(knownDays, day)] as number] ?? Number.NaN;
  const futures = store.read("fed-funds-futures");
  const [tradeDays, contracts, closes] = [
    periods(futures, "date"),
    periods(futures, "contract"),
    numbers(futures, "close"),
  ];
  const pricesOf = new Map<string, Record<string, number>>();
  tradeDays.forEach((day, row) => {
    const prices = pricesOf.get(day) ?? {};
    prices[contracts[row] as string] = closes[row] as number;
    pricesOf.set(day, prices);
  });
  const computed = [...pricesOf].flatMap(([date, prices]) => {
    const solve = (meetingDay: MeetingDay) =>
      cutOdds(prices, { meeting: MEETING, laterMeetings: meetings, start: start(date), meetingDay });
    const solved = { before: solve("before"), after: solve("after") };
    return METHODS.flatMap(({ name, anchor, odds, days }) =>
      days.map((day) => ({
        date,
        method: days.length === 1 ? name : `${name} (${DAY_AT[day]})`,
        probability: odds(solved[day].find((row) => row.anchor === anchor) as CutOdds),
        published: false,
      })),
    );
  });
  const tracked = (
    store.read("september-cut-probability").objects() as {
      date: string;
      source: string;
      probability: number;
    }[]
  ).map(({ date, source, probability }) => ({
    date,
    method: TRACKERS[source] ?? source,
    probability,
    published: true,
  }));
  return [...computed, ...tracked]
    .filter(({ probability }) => !Number.isNaN(probability))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
