import { type ColumnTable, table } from "arquero";
import { describe, expect, test } from "vitest";
import { multiples } from "../../claims/multiples.js";
import { numbers, periods } from "../../lib/stats/series/column.js";
import { openStore } from "../../lib/store/open-store.js";
import type { Store } from "../../lib/store/store.js";

const asOf = "2024-07-24";
const evaluate = (day: string | null) => multiples.evaluate(openStore({ asOf: day }));
const own = (store: Store) => multiples.evaluate(store).estimates.filter(({ comparison }) => !comparison);

/** The store with a table changed, after what was known has been decided. */
function edited(
  name: string,
  edit: (known: ColumnTable, day: string | null) => ColumnTable,
  day: string | null = asOf,
): Store {
  const store = openStore({ asOf: day });
  return {
    ...store,
    read: (asked: string, options: { readonly asOf?: string } = {}) => {
      const known = store.read(asked, options);
      return asked === name ? edit(known, options.asOf ?? day) : known;
    },
  } as Store;
}

/** Earnings that change by one rate every month, as far as they are known. */
const steadyEarnings = (rate: number) =>
  edited("sp500-earnings-monthly", (known) => {
    const earnings = numbers(known, "earnings_12m");
    return known.assign(
      table({
        earnings_12m: earnings.map((value, at) => (Number.isNaN(value) ? value : (1 + rate) ** at)),
      }),
    );
  });

// pandas 1.5.3 on data/*.csv: differences of logs of earnings to 2024-03, times 10/21 or 10/63, or m f + (x - m) sqrt f; quantiles (linear) of
// 1 - e / p at 2.5%, 50% and 97.5%, p the log change of the Russell 2000 from 10 to 24 July 2024.
const SHARES_FROM_PANDAS = [
  ["monthly changes since 1871, at an even pace", 1838, 0.6447489661622418, 0.9622946655955088, 1.3537766453],
  ["quarterly changes since 1871, at an even pace", 612, 0.6454734143, 0.9619141302644623, 1.353357718915765],
  ["quarterly changes since 1871, as a random walk", 612, 0.1676542368, 0.9619141302644623, 1.94442974006724],
  ["monthly changes since 1935, at an even pace", 1071, 0.6194998352, 0.9532718570654821, 1.377071921073],
  ["quarterly changes since 1935, at an even pace", 357, 0.6352895108, 0.9532647840605983, 1.373660402245],
  ["quarterly changes since 1935, as a random walk", 357, 0.1551531825, 0.9532647840605983, 2.008449411256],
] as const;

describe("multiples.evaluate(store) at the note's own day", () => {
  test.each(SHARES_FROM_PANDAS)(
    "earnings as the composite's %s: the shares that pandas gives",
    (pace, n, low, median, high) => {
      const reading = evaluate(asOf).estimates.find(({ definition }) =>
        definition.endsWith(`${pace}; the rally`),
      );
      expect(reading).toMatchObject({ n, from: "2024-07-10", to: "2024-07-24", fits: false });
      expect(reading?.value).toBeCloseTo(median, 9);
      expect(reading?.interval?.[0]).toBeCloseTo(low, 9);
      expect(reading?.interval?.[1]).toBeCloseTo(high, 9);
    },
  );

  test("on earnings as last reported the multiple is all of it, since no month's earnings became known in between", () => {
    expect(own(openStore({ asOf }))[0]).toMatchObject({ value: 1, fits: true });
    const monthToDate = evaluate(asOf).estimates.find(
      ({ definition }) => definition === "earnings as last reported on each day; the month to date",
    );
    // March became known on 29 June: earnings went from 191.7367 to 191.39, the price up by 7.2%.
    expect(monthToDate?.value).toBeCloseTo(1 - Math.log(191.39 / 191.7367) / 0.0696383402099727, 9);
    expect(monthToDate?.comparison).toBe(true);
  });

  test("so the verdict depends on what earnings are, and the reason gives both, the odds, and what would settle it", () => {
    const { verdict, reason, detail, estimates } = evaluate(asOf);
    expect(verdict).toBe("depends");
    expect(estimates.filter(({ comparison }) => !comparison)).toHaveLength(7);
    expect(detail).toContain("rose 7.0% in 10 sessions to 24 July 2024");
    expect(reason).toContain("On reported earnings the multiple made 100% of the move");
    expect(detail).toContain("With their usual change the multiple made 95.3% to 96.2%");
    expect(detail).toContain("16% to 65%");
    // 0.507 to 0.564 by pandas: changes of at most 5% of the rally.
    expect(detail).toContain("After 51% to 56% of all observed changes it made 95% or more");
    expect(detail).toContain("would settle it");
  });

  test("the composite's own spans stand beside it, exactly split, and do not decide", () => {
    const spans = evaluate(asOf).estimates.filter(({ definition }) =>
      definition.startsWith("S&P composite itself"),
    );
    // 1 - ln(E1 / E0) / ln(P1 / P0) of the two rows of the table, by pandas.
    expect(spans.map(({ from, to, value }) => [from, to, value])).toEqual([
      ["2014-03", "2024-03", expect.closeTo(0.3791072218621233, 9)],
      ["2022-12", "2023-12", expect.closeTo(0.5027527908691364, 9)],
      ["2023-03", "2024-03", expect.closeTo(0.6397238518676542, 9)],
      ["2023-12", "2024-03", expect.closeTo(1.0560151359446535, 9)],
    ]);
    expect(spans.every(({ comparison }) => comparison)).toBe(true);
  });
});

