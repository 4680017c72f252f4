import { expect, test } from "vitest";
import { flows } from "../../claims/flows.js";
import { changedStore, setting } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { raw } from "./raw.js";

testEveryAsOf(flows, ["supported", "supported", "pending", "supported", "supported", "pending"]);

const net = (day: string, trader: string) => raw("cot-weekly", day, `r2000_${trader}_net`);

test("what was bought is the change of the net position since 9 July, by report", () => {
  const later = evaluated(flows, null);
  for (const [name, trader] of [
    ["asset managers", "asset_manager"],
    ["leveraged funds", "leveraged"],
  ] as const) {
    expect(reading(later, `net futures bought by ${name}, to 16 July`)).toBe(
      net("2024-07-16", trader) - net("2024-07-09", trader),
    );
    expect(reading(later, `net futures bought by ${name}, to 23 July`)).toBe(
      net("2024-07-23", trader) - net("2024-07-09", trader),
    );
    expect(reading(later, `net futures bought by ${name} in the half year before (fits below zero)`)).toBe(
      net("2024-07-09", trader) - net("2024-01-09", trader),
    );
  }
});

test("the report of 23 July came out after the note", () => {
  const second = "net futures bought by asset managers, to 23 July";
  expect(reading(evaluated(flows), second)).toBeUndefined();
  expect(reading(evaluated(flows, "2024-07-26"), second)).toBeDefined();
});

test("selling by one kind makes it depend; selling by both after months of buying contradicts it", () => {
  const position = (day: string, trader: string, value: number) => setting(day, `r2000_${trader}_net`, value);
  const one = changedStore(NOTE, { "cot-weekly": position("2024-07-16", "leveraged", -200_000) });
  expect(flows.evaluate(one).verdict).toBe("depends");
  const both = changedStore(NOTE, {
    "cot-weekly": (row) =>
      row.date === "2024-07-16"
        ? { ...row, r2000_leveraged_net: -200_000, r2000_asset_manager_net: -200_000 }
        : row.date === "2024-01-09"
          ? { ...row, r2000_leveraged_net: -300_000, r2000_asset_manager_net: -300_000 }
          : row,
  });
  expect(flows.evaluate(both).verdict).toBe("contradicted");
});

test("no report leaves it untestable, and a fund's flow of August is hindsight that does not decide", () => {
  expect(flows.evaluate(changedStore(NOTE, { "cot-weekly": null })).verdict).toBe("untestable");
  const august = evaluated(flows, null).estimates.filter(({ unit }) => unit === "USD billion");
  expect(august.map(({ value, fits, comparison }) => [value, fits, comparison])).toEqual([
    [-2.6, false, true],
  ]);
});
