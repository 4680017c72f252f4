import { expect, test } from "vitest";
import { rateMoves, rateReaction } from "../../../claims/evidence/rate-moves.js";
import { openStore } from "../../../lib/store/open-store.js";
import { raw } from "../raw.js";

const moves = rateMoves(openStore());

/** Ten days in which small caps gain twice what the yield falls, and a point on top. */
const LINE = {
  days: Array.from({ length: 10 }, (_, at) => `2024-03-${11 + at}`),
  gap: Float64Array.from({ length: 10 }, (_, at) => 0.01 - 2 * change(at)),
  smb: new Float64Array(10),
  market: new Float64Array(10),
  twoYear: Float64Array.from({ length: 10 }, (_, at) => change(at)),
  tenYear: new Float64Array(10),
};
function change(at: number): number {
  return [0.001, -0.0005, 0.0002, 0, -0.0012, 0.0007, 0.0003, -0.0001, 0.0004, -0.0009][at] as number;
}

test("a day's change of the yield is since the trading day before, joined by date to its size gap", () => {
  const at = moves.days.indexOf("2024-07-11");
  expect(moves.gap[at]).toBe(raw("size-gap-daily", "2024-07-11", "gap_1d"));
  expect(moves.smb[at]).toBe(raw("factors-daily", "2024-07-11", "smb"));
  const fall = raw("rates-daily", "2024-07-11", "dgs2") - raw("rates-daily", "2024-07-10", "dgs2");
  expect(moves.twoYear[at]).toBeCloseTo(fall, 15);
  expect(moves.days[0]).toBe("2024-01-02");
  expect(moves.twoYear[0]).toBeNaN();
});

test("a holiday of the bond market leaves its day and the next without a change", () => {
  const on = (day: string) => moves.twoYear[moves.days.indexOf(day)];
  // Columbus Day 2024: shares traded, Treasuries were not quoted.
  expect([on("2024-10-14"), on("2024-10-15")]).toEqual([Number.NaN, Number.NaN]);
  expect(on("2024-10-16")).not.toBeNaN();
});

test("the reaction is the lead that goes with a fall of a tenth of a point, with its sign turned from the slope", () => {
  const reaction = rateReaction(LINE, { from: "2024-03-01", to: "2024-03-31" });
  expect(reaction?.slope).toBeCloseTo(-2, 10);
  expect(reaction?.intercept).toBeCloseTo(0.01, 10);
  expect(reaction?.lead).toBeCloseTo(0.002, 10);
  expect(reaction).toMatchObject({ n: 10, from: "2024-03-11", to: "2024-03-20" });
  expect((reaction?.interval[0] as number) <= (reaction?.lead as number)).toBe(true);
  expect((reaction?.interval[1] as number) >= (reaction?.lead as number)).toBe(true);
});

test("fewer than eight known days give none; a day can be left out", () => {
  const sample = { from: "2024-03-11", to: "2024-03-18" };
  expect(rateReaction(LINE, sample)?.n).toBe(8);
  expect(rateReaction(LINE, { ...sample, without: "2024-03-15" })).toBeNull();
  const holed = { ...LINE, twoYear: LINE.twoYear.map((value, at) => (at === 2 ? Number.NaN : value)) };
  expect(rateReaction(holed, sample)).toBeNull();
});

test("falls alone leave out days without a fall", () => {
  // A kink: small caps gain three times what the yield falls, and nothing when it rises.
  const days = Array.from({ length: 20 }, (_, at) => `2024-03-${11 + at}`);
  const twoYear = Float64Array.from(days, (_, at) => ((at % 2 === 0 ? -1 : 1) * (at + 1)) / 1e4);
  const kinked = { ...LINE, days, twoYear, gap: twoYear.map((value) => (value < 0 ? -3 * value : 0)) };
  const reaction = rateReaction(kinked, { from: "2024-03-01", to: "2024-03-31", fallsOnly: true });
  expect(reaction?.n).toBe(10);
  expect(reaction?.slope).toBeCloseTo(-3, 10);
});

test("before any yield is known there are no days", () => {
  expect(rateMoves(openStore({ asOf: "1990-01-31" })).days).toEqual([]);
});