describe("the rule", () => {
  test("supports the claim where earnings hardly move", () => {
    const { verdict, estimates } = multiples.evaluate(steadyEarnings(0.001));
    expect(verdict).toBe("supported");
    // Ten sessions at 0.1% a month: 1 - (10 / 21) ln 1.001 / ln(1 + rally), whatever the sample.
    for (const { value, interval } of estimates.filter(({ comparison }) => !comparison).slice(1)) {
      expect(value).toBeCloseTo(1 - ((10 / 21) * Math.log(1.001)) / 0.06765739789258518, 9);
      expect(interval?.[0]).toBeCloseTo(value, 9);
    }
  });

  test("contradicts it where reported earnings rise with the price and always rise fast", () => {
    const rising = edited("sp500-earnings-monthly", (known, day) => {
      const earnings = numbers(known, "earnings_12m");
      // What is reported on or after 24 July is 5% more than what was reported before.
      const lift = (day ?? asOf) >= asOf ? 1.05 : 1;
      return known.assign(
        table({
          earnings_12m: earnings.map((value, at) => (Number.isNaN(value) ? value : lift * 1.02 ** at)),
        }),
      );
    });
    const { verdict, reason } = multiples.evaluate(rising);
    expect(verdict).toBe("contradicted");
    // 1 - ln 1.05 / 0.067657 = 0.279.
    expect(reason).toContain("On reported earnings the multiple made 28% of the move");
  });

  test("has nothing to split where the price did not move", () => {
    const flat = edited("index-daily", (known) =>
      known.assign(table({ russell2000_price: periods(known, "date").map(() => 100) })),
    );
    expect(multiples.evaluate(flat)).toMatchObject({ verdict: "untestable", estimates: [] });
  });

  test("does not stumble over a loss in the earnings", () => {
    const loss = edited("sp500-earnings-monthly", (known) => {
      const earnings = numbers(known, "earnings_12m");
      return known.assign(
        table({ earnings_12m: earnings.map((value, at) => (at === 1000 ? -value : value)) }),
      );
    });
    expect(own(loss)).toHaveLength(7);
    expect(own(loss)[1]?.n).toBe(1836);
  });
});

/** ln of the Russell 2000's close of 31 December 2024 over that of 7 June 2024, the last before 9 June, from data/index-daily.csv by pandas. */
const PRICE_JUNE_TO_DECEMBER = 0.09573839996691041;

describe("as-of", () => {
  test("the window stays what it was on any later day, and the published figures come in once they are known", () => {
    const published = (day: string | null) =>
      evaluate(day).estimates.filter(({ definition }) => definition.includes("published"));
    expect(published(asOf)).toEqual([]);
    expect(published("2024-09-02")).toHaveLength(1);
    for (const day of [null, "2024-12-31", "2026-06-30"]) {
      expect(evaluate(day).estimates[0]).toMatchObject({ from: "2024-07-10", to: "2024-07-24", value: 1 });
      const [multiple, growth] = published(day);
      expect(multiple).toMatchObject({ from: "2024-06-09", to: "2024-12-31", comparison: true, fits: false });
      expect(multiple?.value).toBeCloseTo(Math.log(16 / 14.2) / PRICE_JUNE_TO_DECEMBER, 9);
      expect(multiple?.interval?.[0]).toBeCloseTo(Math.log(15.5 / 14.25) / PRICE_JUNE_TO_DECEMBER, 9);
      expect(multiple?.interval?.[1]).toBeCloseTo(Math.log(16.5 / 14.15) / PRICE_JUNE_TO_DECEMBER, 9);
      expect(growth?.value).toBeCloseTo(1 - (10 / 63) * (Math.log(1 + 0.179 / 4) / 0.06765739789258518), 9);
    }
  });

  test("within the rally it asks of the sessions so far, before it and in 1990 there is nothing to ask", () => {
    expect(evaluate("2024-07-12").detail).toContain("rose 4.7% in 2 sessions to 12 July 2024");
    for (const day of ["2024-07-10", "1990-01-31"]) {
      expect(evaluate(day)).toMatchObject({ verdict: "untestable", estimates: [] });
      expect(evaluate(day).detail).toContain("would settle it");
    }
  });

  test("no window ends after the day", () => {
    for (const day of ["2024-07-12", asOf, "2024-12-31"]) {
      for (const { to } of evaluate(day).estimates) expect(to <= day).toBe(true);
    }
  });
});
