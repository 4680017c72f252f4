import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { smallCapRally } from "../../../claims/evidence/small-cap-rally.js";
import { openStore } from "../../../lib/store/open-store.js";

const rally = (asOf: string | null) => smallCapRally(openStore({ asOf }));

/** Closes by day, read without the library. */
const closes = new Map(
  readFileSync("data/index-daily.csv", "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => [line.slice(0, 10), Number(line.split(",")[1])] as const),
);

test("the rally runs from the close of 10 July over ten sessions to that of 24 July, on that day and on any later one", () => {
  expect(readFileSync("data/index-daily.csv", "utf8")).toMatch(/^date,russell2000_price,/);
  const own = {
    from: "2024-07-10",
    to: "2024-07-24",
    sessions: 10,
    priceReturn: expect.closeTo(
      (closes.get("2024-07-24") as number) / (closes.get("2024-07-10") as number) - 1,
      12,
    ),
  };
  for (const day of ["2024-07-24", null, "2024-12-31", "2026-06-30"])
    expect(rally(day)[0]).toMatchObject(own);
});

test("beside it stand the four sessions to the peak and the month to date", () => {
  expect(rally("2024-07-24").map(({ from, to, sessions }) => [from, to, sessions])).toEqual([
    ["2024-07-10", "2024-07-24", 10],
    ["2024-07-10", "2024-07-16", 4],
    ["2024-06-28", "2024-07-24", 17],
  ]);
});

test("before its end it runs to the as-of day, over a weekend to the Friday, and before its start there is none", () => {
  for (const day of ["2024-07-12", "2024-07-14"]) {
    expect(rally(day).map(({ from, to }) => [from, to])).toEqual([
      ["2024-07-10", "2024-07-12"],
      ["2024-06-28", "2024-07-12"],
    ]);
  }
  expect(rally("2024-07-10")).toEqual([]);
  expect(rally("1990-01-31")).toEqual([]);
});
