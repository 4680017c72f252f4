import { expect, test } from "vitest";
import { lowCorrelation, memberCorrelations } from "../../claims/low-correlation.js";
import { openStore } from "../../lib/store/open-store.js";
import { changedStore } from "./changed-store.js";
import { evaluated, NOTE, testEveryAsOf } from "./every-as-of.js";
import { rawRows } from "./raw.js";

testEveryAsOf(lowCorrelation, ["depends", "depends", "pending", "depends", "depends", "pending"]);

const JULY = "2024-07-01";
const BEFORE = "2023-07-01";
const cell = (universe: string, sampling: string, start: string) =>
  Number(
    rawRows("correlation").find(
      (row) => row.universe === universe && row.sampling === sampling && row.start === start,
    )?.mean_pairwise_correlation,
  );
const values = (asOf: string | null) =>
  evaluated(lowCorrelation, asOf)
    .estimates.filter(({ comparison }) => !comparison)
    .map(({ definition, from, value, fits }) => [definition, from, value, fits]);

const SMALL = "Russell 2000 members";
const AGAINST = "Russell 2000 members less S&P 500 members";

test("before July small caps correlate little by the word; against large caps only by weekly returns", () => {
  const [daily, weekly] = ["daily", "weekly"].map((sampling) => [
    cell("r2000", sampling, BEFORE),
    cell("sp500", sampling, BEFORE),
  ]) as [[number, number], [number, number]];
  expect(values(NOTE)).toEqual([
    [`${SMALL}, daily returns`, BEFORE, daily[0], true],
    [`${SMALL}, weekly returns`, BEFORE, weekly[0], true],
    [`${AGAINST}, daily returns`, BEFORE, expect.closeTo(daily[0] - daily[1], 12), false],
    [`${AGAINST}, weekly returns`, BEFORE, expect.closeTo(weekly[0] - weekly[1], 12), true],
  ]);
});

test("July's own figures fit neither reading, and are known once the month has ended", () => {
  const july = (asOf: string | null) => values(asOf).filter(([, from]) => from === JULY);
  expect(july("2024-07-30")).toEqual([]);
  for (const asOf of ["2024-07-31", null]) {
    expect(july(asOf)).toEqual([
      [`${SMALL}, daily returns`, JULY, cell("r2000", "daily", JULY), false],
      [
        `${AGAINST}, daily returns`,
        JULY,
        expect.closeTo(cell("r2000", "daily", JULY) - cell("sp500", "daily", JULY), 12),
        false,
      ],
    ]);
  }
});

test("the interval is wide where there are few returns, however many members", () => {
  const [year, july] = [BEFORE, JULY].map((from) =>
    memberCorrelations(openStore()).find(
      (one) => one.universe === "r2000" && one.sampling === "daily" && one.from === from,
    ),
  );
  // With many members the standard error is r (1 - r) sqrt(2 / (T - 1)): 0.3415 x 0.6585 x sqrt(2 / 20) = 0.0711.
  expect(((july?.interval[1] as number) - (july?.interval[0] as number)) / 2 / 1.96).toBeCloseTo(0.0711, 3);
  // 0.2114 x 0.7886 x sqrt(2 / 248) = 0.0150.
  expect(((year?.interval[1] as number) - (year?.interval[0] as number)) / 2 / 1.96).toBeCloseTo(0.015, 3);
});

test("figures of the year before the note's day count, however late it is asked", () => {
  expect(values("2025-08-01")).toEqual(values(null));
  const aged = (end: string) =>
    lowCorrelation.evaluate(changedStore(NOTE, { correlation: (row) => ({ ...row, end }) }));
  expect(aged("2023-07-24").verdict).not.toBe("untestable");
  expect(aged("2023-07-23")).toMatchObject({ verdict: "untestable", estimates: [] });
});

test("the verdict turns with the figures", () => {
  const with_ = (small: number, large: number) =>
    lowCorrelation.evaluate(
      changedStore(NOTE, {
        correlation: (row) => ({
          ...row,
          mean_pairwise_correlation: row.universe === "r2000" ? small : large,
        }),
      }),
    ).verdict;
  expect(with_(0.2, 0.25)).toBe("supported");
  expect(with_(0.35, 0.3)).toBe("contradicted");
  // By the word low, not lower than elsewhere; and the other way round.
  expect(with_(0.2, 0.2)).toBe("depends");
  expect(with_(0.3, 0.5)).toBe("depends");
});

test("the detail has the decimals that tell which is lower, and whether it is low", () => {
  expect(evaluated(lowCorrelation).detail).toContain(
    "On 249 daily returns in the year to June 2024, it was 0.211 against 0.208.",
  );
  expect(evaluated(lowCorrelation).detail).toContain(
    "On 52 weekly returns in the year to June 2024, it was 0.18 against 0.24.",
  );
  const { detail } = lowCorrelation.evaluate(
    changedStore(NOTE, {
      correlation: (row) => ({ ...row, mean_pairwise_correlation: row.universe === "r2000" ? 0.2996 : 0.3 }),
    }),
  );
  expect(detail).toContain("0.2996 against 0.3000");
  const difference = evaluated(lowCorrelation).estimates.find(({ value }) => Math.abs(value) < 0.01);
  expect(difference).toMatchObject({ digits: 3, fits: false });
});
