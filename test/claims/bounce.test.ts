import { expect, test } from "vitest";
import { bounce } from "../../claims/bounce.js";
import { changedStore, setting } from "./changed-store.js";
import { evaluated, NOTE, testEveryAsOf } from "./every-as-of.js";
import { raw, rawReturn } from "./raw.js";

testEveryAsOf(bounce, ["depends", "depends", "pending", "depends", "depends", "pending"]);

test("7% holds when 11 July counts, and not from its close", () => {
  const own = evaluated(bounce).estimates.filter(({ comparison }) => !comparison);
  expect(own.map(({ from, to, fits }) => [from, to, fits])).toEqual([
    ["2024-07-10", "2024-07-18", true],
    ["2024-07-10", "2024-07-18", true],
    ["2024-07-11", "2024-07-18", false],
    ["2024-07-11", "2024-07-18", false],
  ]);
  expect(own[0]?.value).toBeCloseTo(rawReturn("russell2000_price", "2024-07-10", "2024-07-18"), 12);
});

test("the peak of the window is the close of 16 July, from which the other base would fit", () => {
  const peak = evaluated(bounce).estimates.filter(({ comparison }) => comparison);
  expect(peak.map(({ to, fits, value }) => [to, fits, value.toFixed(3)])).toEqual([
    ["2024-07-16", false, "0.103"],
    ["2024-07-16", false, "0.104"],
    ["2024-07-16", true, "0.065"],
    ["2024-07-16", true, "0.066"],
  ]);
  expect(evaluated(bounce).detail).toMatch(
    /To the highest close, that of 16 July, the return rounds to 7% from the close of 11 July \(6\.52% and 6\.6%\)\.$/,
  );
});

test("a close of 18 July 7% above that of the 11th would turn it round", () => {
  const level = raw("index-daily", "2024-07-11", "russell2000_price") * 1.07;
  const changed = changedStore(NOTE, { "index-daily": setting("2024-07-18", "russell2000_price", level) });
  expect(
    bounce
      .evaluate(changed)
      .estimates.filter(({ definition, comparison }) => definition.includes("price") && !comparison)
      .map(({ fits }) => fits),
  ).toEqual([false, true]);
});
