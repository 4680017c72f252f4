import { expect, test } from "vitest";
import { julySmall } from "../../claims/july-small.js";
import { changedStore, setting } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { raw, rawReturn } from "./raw.js";

testEveryAsOf(julySmall, [
  "contradicted",
  "contradicted",
  "pending",
  "contradicted",
  "contradicted",
  "pending",
]);

test("from the close of 28 June to that of 24 July it is 7%, not 9%, without and with dividends", () => {
  const now = evaluated(julySmall);
  const small = reading(now, "Russell 2000 price return");
  expect(small).toBeCloseTo(rawReturn("russell2000_price", "2024-06-28", NOTE), 12);
  // 193.5099 / 180.4927 and 221.1351 / 205.9495 by hand.
  expect(small).toBeCloseTo(0.07212, 5);
  expect(reading(now, "Russell 2000 total return")).toBeCloseTo(0.073735, 6);
  expect(now.estimates[0]).toMatchObject({ from: "2024-06-28", to: NOTE, n: 17 });
});

test("a base on the month's first close does not reach it either, and never decides", () => {
  const late = evaluated(julySmall).estimates.filter(({ definition }) => definition.includes("first close"));
  expect(late.map(({ value }) => value.toFixed(4))).toEqual(["0.0814", "0.0828"]);
  expect(late.every(({ comparison, fits, from }) => comparison && !fits && from === "2024-07-01")).toBe(true);
});

test("the closes nearby that it would have been right on are named as far as they are known", () => {
  expect(evaluated(julySmall).detail).toMatch(/At these other closes it rounds to 9%: 22 July \(8\.6%\)\.$/);
  expect(evaluated(julySmall, null).detail).toContain("22 July (8.6%), 25 July (8.6% and 8.7%) and 29 July");
});

test("a later as-of moves nothing but what is shown beside it", () => {
  // Which dimensions tell the readings apart hangs on those that are shown beside them.
  const own = (asOf: string | null) =>
    evaluated(julySmall, asOf)
      .estimates.slice(0, 2)
      .map(({ choices: _, ...estimate }) => estimate);
  for (const asOf of ["2024-12-31", "2026-06-30", null]) expect(own(asOf)).toEqual(own(NOTE));
});

test("asked on another day, month to date ends there, and needs the month's last close before it", () => {
  const asked = (day: string) => evaluated(julySmall, day, { askedOn: day });
  expect(asked("2024-12-31").estimates[0]).toMatchObject({
    from: "2024-11-29",
    to: "2024-12-31",
  });
  expect(asked("2024-06-20").estimates[0]).toMatchObject({
    from: "2024-05-31",
    to: "2024-06-20",
  });
  // Only month ends are left, and only the price index has this one.
  const later = asked("2026-06-30").estimates.filter(({ comparison }) => !comparison);
  expect(later).toMatchObject([{ from: "2026-05", to: "2026-06", n: 1 }]);
  expect(later[0]?.value).toBeCloseTo(
    raw("index-monthly", "2026-06", "russell2000_price") /
      raw("index-monthly", "2026-05", "russell2000_price") -
      1,
    12,
  );
  expect(asked("2026-06-20").verdict).toBe("untestable");
  // A Sunday, before any session of its month.
  expect(asked("2024-09-01").verdict).toBe("untestable");
});

test("a close of 24 July 9% above the base would make it right", () => {
  const closing = (column: string) => raw("index-daily", "2024-06-28", column) * 1.09;
  const price = setting(NOTE, "russell2000_price", closing("russell2000_price"));
  const total = setting(NOTE, "russell2000_total_return", closing("russell2000_total_return"));
  expect(julySmall.evaluate(changedStore(NOTE, { "index-daily": price })).verdict).toBe("depends");
  const both = changedStore(NOTE, { "index-daily": (row) => total(price(row)) });
  expect(julySmall.evaluate(both).verdict).toBe("supported");
});

test("a figure that was printed during trading is not told as a close nearby", () => {
  const { detail } = evaluated(julySmall, null, { askedOn: "2024-07-31" });
  expect(detail).toMatch(/At these other closes it rounds to 9%: 29 July \(9\.2% and 9\.3%\)\.$/);
});
