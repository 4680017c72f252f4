import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decadeGap, decadeWealthByDay } from "../../claims/decade-gap.js";
import { evaluateClaim } from "../../lib/book/evaluate.js";
import { openStore } from "../../lib/store/open-store.js";
import { evaluated } from "./every-as-of.js";

const asOf = "2024-07-24";
const evaluate = (day: string | null) => decadeGap.evaluate(openStore({ asOf: day }));
const value = (definition: string, day: string | null = asOf) =>
  evaluate(day).estimates.find((estimate) => estimate.definition === definition)?.value;

/** A row of the daily table, read without the library. */
function close(day: string): Record<string, number> {
  const [head = "", ...rows] = readFileSync("data/index-daily.csv", "utf8").trim().split("\n");
  const row = rows.find((line) => line.startsWith(day)) ?? "";
  return Object.fromEntries(head.split(",").map((name, at) => [name, Number(row.split(",")[at])]));
}

const own = (day: string | null = asOf) => evaluate(day).estimates.filter(({ comparison }) => !comparison);

test("each fair day of a month ago is a reading, by price and by total return, the publisher's own day included", () => {
  expect(own().map(({ definition, from, to }) => [definition.split(", ")[1], from, to])).toEqual(
    [
      ["the same day a month before", "2014-06-24", "2024-06-24"],
      ["the day of the publisher's own earlier figure", "2014-06-11", "2024-06-11"],
      ["the end of May 2024", "2014-05-31", "2024-05-31"],
      ["the end of June 2024", "2014-06-30", "2024-06-30"],
    ].flatMap((day) => [day, day]),
  );
});

test("numbers of another kind are marked as such, stand on one day and do not decide", () => {
  const others = evaluate(asOf).estimates.filter(({ kind }) => kind !== undefined);
  expect(others.map(({ kind }) => kind)).toEqual([
    ...Array(2).fill("share of wealth"),
    ...Array(2).fill("ratio of wealth"),
    ...Array(2).fill("annual rate"),
  ]);
  expect(others.every(({ comparison, to }) => comparison && to === "2024-06-24")).toBe(true);
});

test("every reading is the arithmetic of four closes", () => {
  const [base, end] = [close("2014-06-24"), close("2024-06-24")];
  const wealth = (name: string) => (end[name] as number) / (base[name] as number);
  const [small, large] = [wealth("russell2000_price"), wealth("sp500_price")];
  expect(value("gap of cumulative price returns, the same day a month before")).toBeCloseTo(
    large - small,
    12,
  );
  expect(value("shortfall of wealth, price, the same day a month before")).toBeCloseTo(1 - small / large, 12);
  expect(value("lead of large over small, price, the same day a month before")).toBeCloseTo(
    large / small - 1,
    12,
  );
  expect(value("annualised gap, price, the same day a month before")).toBeCloseTo(
    large ** 0.1 - small ** 0.1,
    12,
  );
  const total = wealth("sp500_total_return") - wealth("russell2000_total_return");
  expect(value("gap of cumulative total returns, the same day a month before")).toBeCloseTo(total, 12);
});

test("depends: it rounds to 103% on the publisher's own day alone, and the miss of the others stands beside it", () => {
  const { verdict, reason, detail, estimates, miss } = evaluateClaim("decade-gap", openStore({ asOf }));
  expect(verdict).toBe("depends");
  expect(
    own()
      .filter(({ fits }) => fits)
      .map(({ definition }) => definition),
  ).toEqual(["gap of cumulative price returns, the day of the publisher's own earlier figure"]);
  expect(estimates.filter(({ comparison, fits }) => comparison && fits).map(({ to }) => to)).toEqual([
    "2024-06-12",
  ]);
  expect(detail).toContain(
    "To 11 June 2024, the day of the publisher's own earlier figure, the gap of ten-year price returns was 103%.",
  );
  expect(detail).toContain(
    "To 24 June 2024, the same day a month before, the gap of ten-year price returns was 106%.",
  );
  expect(detail).toContain("Small caps trailed in all 8 readings.");
  expect(reason).toBe(
    "1 of 8 readings rounds to 103%; the gap of price returns is 92% to 107%, that of total returns 122% to 140%.",
  );
  const distances = own()
    .map(({ value }) => value - 1.03)
    .sort((a, b) => a - b);
  expect(miss).toMatchObject({ unit: "decimal", direction: { right: 8, of: 8 } });
  expect(miss?.median).toBeCloseTo(((distances[3] as number) + (distances[4] as number)) / 2, 12);
  expect(Math.abs(miss?.nearest as number)).toBe(Math.min(...distances.map(Math.abs)));
});

test("every trading day of the two windows whose base is in the table is measured, none across the hole", () => {
  const days = decadeWealthByDay(openStore({ asOf }));
  expect(days[0]?.to).toBe("2024-05-15");
  expect(days.at(-1)?.to).toBe("2024-07-24");
  expect(days.find(({ to }) => to === "2024-06-28")?.from).toBe("2014-06-27");
  expect(decadeWealthByDay(openStore()).at(-1)?.to).toBe("2024-08-05");
});

test("keeps the commentary's days whatever is known, takes others when asked on another day, and is untestable where the data end", () => {
  expect(evaluate(null).estimates).toEqual(evaluate(asOf).estimates);
  const asked = (askedOn: string) => evaluated(decadeGap, null, { askedOn });
  const ends = (day: string) => [
    ...new Set(
      asked(day)
        .estimates.filter(({ comparison }) => !comparison)
        .map(({ to }) => to),
    ),
  ];
  expect(ends("2024-07-12")).toEqual(["2024-06-12", "2024-05-31", "2024-06-30"]);
  expect(ends("2024-12-31")).toEqual(["2024-10-31", "2024-11-30"]);
  for (const day of ["2026-06-30", "1990-01-31"]) {
    expect(asked(day)).toMatchObject({ verdict: "untestable", estimates: [] });
    expect(asked(day).detail).toContain("would settle it");
  }
});
