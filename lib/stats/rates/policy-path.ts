import { requireDay, requireMonth } from "../series/calendar-day.js";
import {
  NUMBER_CHECKED_LATER,
  OBJECT,
  type OptionRules,
  oneOf,
  required,
  requireOption,
  requireOptions,
  SERIES,
} from "../series/options.js";
import { daysInMonth, impliedRate, MEETING_DAY, type MeetingDay, meetingMonth } from "./meeting-month.js";

/** What one meeting is expected to change. Rates are decimals; NaN where the contracts do not tell. */
export interface PolicyMeeting {
  /** Last day of the meeting. */
  readonly meeting: string;
  readonly before: number;
  readonly after: number;
  /** after - before. */
  readonly change: number;
}

/** What the path is worked out from. */
export interface PolicyPathOptions {
  /** Last days of the meetings, ascending: every one from the first month with a contract to the last. */
  readonly meetings: readonly string[];
  /** The rate before the first meeting, as a decimal (the effective federal funds rate today), where it is to be taken as known. */
  readonly start?: number;
  /** Default `before`. */
  readonly meetingDay?: MeetingDay;
  /**
   * Which side a rate between two meetings is worked out from when either would do: `forward`, from the month of the meeting before it (as
   * CME Group's worksheets), or `backward`, from the month of the meeting after it (as pyfedwatch,
   * which also counts the meeting's last day to the new rate: add `meetingDay: "after"`). Default `forward`.
   */
  readonly prefer?: "forward" | "backward";
}

const OPTIONS: OptionRules<PolicyPathOptions> = {
  meetings: required(SERIES),
  start: NUMBER_CHECKED_LATER,
  meetingDay: MEETING_DAY,
  prefer: oneOf("forward", "backward"),
};

/**
 * The path of the policy rate that federal funds futures imply, by CME Group's FedWatch method. A month without a meeting is an anchor: its contract
 * is the rate between the meetings around it. From the anchors the path goes on through the months with meetings, whose average is
 * (n before + m after) / (n + m), with one of the two known. Contracts that are not needed are not used.
 * @param prices closing price as quoted (100 less the rate in percent) by delivery month, `YYYY-MM`
 * @returns one row a meeting, in order
 * @throws RangeError when there is no meeting, meetings do not ascend, a day or month is not in the calendar, or an option is unknown.
 * @example policyPath({ "2022-09": 97.4475, "2022-10": 96.94 }, { meetings: ["2022-09-21"], meetingDay: "after" })[0].before // => 0.02298750
 */
export function policyPath(
  prices: Readonly<Record<string, number>>,
  options: PolicyPathOptions,
): PolicyMeeting[] {
  requireOption(prices, "prices", "policyPath", OBJECT);
  const {
    meetings,
    start,
    meetingDay = "before",
    prefer = "forward",
  } = requireOptions(options, "policyPath", OPTIONS);
  for (const month of Object.keys(prices)) requireMonth(month, "policyPath");
  for (const meeting of meetings) requireDay(meeting, "policyPath");
  if (meetings.length === 0) throw new RangeError("policyPath requires at least one meeting (got 0)");
  const unordered = meetings.findIndex((meeting, k) => k > 0 && meeting <= (meetings[k - 1] as string));
  if (unordered > 0) {
    throw new RangeError(
      `policyPath requires meetings in ascending order (got ${meetings[unordered]} too late)`,
    );
  }
  // rates[k] holds after k meetings.
  const rates = new Float64Array(meetings.length + 1).fill(Number.NaN);
  const equations = Object.entries(prices)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, price]) => ({
      average: impliedRate(price),
      days: daysAtRates(month, { meetings, meetingDay }),
    }));

  if (start !== undefined) rates[0] = start;
  for (const { average, days } of equations) {
    // Of several months at one rate the first counts, the nearest to the meeting.
    if (days.size === 1) for (const k of days.keys()) if (Number.isNaN(rates[k])) rates[k] = average;
  }
  const solve = (k: number, other: number) => {
    if (!Number.isNaN(rates[k])) return;
    for (const { average, days } of equations) {
      if (
        !(days.has(k) && days.has(other)) ||
        [...days.keys()].some((j) => j !== k && Number.isNaN(rates[j]))
      )
        continue;
      let total = 0;
      let known = 0;
      for (const [j, count] of days) {
        total += count;
        if (j !== k) known += count * (rates[j] as number);
      }
      rates[k] = (average * total - known) / (days.get(k) as number);
    }
  };
  const forward = () => meetings.forEach((_, k) => void solve(k + 1, k));
  const backward = () => meetings.forEach((_, k) => void solve(meetings.length - 1 - k, meetings.length - k));
  for (const sweep of prefer === "forward" ? [forward, backward] : [backward, forward]) sweep();

  return meetings.map((meeting, k) => {
    const [before, after] = [rates[k] as number, rates[k + 1] as number];
    return { meeting, before, after, change: after - before };
  });
}

/** The days of a month at each rate, by how many of the meetings lie before them. */
function daysAtRates(
  month: string,
  { meetings, meetingDay }: { readonly meetings: readonly string[]; readonly meetingDay: MeetingDay },
): Map<number, number> {
  let held = meetings.filter((meeting) => meeting.slice(0, 7) < month).length;
  let from = 0;
  const days = new Map<number, number>();
  for (const meeting of meetings.filter((one) => one.startsWith(month))) {
    const { before } = meetingMonth(meeting, { meetingDay });
    if (before > from) days.set(held, before - from);
    held += 1;
    from = before;
  }
  const rest = daysInMonth(month) - from;
  if (rest > 0) days.set(held, rest);
  return days;
}
