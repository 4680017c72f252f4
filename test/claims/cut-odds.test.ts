import { describe, expect, test } from "vitest";
import { cutOdds } from "../../claims/cut-odds.js";
import { septemberOdds } from "../../claims/evidence/september-odds.js";
import { openStore } from "../../lib/store/open-store.js";
import { changedStore } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { rawRows } from "./raw.js";

testEveryAsOf(cutOdds, ["depends", "depends", "depends", "depends", "depends", "pending"]);

/** 100 minus the close of 11 July 2024: the average rate of the month, percent. */
function implied(contract: string): number {
  const row = rawRows("fed-funds-futures").find(
    (one) => one.date === "2024-07-11" && one.contract === contract,
  );
  return 100 - Number(row?.close);
}

test("the readings of 11 July are CME's arithmetic on the September and October contracts", () => {
  const now = evaluated(cutOdds);
  const [september, october, today] = [implied("2024-09"), implied("2024-10"), 5.33];
  // 18 days of September at the rate before, 12 after; with the meeting's day at the new rate 17 and 13.
  for (const [before, after, day] of [
    [18, 12, "old"],
    [17, 13, "new"],
  ] as const) {
    const rateBefore = (30 * september - after * october) / before;
    const inJuly = (today - rateBefore) / 0.25;
    const inSeptember = (rateBefore - october) / 0.25;
    expect(
      reading(now, `two steps to a cut in September itself (meeting day at the ${day} rate)`),
    ).toBeCloseTo(inSeptember, 8);
    expect(
      reading(now, `two steps to a cut in July or September (meeting day at the ${day} rate)`),
    ).toBeCloseTo(1 - (1 - inJuly) * (1 - inSeptember), 8);
    const oneStep = ((today - september) * 30) / after / 0.25;
    expect(oneStep).toBeGreaterThan(1);
    expect(reading(now, `one step by the September contract (meeting day at the ${day} rate)`)).toBe(1);
  }
  expect((today - october) / 0.25).toBeCloseTo(1, 10);
  expect(reading(now, "one step by the October contract")).toBeCloseTo(1, 8);
});

test("11 July decides: the two-step odds by FedWatch's convention and the Atlanta Fed's stay near 91%", () => {
  const own = evaluated(cutOdds).estimates.filter(({ comparison }) => !comparison);
  expect(own.every(({ from, to }) => from === "2024-07-11" && to === "2024-07-11")).toBe(true);
  expect(own.filter(({ fits }) => !fits).map(({ value }) => value.toFixed(2))).toEqual([
    "0.90",
    "0.91",
    "0.91",
  ]);
  expect(own.find(({ definition }) => definition.startsWith("Atlanta"))?.value).toBe(0.9089);
});

test("the quotation of 16 July, 100%, is another day's: it does not decide", () => {
  const quoted = evaluated(cutOdds).estimates.find(({ definition }) => definition.includes("CNBC"));
  expect(quoted).toMatchObject({ from: "2024-07-16", value: 1, fits: true, comparison: true });
});

test("days that are not known yet are not shown", () => {
  expect(new Set(evaluated(cutOdds, "2024-07-12").estimates.map(({ to }) => to))).toEqual(
    new Set(["2024-07-11", "2024-07-10", "2024-07-12"]),
  );
  expect(evaluated(cutOdds, "2024-07-10").verdict).toBe("pending");
});

test("without the tracker and with an October contract two ticks higher every reading is nearly 100%", () => {
  const changed = changedStore(NOTE, {
    "september-cut-probability": null,
    "fed-funds-futures": (row) =>
      row.contract === "2024-10" ? { ...row, close: (row.close as number) + 0.02 } : row,
  });
  expect(cutOdds.evaluate(changed).verdict).toBe("supported");
});

describe("septemberOdds(store)", () => {
  const odds = septemberOdds(openStore({ asOf: NOTE }));

  test("has seven computed readings and a tracker on each trade date, ascending", () => {
    const days = [...new Set(odds.map(({ date }) => date))];
    expect(days).toEqual([...days].sort());
    expect(days).toHaveLength(18);
    for (const day of days) {
      const own = odds.filter(({ date }) => date === day);
      expect(own.filter(({ published }) => !published)).toHaveLength(7);
      expect(own.filter(({ published }) => published).length).toBeGreaterThan(0);
    }
  });

  test("starts from the last effective rate known: that of the day before, on the day itself", () => {
    const onTheDay = septemberOdds(openStore({ asOf: "2024-07-11" })).filter(
      ({ date }) => date === "2024-07-11",
    );
    const later = odds.filter(({ date }) => date === "2024-07-11");
    expect(onTheDay).toEqual(later);
  });
});
