import { expect, test } from "vitest";
import { longSlump, spellAt } from "../../claims/long-slump.js";
import { changedStore } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { rawRows } from "./raw.js";

testEveryAsOf(longSlump, ["supported", "supported", "pending", "supported", "supported", "pending"]);

test("the spell runs from the month of the highest month end to the month asked about", () => {
  const rows = rawRows("index-monthly").filter(({ month = "" }) => month <= "2024-06");
  for (const [name, column] of [
    ["price", "russell2000_price"],
    ["total return", "russell2000_total_return"],
  ] as const) {
    const levels = rows.map((row) => Number(row[column]));
    const peak = levels.indexOf(Math.max(...levels));
    const now = evaluated(longSlump);
    expect(reading(now, `months since the last high, ${name}, at the end of June 2024`)).toBe(
      rows.length - 1 - peak,
    );
    const depth = (levels.at(-1) as number) / (levels[peak] as number) - 1;
    expect(
      reading(now, `distance from that high, ${name}, at the end of June 2024 (fits below it)`),
    ).toBeCloseTo(depth, 12);
  }
});

test("a spell has its high, its length, its depth and its place by length", () => {
  const months = ["2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06"];
  const levels = Float64Array.of(4, 2, 5, 4, 3, 4.5);
  expect(spellAt(months, levels, "2024-06")).toEqual({
    from: "2024-03",
    to: "2024-06",
    months: 3,
    depth: 4.5 / 5 - 1,
    rank: 1,
    of: 2,
  });
  expect(spellAt(months, levels, "2024-04")).toMatchObject({ months: 1, rank: 2, of: 2 });
  expect(spellAt(months, levels, "2024-03")).toBeNull();
  expect(spellAt(months, levels, "2023-12")).toBeNull();
});

test("a high within two years contradicts it, and no high below which it lies leaves it untestable", () => {
  const raised = (month: string) =>
    longSlump.evaluate(
      changedStore(NOTE, {
        "index-monthly": (row) =>
          row.month === month ? { ...row, russell2000_price: 1e4, russell2000_total_return: 1e4 } : row,
      }),
    );
  expect(raised("2022-07").verdict).toBe("contradicted");
  expect(raised("2022-06").verdict).toBe("depends");
  expect(raised("2022-05").verdict).toBe("supported");
  expect(longSlump.evaluate(changedStore(NOTE, { "index-monthly": null })).verdict).toBe("untestable");
});
