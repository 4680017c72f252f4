import { expect, test } from "vitest";
import { valueGrowth } from "../../claims/value-growth.js";
import { changedStore } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { raw, rawRows } from "./raw.js";

testEveryAsOf(valueGrowth, ["supported", "supported", "pending", "supported", "supported", "pending"]);

/** A factor's return over the days after the base, multiplied out from the table. */
const product = (factor: string, base: string, end: string) =>
  rawRows("factors-daily")
    .filter(({ date = "" }) => date > base && date <= end)
    .reduce((wealth, row) => wealth * (1 + Number(row[factor])), 1) - 1;
const fund = (name: string, from: string, to: string) =>
  raw("style-daily", to, name) / raw("style-daily", from, name) - 1;

test("the factor's readings are the product of its days without the base's own", () => {
  const now = evaluated(valueGrowth);
  expect(reading(now, "HML factor, 11-24 July")).toBeCloseTo(product("hml", "2024-07-10", "2024-07-24"), 12);
  expect(reading(now, "HML factor, 17-24 July")).toBeCloseTo(product("hml", "2024-07-16", "2024-07-24"), 12);
  expect(reading(now, "HML factor, 1-24 July")).toBeCloseTo(product("hml", "2024-06-28", "2024-07-24"), 12);
});

test("ten sessions and more have an interval, that of resampled days; four and six have none", () => {
  const intervals = Object.fromEntries(
    evaluated(valueGrowth)
      .estimates.filter(({ definition }) => definition.startsWith("HML"))
      .map(({ definition, n, interval }) => [definition, { n, interval }]),
  );
  expect(intervals["HML factor, 11-16 July"]).toEqual({ n: 4, interval: undefined });
  expect(intervals["HML factor, 17-24 July"]).toEqual({ n: 6, interval: undefined });
  // numpy: 200,000 draws of ten of the ten days with replacement, 2.5% and 97.5% quantiles.
  const [low, high] = intervals["HML factor, 11-24 July"]?.interval ?? [];
  expect(low).toBeCloseTo(0.0066, 2);
  expect(high).toBeCloseTo(0.1393, 2);
});

test("the funds' readings are differences of two returns between closes", () => {
  const now = evaluated(valueGrowth);
  const [from, to] = ["2024-07-10", "2024-07-24"];
  expect(reading(now, "IWN less IWO (small value less small growth), 11-24 July")).toBeCloseTo(
    fund("iwn", from, to) - fund("iwo", from, to),
    12,
  );
  expect(reading(now, "IWD less IWF (large value less large growth), 1-24 July")).toBeCloseTo(
    fund("iwd", "2024-06-28", to) - fund("iwf", "2024-06-28", to),
    12,
  );
});

test("the month's cells are no reading before the month has ended, and five size rows of one month after it", () => {
  const cells = (asOf: string | null) =>
    evaluated(valueGrowth, asOf).estimates.filter(({ definition }) => definition.includes("size fifth"));
  expect(cells(NOTE)).toEqual([]);
  expect(cells("2024-07-30")).toEqual([]);
  const known = cells("2024-07-31");
  expect(known.map(({ value }) => value)).toEqual(
    [1, 2, 3, 4, 5].map((row) =>
      expect.closeTo(
        raw("size-value-monthly", "2024-07", `me${row}_bm5`) -
          raw("size-value-monthly", "2024-07", `me${row}_bm1`),
        12,
      ),
    ),
  );
  expect(known[0]).toMatchObject({ from: "2024-07", to: "2024-07", n: 1 });
});

test("the halves are those of the members' table, and 11 July alone does not decide", () => {
  const { estimates } = evaluated(valueGrowth);
  const day = estimates.filter(({ definition }) => definition.endsWith(", 11 July"));
  expect(day).toHaveLength(2);
  expect(day.every(({ comparison }) => comparison)).toBe(true);
  const mean = (universe: string) =>
    Number(
      rawRows("cross-section").find(
        (row) => row.window === "2024-07-11..24" && row.universe === universe && row.group === "all",
      )?.mean,
    );
  expect(
    estimates.find(
      ({ definition }) => definition === "value half less growth half of the members, 11-24 July",
    )?.value,
  ).toBeCloseTo(mean("r2000_value_half") - mean("r2000_growth_half"), 12);
});

test("one window with small growth ahead makes it depend", () => {
  const { verdict, reason, detail } = valueGrowth.evaluate(
    changedStore(NOTE, {
      "style-daily": (row) =>
        String(row.date) > "2024-07-16" ? { ...row, iwo: 1.05 * Number(row.iwo) } : row,
    }),
  );
  expect(verdict).toBe("depends");
  expect(reason).toContain("in 15 of 18 readings");
  expect(detail).toContain("5 of 5 readings over 11-16 July and 4 of 5 over 17-24 July");
});

test("growth ahead everywhere contradicts it", () => {
  const { verdict, reason, detail } = valueGrowth.evaluate(
    changedStore(NOTE, {
      "factors-daily": (row) => ({ ...row, hml: -0.01 }),
      "style-daily": (row) => {
        const growth = String(row.date) <= "2024-06-28" ? 100 : 100 + Number(String(row.date).slice(8));
        return { ...row, iwn: 100, iwd: 100, iwo: growth, iwf: growth };
      },
      "cross-section": (row) =>
        row.universe === "r2000_growth_half" ? { ...row, mean: 1, cap_weighted_mean: 1 } : row,
    }),
  );
  expect(verdict).toBe("contradicted");
  expect(reason).toContain("none of 18 readings");
  expect(detail).toContain("points behind in the HML factor");
});
