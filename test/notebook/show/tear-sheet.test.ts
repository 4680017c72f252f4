import { describe, expect, test } from "vitest";
import { TABLE, type TableData } from "../../../lib/notebook/output-data.js";
import type { Displayable } from "../../../lib/notebook/show/displayable.js";
import { show } from "../../../lib/notebook/show/show.js";
import { tearSheet } from "../../../lib/notebook/show/tear-sheet.js";
import { showSheet } from "../../../lib/notebook/show/value-bundle.js";
import { whenKnown } from "../../../lib/notebook/show/when-known.js";
import type { Figure } from "../../../lib/plots/figure.js";
import { addMonths } from "../../../lib/stats/series/calendar.js";
import { compound } from "../../../lib/stats/series/compound.js";
import { kernelOutputs } from "./kernel-outputs.js";

const shown = kernelOutputs();
const NAN = Number.NaN;
const options = { source: "A source", asOf: "2024-07-24" } as const;

// Thirteen month ends, a year: small gains 1% a month but loses 10% in June, large gains 1% throughout.
const days = Array.from({ length: 13 }, (_, t) => addMonths("2022-12", t));
const wealth = (returns: readonly number[]) => Array.from(compound(returns), (level) => 100 * level);
const monthly = Array.from({ length: 12 }, (_, t) => (t === 5 ? -0.1 : 0.01));
const small = { name: "Small", days, levels: wealth(monthly) };
const large = { name: "Large", days, levels: wealth(monthly.map(() => 0.01)) };

const parts = (sheet: ReturnType<typeof tearSheet>) =>
  sheet.parts as readonly [paths: Figure, gaps: Figure, own: Displayable, relative: Displayable];
const rows = (table: Displayable) =>
  Object.fromEntries(
    (table.mime[TABLE] as TableData).rows.map(([label, ...cells]) => [label, cells.join(" ")] as const),
  );
const line = (figure: Figure, name: string) =>
  figure.data.find((trace) => trace.name === name) as unknown as { x: string[]; y: (number | null)[] };

describe("tearSheet(first, second, options)", () => {
  test("draws relative wealth, the drawdown of each, and the gap over a year", () => {
    const [paths] = parts(tearSheet(small, large, options));
    expect(paths.layout.title).toMatchObject({ text: "Small against Large, December 2022 to December 2023" });
    const relative = line(paths, "Relative wealth");
    expect(relative.x).toHaveLength(13);
    expect(relative.y[0]).toBe(1);
    expect(relative.y.at(-1)).toBeCloseTo(0.9 / 1.01, 12);
    expect(line(paths, "Small").y[6]).toBeCloseTo(-0.1, 12);
    expect(line(paths, "Large").y.every((value) => value === 0)).toBe(true);
    const gap = line(paths, "Gap").y;
    expect(gap.slice(0, -1).every((value) => value === null)).toBe(true);
    // In points.
    expect(gap.at(-1)).toBeCloseTo(100 * (0.9 * 1.01 ** 11 - 1.01 ** 12), 10);
    expect(paths.caption).toBe("Source: A source. As of 24 July 2024.");
  });

  test("puts the gaps by month and year into a heat map", () => {
    const [, gaps] = parts(tearSheet(small, large, options));
    const { x, text } = gaps.data[0] as unknown as { x: string[]; text: string[] };
    expect(text[x.indexOf("Jun")]).toBe("−11.0");
    expect(text[x.indexOf("Jul")]).toBe("0.0");
    expect(text[x.indexOf("Year")]).toBe(
      (100 * (0.9 * 1.01 ** 11 - 1.01 ** 12)).toFixed(1).replace("-", "−"),
    );
  });

  test("measures each leg, and one against the other", () => {
    const [, , own, relative] = parts(tearSheet(small, large, options));
    expect(rows(own)).toMatchObject({
      "Return, whole span": "0.4% 12.7%",
      "Return a year": "0.4% 12.7%",
      "Volatility a year": "11.0% 0.0%",
      "Sharpe ratio": "0.09 ∞",
      "Max drawdown": "−10.0% 0.0%",
      "Ulcer index": "5.7% 0.0%",
      "Value at risk, 95%, a month": "−4.0% 1.0%",
      "Expected shortfall, 95%, a month": "−10.0% 1.0%",
      Skewness: "−3.02 n/a",
    });
    expect(rows(relative)).toMatchObject({
      "Wealth at the end, ratio": "0.89",
      "Max drawdown of that ratio": "−10.9%",
      "Tracking error a year": "11.0%",
      Correlation: "n/a",
      Beta: "n/a",
      "Down capture": "n/a",
    });
  });

  test("says over which rate the Sharpe ratios are", () => {
    const [, , own] = parts(tearSheet(small, large, { ...options, riskFree: 0.004 }));
    expect(own.mime["text/plain"]).toContain("Sharpe ratio over 0.40% a month");
    expect(rows(own)["Sharpe ratio"]).not.toBe("0.09 ∞");
  });

  test("joins the legs by day, and leaves out ends at which either has no level", () => {
    const late = { name: "Small", days: ["2022-11", ...days], levels: [NAN, NAN, ...small.levels.slice(1)] };
    const gone = { ...large, levels: [...large.levels.slice(0, -1), NAN] };
    const [paths] = parts(tearSheet(late, gone, options));
    expect(line(paths, "Relative wealth").x).toHaveLength(11);
    const days10 = days.slice(2, 12);
    const inner = { name: "Large", days: days10, levels: large.levels.slice(2, 12) };
    const [joined] = parts(tearSheet(small, inner, options));
    expect(line(joined, "Relative wealth").x).toHaveLength(10);
    expect(line(joined, "Relative wealth").y[0]).toBe(1);
  });

  test("takes days as well, with a year of 252 of them", () => {
    const dated = (leg: typeof small) => ({ ...leg, days: days.map((month) => `${month}-15`) });
    const [, , own] = parts(tearSheet(dated(small), dated(large), options));
    expect(rows(own)).toHaveProperty(["Value at risk, 95%, a day"]);
    // Thirteen days are under a year.
    expect(rows(own)["Return a year"]).toBe("n/a n/a");
  });

  test("refuses returns, days that do not ascend, and legs without two days in common", () => {
    expect(() => tearSheet({ ...small, levels: [0, ...monthly] }, large, options)).toThrow(
      'tearSheet, "Small", requires levels of zero or more (got -0.1 at position 6); turn returns into levels with compound(returns)',
    );
    expect(() => tearSheet({ ...small, days: [...days].reverse() }, large, options)).toThrow(
      "ascending days",
    );
    const elsewhere = { ...large, days: days.map((month) => addMonths(month, 12)) };
    expect(() => tearSheet(small, elsewhere, options)).toThrow(
      'tearSheet requires two days on which "Small" and "Large" have a level (got 1)',
    );
    expect(() => tearSheet(small, large, {} as typeof options)).toThrow("tearSheet requires source");
  });
});

test("show gives each part of a sheet an output of its own, also as the value of a cell and once it is known", () => {
  const sheet = tearSheet(small, large, options);
  show(sheet);
  expect(shown).toHaveLength(4);
  expect(shown[2]).toContain("Each by itself");
  expect(showSheet(sheet)).toBe(true);
  whenKnown({ asOf: null }, { day: "2024-07-24", what: "it" }, () => sheet);
  expect(shown).toHaveLength(12);
  expect(showSheet({ parts: [1] })).toBe(false);
  expect(showSheet([{ a: 1 }])).toBe(false);
});
