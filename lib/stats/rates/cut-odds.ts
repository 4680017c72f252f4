import { requireDay } from "../series/calendar-day.js";
import {
  NUMBER_CHECKED_LATER,
  OBJECT,
  type OptionRules,
  required,
  requireOption,
  requireOptions,
  SERIES,
  TEXT,
} from "../series/options.js";
import { MEETING_DAY, type MeetingDay } from "./meeting-month.js";
import {
  cutProbability,
  jointMoves,
  MOVE_OPTIONS,
  type PolicyMoveOptions,
  policyMoves,
} from "./policy-moves.js";
import { policyPath } from "./policy-path.js";

/**
 * What is taken as known around a meeting, when earlier meetings have no contract of their own.
 * - `later-anchor`: the month without a meeting after it gives the rate after; the meeting's own contract then gives the rate before, and with it what
 *   is priced for the earlier meetings. CME Group's way where the month before has a meeting or no contract.
 * - `no-earlier-move`: nothing changes at the earlier meetings; the meeting's own contract then gives the rate after.
 * - `both-ends`: nothing changes at the earlier meetings, and the later month gives the rate after; the meeting's own contract is not used.
 */
export type CutOddsAnchor = "later-anchor" | "no-earlier-move" | "both-ends";

/** Odds of a cut at one meeting, and by then, under one choice of anchors. Rates are decimals, odds 0 to 1. */
export interface CutOdds {
  readonly anchor: CutOddsAnchor;
  /** Rate just before and just after the meeting. */
  readonly before: number;
  readonly after: number;
  /** Odds of a cut at the meeting itself. */
  readonly atMeeting: number;
  /** Odds of a cut at the earlier meetings together: 0 where none is assumed. */
  readonly earlier: number;
  /** Odds that the rate is lower after the meeting than today: earlier meetings and this one as independent steps (FedWatch's conditional view). */
  readonly byMeeting: number;
  /** The same from the total change in one step (FedWatch's aggregated view). */
  readonly aggregated: number;
}

/** What the odds are worked out from. */
export interface CutOddsOptions extends PolicyMoveOptions {
  /** Last day of the meeting. */
  readonly meeting: string;
  /** Last days of later meetings as far as the contracts reach, so that months without one can be told. */
  readonly laterMeetings: readonly string[];
  /** The effective federal funds rate today, decimal. */
  readonly start: number;
  /** Default `before`. */
  readonly meetingDay?: MeetingDay;
}

const OPTIONS: OptionRules<CutOddsOptions> = {
  ...MOVE_OPTIONS,
  meeting: required(TEXT),
  laterMeetings: required(SERIES),
  start: required(NUMBER_CHECKED_LATER),
  meetingDay: MEETING_DAY,
};

const ANCHORS: readonly CutOddsAnchor[] = ["later-anchor", "no-earlier-move", "both-ends"];

/**
 * Odds of a cut at a meeting from federal funds futures, when today's rate and contracts from the meeting's month on are known but months before it
 * are not: the share of earlier meetings cannot be read off, so the odds are given under each fair choice of anchors. Between them they bound it:
 * `later-anchor` solves for the earlier meetings, the other two allow them nothing.
 * @param prices closing price as quoted by delivery month, `YYYY-MM`, from the meeting's month on
 * @returns one row an anchor, in the order of the type; NaN where a contract is missing
 * @throws RangeError when the meetings do not ascend, a day or month is not in the calendar, or an option is out of range or unknown.
 * @example cutOdds({ "2024-09": 94.79, "2024-10": 94.94 }, { meeting: "2024-09-18", laterMeetings: ["2024-11-07"], start: 0.0533 })[1].after // => 0.0503
 */
export function cutOdds(prices: Readonly<Record<string, number>>, options: CutOddsOptions): CutOdds[] {
  requireOption(prices, "prices", "cutOdds", OBJECT);
  const {
    meeting,
    laterMeetings,
    start,
    meetingDay = "before",
    ...moves
  } = requireOptions(options, "cutOdds", OPTIONS);
  requireDay(meeting, "cutOdds");
  const month = meeting.slice(0, 7);
  const path = { meetings: [meeting, ...laterMeetings], meetingDay };
  const own = Object.fromEntries(Object.entries(prices).filter(([one]) => one === month));
  const later = Object.fromEntries(Object.entries(prices).filter(([one]) => one > month));
  const solved = {
    "later-anchor": () => policyPath({ ...own, ...later }, path),
    "no-earlier-move": () => policyPath(own, { ...path, start }),
    "both-ends": () => policyPath(later, { ...path, start }),
  };
  return ANCHORS.map((anchor) => {
    const { before, after } = solved[anchor]()[0] as { before: number; after: number };
    const [earlier, at] = [policyMoves(before - start, moves), policyMoves(after - before, moves)];
    return {
      anchor,
      before,
      after,
      atMeeting: cutProbability(at),
      earlier: cutProbability(earlier),
      byMeeting: cutProbability(jointMoves([earlier, at])),
      aggregated: cutProbability(policyMoves(after - start, moves)),
    };
  });
}
