import { describe, expect, test } from "vitest";
import { type CutOdds, cutOdds } from "../../../lib/stats/rates/cut-odds.js";
import type { MeetingDay } from "../../../lib/stats/rates/meeting-month.js";
import { periods } from "../../../lib/stats/series/column.js";
import { openStore } from "../../../lib/store/open-store.js";

const options = { meeting: "2024-09-18", laterMeetings: ["2024-11-07"], start: 0.0533 } as const;
const tenths = (value: number) => Math.round(value * 1000) / 1000;

test("10 July 2024 by hand: September 94.755, October 94.865, today 5.33%", () => {
  const odds = cutOdds(Object.freeze({ "2024-09": 94.755, "2024-10": 94.865 }), options);
  // Before: (30 * 5.245 - 12 * 5.135) / 18 = 5.31833. After without a July move: (30 * 5.245 - 18 * 5.33) / 12 = 5.1175.
  expect(
    odds.map(({ anchor, before, after }) => [anchor, tenths(before * 100), tenths(after * 100)]),
  ).toEqual([
    ["later-anchor", 5.318, 5.135],
    ["no-earlier-move", 5.33, 5.118],
    ["both-ends", 5.33, 5.135],
  ]);
  // In steps of 25: 18.333, 21.25 and 19.5 at the meeting, 1.1667 in July under the first.
  expect(odds.map(({ atMeeting }) => tenths(atMeeting))).toEqual([0.733, 0.85, 0.78]);
  expect(odds.map(({ earlier }) => tenths(earlier))).toEqual([0.047, 0, 0]);
  // 1 - (1 - 0.0467) (1 - 0.7333) = 0.7458
  expect(odds.map(({ byMeeting }) => tenths(byMeeting))).toEqual([0.746, 0.85, 0.78]);
  expect(odds.map(({ aggregated }) => tenths(aggregated))).toEqual([0.78, 0.85, 0.78]);
});

test("16 July 2024 by hand: more than one cut is priced, the odds of a cut are one", () => {
  const odds = cutOdds({ "2024-09": 94.79, "2024-10": 94.94 }, options);
  expect(odds.map(({ atMeeting }) => atMeeting)).toEqual([1, 1, 1]);
  expect(odds.map(({ after }) => tenths(after * 100))).toEqual([5.06, 5.03, 5.06]);
});

test("with the meeting's day counted after the change", () => {
  const [, second] = cutOdds({ "2024-09": 94.755, "2024-10": 94.865 }, { ...options, meetingDay: "after" });
  // (30 * 5.245 - 17 * 5.33) / 13
  expect(tenths((second?.after as number) * 100)).toBe(tenths((30 * 5.245 - 17 * 5.33) / 13));
});

test("a cut in July that is certain leaves September's odds to September", () => {
  // 5.08% from August on and nothing in September.
  const [first] = cutOdds({ "2024-09": 94.92, "2024-10": 94.92 }, options);
  expect(
    [first?.earlier, first?.atMeeting, first?.byMeeting, first?.aggregated].map((x) => tenths(x as number)),
  ).toEqual([1, 0, 1, 1]);
});

test("a hike priced in July offsets a cut in September", () => {
  // Before 5.58%, after 5.33%: one up, one down.
  const september = 100 - (18 * 5.58 + 12 * 5.33) / 30;
  const [first] = cutOdds({ "2024-09": september, "2024-10": 94.67 }, options);
  expect([first?.earlier, first?.atMeeting, first?.byMeeting].map((x) => tenths(x as number))).toEqual([
    0, 1, 0,
  ]);
});

test("a contract that is missing makes NaN of what needs it, and only of that", () => {
  const missing = (prices: Record<string, number>) =>
    cutOdds(prices, options).map(({ atMeeting }) => Number.isNaN(atMeeting));
  expect(missing({ "2024-09": 94.755 })).toEqual([true, false, true]);
  expect(missing({ "2024-10": 94.865 })).toEqual([true, true, false]);
  expect(missing({})).toEqual([true, true, true]);
});

test("months before the meeting's are not used", () => {
  const prices = { "2024-09": 94.755, "2024-10": 94.865 };
  expect(cutOdds({ "2024-08": 1, ...prices }, options)).toEqual(cutOdds(prices, options));
});

describe("on the repository's prices", () => {
  const store = openStore();
  const futures = store.read("fed-funds-futures");
  const [days, contracts] = [periods(futures, "date"), periods(futures, "contract")];
  const closes = futures.array("close") as ArrayLike<number>;
  const meetings = periods(store.read("fomc-meetings"), "date");

  function odds(day: string, meetingDay: MeetingDay): CutOdds[] {
    const prices = Object.fromEntries(
      days.flatMap((one, i) => (one === day ? [[contracts[i] as string, closes[i] as number]] : [])),
    );
    const laterMeetings = meetings.filter((meeting) => meeting > options.meeting);
    return cutOdds(prices, { ...options, laterMeetings, meetingDay });
  }

  test.each(["before", "after"] as const)(
    "the day of the consumer prices raised the odds (meeting day %s)",
    (meetingDay) => {
      const [before, after] = [odds("2024-07-10", meetingDay), odds("2024-07-11", meetingDay)];
      for (const [i, { byMeeting }] of after.entries()) {
        expect(byMeeting).toBeGreaterThan((before[i]?.byMeeting as number) + 0.1);
        expect(byMeeting).toBeGreaterThan(0.9);
      }
    },
  );
});
