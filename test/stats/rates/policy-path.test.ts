import fc from "fast-check";
import { expect, test } from "vitest";
import { daysInMonth, type MeetingDay } from "../../../lib/stats/rates/meeting-month.js";
import { policyPath } from "../../../lib/stats/rates/policy-path.js";

const percent = (rate: number) => Math.round(rate * 1e6) / 1e4;

test("the month after a meeting, without one of its own, gives the rate after; the meeting's month then the rate before", () => {
  // September 2024 at 94.79, October at 94.94: (30 * 5.21 - 12 * 5.06) / 18 = 5.31.
  const [meeting] = policyPath(Object.freeze({ "2024-09": 94.79, "2024-10": 94.94 }), {
    meetings: ["2024-09-18"],
  });
  expect(percent(meeting?.after as number)).toBe(5.06);
  expect(percent(meeting?.before as number)).toBe(5.31);
  expect(percent(meeting?.change as number)).toBe(-0.25);
});

test("the month before a meeting, without one of its own, gives the rate before", () => {
  // (30 * 5.25 - 12 * 5.33) / 18, with the meeting on the 12th counted before.
  const [meeting] = policyPath({ "2024-05": 94.67, "2024-06": 94.75 }, { meetings: ["2024-06-12"] });
  expect(percent(meeting?.before as number)).toBe(5.33);
  expect(percent(meeting?.after as number)).toBe(percent((0.3 * 5.25 - 0.12 * 5.33) / 18));
});

test("today's rate may stand for the months before", () => {
  const [meeting] = policyPath({ "2024-09": 94.79 }, { meetings: ["2024-09-18"], start: 0.0533 });
  expect(percent(meeting?.before as number)).toBe(5.33);
  // (30 * 5.21 - 18 * 5.33) / 12
  expect(percent(meeting?.after as number)).toBe(5.03);
});

test("with anchors on both sides the meeting's own contract is not needed", () => {
  const anchors = { "2024-05": 94.67, "2024-07": 94.92 };
  expect(policyPath({ ...anchors, "2024-06": 90 }, { meetings: ["2024-06-12"] })).toEqual(
    policyPath(anchors, { meetings: ["2024-06-12"] }),
  );
});

test("a rate between two meetings is worked out from the month before it, or from the month after it", () => {
  // October and January have no meeting; November 7 and December 18 do.
  const prices = { "2024-10": 95, "2024-11": 95.1, "2024-12": 95.3, "2025-01": 95.5 };
  const meetings = ["2024-11-07", "2024-12-18"];
  // Forward: (30 * 4.9 - 7 * 5) / 23. Backward: (31 * 4.7 - 13 * 4.5) / 18.
  expect(percent(policyPath(prices, { meetings })[0]?.after as number)).toBe(
    percent((0.3 * 4.9 - 0.07 * 5) / 23),
  );
  expect(percent(policyPath(prices, { meetings, prefer: "backward" })[0]?.after as number)).toBe(
    percent((0.31 * 4.7 - 0.13 * 4.5) / 18),
  );
});

test("pyfedwatch goes backward and counts the last day of a meeting to the new rate", () => {
  // fill_price_data of its fedwatch.py: m = 31 - 18 + 1 days after, n = 31 - m before, start = (average - m / (m + n) end) / (n / (m + n)).
  const prices = { "2024-10": 95, "2024-11": 95.1, "2024-12": 95.3, "2025-01": 95.5 };
  const [november, december] = policyPath(prices, {
    meetings: ["2024-11-07", "2024-12-18"],
    meetingDay: "after",
    prefer: "backward",
  });
  const start = (4.7 - (14 / 31) * 4.5) / (17 / 31);
  expect(100 * (december?.before as number)).toBeCloseTo(start, 10);
  expect(100 * (november?.after as number)).toBeCloseTo(start, 10);
  expect(100 * (november?.before as number)).toBeCloseTo(5, 10);
});

test("what the contracts do not tell is NaN", () => {
  const meetings = ["2024-07-31", "2024-09-18"];
  const [july, september] = policyPath({ "2024-10": 94.94 }, { meetings });
  expect([july?.before, july?.after, july?.change]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  expect(september?.before).toBeNaN();
  expect(percent(september?.after as number)).toBe(5.06);
  expect(policyPath({ "2024-09": Number.NaN, "2024-10": 94.94 }, { meetings })[1]?.before).toBeNaN();
});

test("a month may hold two meetings, as March 2020 did", () => {
  // 3 and 15 March: 3 days at the old rate, 12 between, 16 after. February is the anchor before, April after.
  const rates = [0.0158, 0.0109, 0.0008] as const;
  const march = (3 * rates[0] + 12 * rates[1] + 16 * rates[2]) / 31;
  const prices = { "2020-02": 100 - 1.58, "2020-03": 100 - 100 * march, "2020-04": 100 - 0.08 };
  const path = policyPath(prices, { meetings: ["2020-03-03", "2020-03-15"] });
  expect(path.map(({ before, after }) => [percent(before), percent(after)])).toEqual([
    [1.58, 1.09],
    [1.09, 0.08],
  ]);
});

test("a path comes back from the average rates that it makes, under both conventions and both directions", () => {
  const meetings = ["2022-09-21", "2022-11-02", "2022-12-14", "2023-02-01", "2023-03-22"];
  const months = ["2022-09", "2022-10", "2022-11", "2022-12", "2023-01", "2023-02", "2023-03", "2023-04"];
  const averages = (rates: readonly number[], meetingDay: MeetingDay) =>
    Object.fromEntries(
      months.map((month) => {
        const days = daysInMonth(month);
        let sum = 0;
        for (let day = 1; day <= days; day += 1) {
          const date = `${month}-${String(day).padStart(2, "0")}`;
          sum += rates[
            meetings.filter((one) => (meetingDay === "before" ? one < date : one <= date)).length
          ] as number;
        }
        return [month, 100 - (100 * sum) / days];
      }),
    );
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 0.08, noNaN: true }), { minLength: 6, maxLength: 6 }),
      fc.constantFrom<MeetingDay>("before", "after"),
      fc.constantFrom<"forward" | "backward">("forward", "backward"),
      (rates, meetingDay, prefer) => {
        const path = policyPath(averages(rates, meetingDay), { meetings, meetingDay, prefer });
        for (const [k, { before, after }] of path.entries()) {
          expect(before).toBeCloseTo(rates[k] as number, 10);
          expect(after).toBeCloseTo(rates[k + 1] as number, 10);
        }
      },
    ),
  );
});

test("no meeting, and meetings out of order, are refused", () => {
  expect(() => policyPath({}, { meetings: [] })).toThrow("policyPath requires at least one meeting (got 0)");
  expect(() => policyPath({}, { meetings: ["2024-09-18", "2024-07-31"] })).toThrow(
    "policyPath requires meetings in ascending order (got 2024-07-31 too late)",
  );
  expect(() => policyPath({ "2024-09": 95 }, { meetings: ["2024-09-31"] })).toThrow(RangeError);
});
