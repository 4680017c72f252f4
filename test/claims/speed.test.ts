import { expect, test } from "vitest";
import { rallySpeeds } from "../../claims/evidence/rally-speed.js";
import { speed } from "../../claims/speed.js";
import { openStore } from "../../lib/store/open-store.js";
import { changedStore } from "./changed-store.js";
import { evaluated, NOTE, testEveryAsOf } from "./every-as-of.js";
import { rawRows } from "./raw.js";

testEveryAsOf(speed, ["depends", "depends", "pending", "depends", "depends", "pending"]);

test("a lead over some sessions is the sum of the daily leads from 11 July, ranked among those up to the note", () => {
  const rows = rawRows("size-gap-daily").filter(({ date = "" }) => date <= NOTE);
  const gaps = rows.map(({ gap_1d }) => Number(gap_1d));
  for (const { sessions, lead, to, rank, of } of rallySpeeds(openStore({ asOf: null }))) {
    const sums = gaps
      .slice(sessions - 1)
      .map((_, at) => gaps.slice(at, at + sessions).reduce((a, b) => a + b));
    const own = sums[rows.findIndex(({ date }) => date === "2024-07-11")] as number;
    expect(lead).toBeCloseTo(own, 12);
    expect([rank, of]).toEqual([1 + sums.filter((sum) => sum > own + 1e-12).length, sums.length]);
    expect(to).toBe(sessions === 5 ? "2024-07-17" : NOTE);
  }
});

test("windows after the note do not move the ranks", () => {
  expect(rallySpeeds(openStore({ asOf: null }))).toEqual(rallySpeeds(openStore({ asOf: NOTE })));
});

test("a wider earlier fortnight moves the rank by one among all that share no day", () => {
  const wide = changedStore(NOTE, {
    "size-gap-daily": (row) => (row.date === "2010-06-01" ? { ...row, gap_1d: 0.5 } : row),
  });
  const [five, ten] = rallySpeeds(wide);
  expect([five?.distinctRank, ten?.distinctRank]).toEqual([2, 2]);
  expect([five?.rank, ten?.rank]).toEqual([6, 11]);
});

test("an ordinary fortnight contradicts it; without daily leads or closes it is untestable", () => {
  const quiet = changedStore(NOTE, {
    "size-gap-daily": (row) => (String(row.date) > "2024-07-01" ? { ...row, gap_1d: 0 } : row),
    "index-daily": (row) =>
      row.date === NOTE
        ? { ...row, russell2000_price: 178, russell2000_total_return: 203, sp500_price: 290 }
        : row,
  });
  expect(speed.evaluate(quiet).verdict).toBe("contradicted");
  const none = changedStore(NOTE, { "size-gap-daily": null, "index-daily": null, "index-monthly": null });
  expect(speed.evaluate(none).verdict).toBe("untestable");
  expect(evaluated(speed).estimates).toHaveLength(7);
});
