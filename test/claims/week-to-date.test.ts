import { expect, test } from "vitest";
import { weekToDate } from "../../claims/week-to-date.js";
import { changedStore, setting } from "./changed-store.js";
import { evaluated, NOTE, testEveryAsOf } from "./every-as-of.js";
import { raw, rawReturn } from "./raw.js";

testEveryAsOf(weekToDate, ["supported", "supported", "pending", "supported", "supported", "pending"]);

test("the week begins at the close of Friday 19 July", () => {
  const { estimates } = evaluated(weekToDate);
  expect(estimates.map(({ from, to, n }) => [from, to, n])).toEqual([
    ["2024-07-19", NOTE, 3],
    ["2024-07-19", NOTE, 3],
  ]);
  expect(estimates[0]?.value).toBeCloseTo(rawReturn("russell2000_price", "2024-07-19", NOTE), 12);
  expect(estimates[1]?.value).toBeCloseTo(rawReturn("russell2000_total_return", "2024-07-19", NOTE), 12);
});

test("asked on another day it ends there: on a Sunday it is still the week that ended on Friday", () => {
  for (const day of ["2024-07-12", "2024-07-14"]) {
    expect(evaluated(weekToDate, day, { askedOn: day }).estimates[0]).toMatchObject({
      from: "2024-07-05",
      to: "2024-07-12",
      n: 5,
    });
  }
  expect(evaluated(weekToDate, null, { askedOn: "2024-12-31" }).estimates[0]).toMatchObject({
    from: "2024-12-27",
  });
});

test("month ends are no week", () => {
  expect(evaluated(weekToDate, null, { askedOn: "2014-08-31" }).verdict).toBe("untestable");
});

test("a gain of 0.4% would not round to it", () => {
  const level = raw("index-daily", "2024-07-19", "russell2000_price") * 1.004;
  const changed = changedStore(NOTE, { "index-daily": setting(NOTE, "russell2000_price", level) });
  expect(weekToDate.evaluate(changed).verdict).toBe("depends");
});

test("the reason has the decimals that tell on which side of the rounding a gain lies", () => {
  const level = raw("index-daily", "2024-07-19", "russell2000_price") * 1.0054996;
  const changed = changedStore(NOTE, { "index-daily": setting(NOTE, "russell2000_price", level) });
  expect(weekToDate.evaluate(changed).reason).toContain("price return 0.54996%, total return 0.47%");
});
