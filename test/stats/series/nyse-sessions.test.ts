import { expect, test } from "vitest";
import { addDays } from "../../../lib/stats/series/calendar-day.js";
import { isSession, lacksSession } from "../../../lib/stats/series/nyse-sessions.js";
import { openStore } from "../../../lib/store/open-store.js";

test("isSession(day) names exactly the days of the gap between two indices from 1999 on", () => {
  const days = new Set([...openStore().read("size-gap-daily").array("date")] as string[]);
  const last = [...days].at(-1) as string;
  const differ: string[] = [];
  for (let day = "1999-01-05"; day <= last; day = addDays(day, 1)) {
    if (days.has(day) !== isSession(day)) differ.push(`${day} ${isSession(day)}`);
  }
  expect(differ).toEqual([]);
});

test.each([
  ["2021-12-31", true],
  ["2022-06-20", false],
  ["2023-01-02", false],
  ["2024-03-29", false],
  ["2024-11-29", true],
  ["2026-07-03", false],
])("isSession(%j) is %j", (day, open) => {
  expect(isSession(day)).toBe(open);
});

test("lacksSession tells a hole from a weekend and a holiday", () => {
  const days = new Set(["2024-07-03", "2024-07-05", "2024-07-08", "2024-07-10"]);
  expect(lacksSession(days, "2024-07-03", "2024-07-05")).toBe(false);
  expect(lacksSession(days, "2024-07-03", "2024-07-08")).toBe(false);
  expect(lacksSession(days, "2024-07-05", "2024-07-10")).toBe(true);
});
