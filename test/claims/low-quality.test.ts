import { expect, test } from "vitest";
import { lowQuality } from "../../claims/low-quality.js";
import { changedStore } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { raw, rawRows } from "./raw.js";

testEveryAsOf(lowQuality, ["depends", "depends", "pending", "depends", "depends", "pending"]);

const member = (window: string, universe: string, group: string) =>
  rawRows("cross-section").find(
    (row) => row.window === window && row.universe === universe && row.group === group,
  );

test("the factor's side is turned: weak less robust is above zero where RMW fell", () => {
  // pandas: (1 + rmw).prod() - 1 over 11-16, 17-24 and 11-24 July is -2.35%, +1.00% and -1.38%.
  const now = evaluated(lowQuality);
  expect(reading(now, "RMW factor, weak less robust, 11-16 July")).toBeCloseTo(0.0235, 4);
  expect(reading(now, "RMW factor, weak less robust, 17-24 July")).toBeCloseTo(-0.01, 4);
  expect(reading(now, "RMW factor, weak less robust, 11-24 July")).toBeCloseTo(0.0138, 4);
});

test("the interval turns with the side", () => {
  const found = evaluated(lowQuality).estimates.find(
    ({ definition }) => definition === "RMW factor, weak less robust, 11-24 July",
  );
  // numpy: 200,000 draws of ten of the ten days with replacement; RMW itself from -0.0470 to 0.0244.
  expect(found?.interval?.[0]).toBeCloseTo(-0.0244, 2);
  expect(found?.interval?.[1]).toBeCloseTo(0.047, 2);
});

test("every set of members is the table's difference, with Welch's interval from its t", () => {
  const { estimates } = evaluated(lowQuality);
  const sets = {
    "all members": "r2000_all",
    "members that traded on both days": "r2000_traded",
    "the more liquid half": "r2000_liquid_half",
    "the more liquid half with sectors held fixed": "r2000_liquid_half_sector_neutral",
    "the growth half": "r2000_growth_half",
    "the value half": "r2000_value_half",
    "S&P 500 members": "sp500",
  };
  for (const [name, universe] of Object.entries(sets)) {
    for (const window of ["11..16", "17..24", "11..24"]) {
      const definition = `loss-making less profitable, ${name}, ${window.replace("..", "-")} July`;
      const found = estimates.find((estimate) => estimate.definition === definition);
      const row = member(`2024-07-${window}`, universe, "loss_making");
      expect(found?.value, definition).toBeCloseTo(Number(row?.difference), 5);
      expect(found?.comparison).toBe(universe === "sp500" ? true : undefined);
    }
  }
  // All members, 11-16 July: 0.031749 and t 7.49; the 0.975 quantile of Student's t with 719 degrees is 1.9633 (scipy).
  const [low, high] =
    estimates.find(({ definition }) => definition === "loss-making less profitable, all members, 11-16 July")
      ?.interval ?? [];
  expect(low).toBeCloseTo(0.031749 * (1 - 1.96326885 / 7.49), 5);
  expect(high).toBeCloseTo(0.031749 * (1 + 1.96326885 / 7.49), 5);
});

test("weights by market value and medians are differences of the table's, without an interval", () => {
  const { estimates } = evaluated(lowQuality);
  const [loss, profit] = ["loss_making", "profitable"].map((group) =>
    member("2024-07-11..24", "r2000_all", group),
  );
  const found = (name: string) =>
    estimates.find(({ definition }) => definition === `loss-making less profitable, ${name}, 11-24 July`);
  expect(found("all members by market value")?.value).toBeCloseTo(
    Number(loss?.cap_weighted_mean) - Number(profit?.cap_weighted_mean),
    12,
  );
  expect(found("the middle member")?.value).toBeCloseTo(Number(loss?.median) - Number(profit?.median), 12);
  expect(found("the middle member")?.interval).toBeUndefined();
});

test("inside each size row the least profitable are set against the most, once the month has ended", () => {
  const cells = evaluated(lowQuality, "2024-07-31").estimates.filter(({ definition }) =>
    definition.startsWith("least less most profitable"),
  );
  expect(cells.map(({ value }) => value)).toEqual(
    [1, 2, 3, 4, 5].map((row) =>
      expect.closeTo(
        raw("size-profitability-monthly", "2024-07", `me${row}_op1`) -
          raw("size-profitability-monthly", "2024-07", `me${row}_op5`),
        12,
      ),
    ),
  );
  const yields = evaluated(lowQuality, "2024-07-31").estimates.filter(({ definition }) =>
    definition.startsWith("loss-makers less"),
  );
  // Of earnings-yield-monthly, July 2024: losses 0.0228, low -0.0016, high 0.0547; equal weights 0.0597, 0.0590, 0.1143.
  expect(yields.map(({ value }) => value)).toEqual(
    [0.0244, -0.0319, 0.0007, -0.0546].map((value) => expect.closeTo(value, 10)),
  );
});

test("at the note's close all four windows are judged, and 11 July alone and the S&P 500 are shown beside them", () => {
  const { estimates, detail } = evaluated(lowQuality);
  const own = estimates.filter(({ comparison }) => !comparison);
  const count = (window: string) => own.filter(({ definition }) => definition.endsWith(`, ${window}`)).length;
  expect(["11-16 July", "17-24 July", "11-24 July", "1-24 July"].map(count)).toEqual([12, 12, 12, 4]);
  expect(count("11 July")).toBe(0);
  expect(detail).toContain(
    "11 of 12 readings over 11-16 July and 2 of 12 over 17-24 July. The count was 4 of 12",
  );
  expect(detail).toContain("3.2 points ahead over 11-16 July and 0.7 points behind over 11-24 July");
});

test("low quality ahead everywhere supports it, behind everywhere contradicts it", () => {
  const having = (up: boolean) =>
    lowQuality.evaluate(
      changedStore(NOTE, {
        "factors-daily": (row) => ({ ...row, rmw: up ? -0.001 : 0.001 }),
        "style-daily": (row) =>
          String(row.date) <= "2024-06-28" || String(row.date) === "2024-07-10"
            ? { ...row, spy: 100, iwb: 100, iwm: 100, qual: 100, ijr: 100 }
            : {
                ...row,
                ...Object.fromEntries(
                  ["spy", "iwb", "iwm"].map((name) => [name, rising(String(row.date), up ? 2 : 1)]),
                ),
                ...Object.fromEntries(
                  ["qual", "ijr"].map((name) => [name, rising(String(row.date), up ? 1 : 2)]),
                ),
              },
        "cross-section": (row) => ({
          ...row,
          ...(row.group === "loss_making" && {
            mean: up ? 0.1 : 0,
            median: up ? 0.1 : 0,
            cap_weighted_mean: up ? 0.1 : 0,
          }),
          ...(row.group === "profitable" && { mean: 0.05, median: 0.05, cap_weighted_mean: 0.05 }),
        }),
      }),
    ).verdict;
  expect(having(true)).toBe("supported");
  expect(having(false)).toBe("contradicted");
});

/** A level that climbs from day to day of July, the faster the higher the rate. */
function rising(day: string, rate: number): number {
  return 100 * (1 + rate * 0.001) ** Number(day.slice(8));
}
