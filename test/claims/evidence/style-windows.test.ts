import { expect, test } from "vitest";
import { styleWindows } from "../../../claims/evidence/style-windows.js";
import { periods } from "../../../lib/stats/series/column.js";
import { openStore } from "../../../lib/store/open-store.js";

const spans = (asOf: string | null) => {
  const store = openStore({ asOf });
  return styleWindows(store, periods(store.read("style-daily"), "date")).map(
    ({ name, from, to, base, end }) => `${name}: ${from} ${to} ${end - base}`,
  );
};
const BURST = "11-16 July: 2024-07-10 2024-07-16 4";
const SET_BACK = "17-24 July: 2024-07-16 2024-07-24 6";
const BOTH = "11-24 July: 2024-07-10 2024-07-24 10";

test("as the note's day knew them: three windows of the rally of 4, 6 and 10 sessions, and July to that day", () => {
  expect(spans("2024-07-24")).toEqual([BURST, SET_BACK, BOTH, "1-24 July: 2024-06-28 2024-07-24 17"]);
});

test("a window counts once it has ended, and there is none before the first has", () => {
  expect(spans("2024-07-15")).toEqual([]);
  expect(spans("2024-07-16")).toEqual([BURST, "1-16 July: 2024-06-28 2024-07-16 11"]);
  expect(spans("2024-07-23").map((span) => span.slice(0, 10))).toEqual(["11-16 July", "1-23 July:"]);
});

test("July runs to the as-of's last session before it, and never beyond the note's day", () => {
  expect(spans("2024-07-21").at(-1)).toBe("1-19 July: 2024-06-28 2024-07-19 14");
  expect(spans("2024-12-31").at(-1)).toBe("1-24 July: 2024-06-28 2024-07-24 17");
  expect(spans("2026-06-30")).toEqual(spans("2024-12-31"));
});

test("without an as-of July ends where the note's did", () => {
  expect(spans(null)).toEqual(spans("2024-07-24"));
});

test("a window whose closes a list lacks is left out", () => {
  const store = openStore({ asOf: "2024-07-24" });
  const days = ["2024-06-28", "2024-07-10", "2024-07-16", "2024-07-22"];
  expect(styleWindows(store, days).map(({ name, to }) => [name, to])).toEqual([
    ["11-16 July", "2024-07-16"],
    ["1-22 July", "2024-07-22"],
  ]);
});
