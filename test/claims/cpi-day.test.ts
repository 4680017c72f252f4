import { describe, expect, test } from "vitest";
import { cpiDay, gapRank } from "../../claims/cpi-day.js";
import { openStore } from "../../lib/store/open-store.js";
import { changedStore, setting } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { raw, rawReturn, rawRows } from "./raw.js";

testEveryAsOf(cpiDay, ["supported", "supported", "supported", "supported", "supported", "pending"]);

test("both readings of the day round to 3.6%", () => {
  const now = evaluated(cpiDay);
  expect(reading(now, "Russell 2000 price return")).toBeCloseTo(
    rawReturn("russell2000_price", "2024-07-10", "2024-07-11"),
    12,
  );
  expect(now.reason).toContain("price return 3.57%, total return 3.59%: each rounds to 3.6%");
});

test("is not known on the day before", () => {
  expect(evaluated(cpiDay, "2024-07-10").verdict).toBe("pending");
});

test("a rise of 3.5% would not round to it", () => {
  const level = raw("index-daily", "2024-07-10", "russell2000_price") * 1.035;
  const changed = changedStore(NOTE, { "index-daily": setting("2024-07-11", "russell2000_price", level) });
  expect(cpiDay.evaluate(changed).verdict).toBe("depends");
});

describe("gapRank(store, day)", () => {
  const rows = rawRows("size-gap-daily").filter(({ date }) => (date as string) <= NOTE);
  const store = openStore({ asOf: NOTE });

  test("counts the days whose gap was wider among the days known", () => {
    const gap = raw("size-gap-daily", "2024-07-11", "gap_1d");
    const wider = rows.filter((row) => Number(row.gap_1d) > gap).map(({ date }) => date);
    expect(wider).toEqual(["2008-10-10", "2020-03-19"]);
    expect(gapRank(store, "2024-07-11")).toMatchObject({
      gap,
      rank: 3,
      of: rows.length,
      first: "1999-01-05",
    });
  });

  test("ranks five-day gaps as well, without the first days that have none", () => {
    const rank = gapRank(store, "2024-07-17", { column: "gap_5d" });
    expect(rank?.rank).toBe(1);
    expect(rank?.of).toBe(rows.filter((row) => row.gap_5d !== "").length);
  });

  test("is undefined for a day that is not shown", () => {
    expect(gapRank(store, "2024-07-25")).toBeUndefined();
    expect(gapRank(store, "2024-07-13")).toBeUndefined();
  });
});
