import { expect, test } from "vitest";
import { derisking } from "../../claims/derisking.js";
import { changedStore } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { raw, rawRows } from "./raw.js";

testEveryAsOf(derisking, ["untestable", "untestable", "pending", "untestable", "untestable", "pending"]);

const now = evaluated(derisking);
const change = (column: string) =>
  raw("cot-weekly", "2024-07-16", column) - raw("cot-weekly", "2024-07-09", column);

test("prices: the momentum factor compounded, and funds by the arithmetic of four closes", () => {
  const wealth = rawRows("factors-daily")
    .filter(({ date = "" }) => date > "2024-07-10" && date <= NOTE)
    .reduce((product, row) => product * (1 + Number(row.mom)), 1);
  expect(reading(now, "losers less winners (momentum factor), 11-24 July")).toBeCloseTo(1 - wealth, 12);
  const total = (fund: string) =>
    raw("style-daily", "2024-07-16", fund) / raw("style-daily", "2024-07-10", fund) - 1;
  const beta = reading(now, "SPLV (low volatility) less SPHB (high beta), 11-16 July");
  expect(beta).toBeCloseTo(total("splv") - total("sphb"), 12);
});

test("futures: positions together, and the part of the buying that closed shorts", () => {
  const both = change("r2000_leveraged_long") + change("r2000_leveraged_short");
  expect(reading(now, "change of leveraged funds' longs and shorts together, Russell 2000 futures")).toBe(
    both,
  );
  const closed = -change("r2000_leveraged_short") / change("r2000_leveraged_net");
  const own = now.estimates.find(({ definition }) => definition.startsWith("part of leveraged funds' net"));
  expect(own?.value).toBeCloseTo(closed, 12);
  expect(own?.fits).toBe(false);
});

test("no data here make it testable, though the share of closed shorts can be more than half", () => {
  const made = derisking.evaluate(
    changedStore(NOTE, {
      "cot-weekly": (row) =>
        row.date === "2024-07-16"
          ? { ...row, r2000_leveraged_short: 101_956, r2000_leveraged_net: -9861 }
          : row,
    }),
  );
  const own = made.estimates.find(({ definition }) => definition.startsWith("part of leveraged funds' net"));
  // 131,956 - 101,956 closed of -9,861 + 69,861 bought.
  expect(own?.value).toBe(0.5);
  expect(own?.fits).toBe(false);
  expect(made.verdict).toBe("untestable");
});

test("where funds sold there is no share of buying", () => {
  const made = derisking.evaluate(
    changedStore(NOTE, {
      "cot-weekly": (row) => (row.date === "2024-07-16" ? { ...row, r2000_leveraged_net: -90_000 } : row),
    }),
  );
  expect(made.estimates.some(({ definition }) => definition.startsWith("part of leveraged funds' net"))).toBe(
    false,
  );
});

test("the published leverage fits because it was published as a low", () => {
  const name =
    "hedge funds' net leverage as published by Goldman Sachs prime brokerage, the lowest since March 2023";
  expect(reading(now, name)).toBeCloseTo(0.498, 12);
  const silent = changedStore(NOTE, { "published-figures": null });
  expect(reading(derisking.evaluate(silent), name)).toBeUndefined();
});

test("waits for the note's close", () => {
  expect(evaluated(derisking, "2024-07-23")).toMatchObject({ verdict: "pending", estimates: [] });
});
