import { expect, test } from "vitest";
import { checkJumps } from "../../lib/update/check-jumps.js";

const closes = (...values: number[]) =>
  new Map(values.map((close, index) => [`2026-11-0${index + 2}`, close] as const));

test("checkJumps(closes) refuses a close that no return makes, and names both closes and the day", () => {
  expect(() => checkJumps(closes(100, 101.00000001, 140), { file: "yahoo-RUT.json" })).toThrow(
    /^yahoo-RUT\.json: the close jumps from 101 to 140 on 2026-11-04, by more than 30%:.*; the next update asks again$/,
  );
  expect(() => checkJumps(closes(100, 50), { file: "x" })).toThrow(/from 100 to 50 on 2026-11-03/);
});

test("checkJumps(closes) takes the largest days on record, one close and none", () => {
  for (const series of [closes(282.7, 224.84, 236.83), closes(100), closes()])
    expect(() => checkJumps(series, { file: "x" })).not.toThrow();
});
