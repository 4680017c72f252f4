import { expect, test } from "vitest";
import { momentumDays, momentumShares, usualMomentumFit } from "../../../claims/evidence/momentum-share.js";
import { openStore } from "../../../lib/store/open-store.js";
import { changedStore } from "../changed-store.js";
import { NOTE } from "../every-as-of.js";
import { rawRows } from "../raw.js";

const days = momentumDays(openStore({ asOf: NOTE }));

test("momentumDays(store) joins the two tables by day, from July 2023 to the as-of", () => {
  expect(days[0]?.day).toBe("2023-07-03");
  expect(days.at(-1)?.day).toBe(NOTE);
  const cell = (table: string, day: string, column: string) =>
    Number(rawRows(table).find(({ date }) => date === day)?.[column]);
  expect(days.find(({ day }) => day === "2024-07-11")).toEqual({
    day: "2024-07-11",
    gap: cell("size-gap-daily", "2024-07-11", "gap_1d"),
    momentum: cell("factors-daily", "2024-07-11", "mom"),
  });
});

test("the usual slope is least squares over the 257 days to 10 July 2024", () => {
  const fit = usualMomentumFit(days);
  // numpy 1.24: polyfit(mom, gap_1d, 1) over the same days.
  expect(fit?.nobs).toBe(257);
  expect(fit?.params[1]).toBeCloseTo(-0.497279665, 8);
});

test("the share is slope times summed momentum over the summed lead, with the slope's interval", () => {
  const [burst, rally] = momentumShares(openStore({ asOf: NOTE }));
  expect([burst?.to, rally?.to]).toEqual(["2024-07-16", "2024-07-24"]);
  const within = days.filter(({ day }) => day > "2024-07-10");
  const sum = (key: "gap" | "momentum") => within.reduce((all, day) => all + day[key], 0);
  expect(rally?.n).toBe(10);
  expect(rally?.value).toBeCloseTo((-0.497279665 * sum("momentum")) / sum("gap"), 7);
  expect(rally?.interval?.[0]).toBeLessThan(rally?.value as number);
  expect(rally?.interval?.[1]).toBeGreaterThan(rally?.value as number);
  expect(rally?.fits).toBe(false);
});

test("finds the share that it is given: all of it where the lead is momentum's doing alone", () => {
  const momentum = new Map(days.map(({ day, momentum: value }) => [day, value]));
  const made = changedStore(NOTE, {
    "size-gap-daily": (row) => ({ ...row, gap_1d: -2 * (momentum.get(String(row.date)) ?? 0) }),
  });
  const shares = momentumShares(made);
  expect(shares).toHaveLength(2);
  for (const { value, fits } of shares) {
    expect(value).toBeCloseTo(1, 10);
    expect(fits).toBe(true);
  }
});

test("is silent where small caps did not lead, and where too few days say what is usual", () => {
  const trailing = changedStore(NOTE, {
    "size-gap-daily": (row) => ({
      ...row,
      gap_1d: String(row.date) > "2024-07-10" ? -0.01 : (row.gap_1d ?? null),
    }),
  });
  expect(momentumShares(trailing)).toEqual([]);
  expect(usualMomentumFit(days.slice(0, 125))).toBeNull();
  expect(momentumShares(openStore({ asOf: "2023-12-29" }))).toEqual([]);
});
