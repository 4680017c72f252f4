// Takes long: panels of thousands of rows are generated and computed.

import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRegistered } from "../../lib/panel/open-panel.js";
import {
  all,
  checkPanel,
  dailyBreadth,
  dollarVolume,
  everyone,
  generatePanel,
  groupReturns,
  KNOWN_TRUTH,
  lossMakers,
  lossMaking,
  meanCorrelation,
  memberOf,
  monthlyHoldings,
  openPanel,
  profitable,
  quantilePortfolios,
  type StockPanel,
  spreadTest,
  tradedOnBothDays,
} from "../../lib/panel.js";
import { inFiles, withGenerated } from "./small-panels.js";

const SMALL = memberOf("r2000");
const LARGE = memberOf("sp500");
const YEAR = { from: "2023-07-01", to: "2024-06-28" };

describe("a generated panel gives back what it was made to hold", () => {
  let panel: StockPanel;
  let done: () => void;
  let gone: Promise<void>;
  beforeAll(async () => {
    await new Promise<void>((ready, failed) => {
      const size = { small: 400, large: 100, from: "2023-07-01", to: "2024-08-30" };
      gone = withGenerated(size, async (folder) => {
        panel = await openRegistered(inFiles(folder));
        ready();
        await new Promise<void>((resolve) => {
          done = resolve;
        });
        await panel.close();
      });
      gone.catch(failed);
    });
  });
  afterAll(async () => {
    done();
    await gone;
  });

  test.each([
    ["r2000", SMALL, KNOWN_TRUTH.correlation.r2000],
    ["sp500", LARGE, KNOWN_TRUTH.correlation.sp500],
  ])("the correlation of %s", async (_, members, truth) => {
    const { correlation, periods } = await meanCorrelation(panel, { ...YEAR, members });
    expect(periods).toBe(250);
    // The noise of single stocks leaves a part in a hundred; the market's is removed from the sample.
    expect(Math.abs(correlation - truth)).toBeLessThan(0.015);
  });

  test("the share of loss-makers, by what was known on the day", async () => {
    const on = (date: string, members = SMALL) => lossMakers(panel, { date, members });
    expect(await on("2024-07-10")).toMatchObject({ n: 400, byCount: KNOWN_TRUTH.lossMakers.r2000 });
    expect(await on("2024-07-10", LARGE)).toMatchObject({ n: 100, byCount: KNOWN_TRUTH.lossMakers.sp500 });
    // The report of 9 August turns every sign; it is known the day after, a Saturday.
    expect((await on("2024-08-09")).byCount).toBeCloseTo(KNOWN_TRUTH.lossMakers.r2000, 12);
    expect((await on("2024-08-12")).byCount).toBeCloseTo(1 - KNOWN_TRUTH.lossMakers.r2000, 12);
  });

  test("how far loss-makers were ahead in the rally, within three standard errors", async () => {
    const { after, to, lossMakersAhead } = KNOWN_TRUTH.rally;
    const rows = await groupReturns(
      panel,
      { base: after, end: to },
      {
        groups: [
          { universe: "r2000", group: "loss_making", members: SMALL, within: lossMaking },
          { universe: "r2000", group: "profitable", members: SMALL, within: profitable },
          { universe: "traded", group: "all", members: all(SMALL, tradedOnBothDays) },
        ],
      },
    );
    const [losing, winning, traded] = rows.objects() as { n: number; mean: number; variance: number }[];
    if (!losing || !winning || !traded) throw new Error("a group is missing");
    expect([losing.n, winning.n, traded.n]).toEqual([160, 240, 400]);
    const error = Math.sqrt(losing.variance / losing.n + winning.variance / winning.n);
    const truth = (1 + 2.5 * lossMakersAhead) ** 4 - (1 + 1.5 * lossMakersAhead) ** 4;
    expect(Math.abs(losing.mean - winning.mean - truth)).toBeLessThan(3 * error);
  });

  test("breadth and dispersion of every session", async () => {
    const rows = await dailyBreadth(panel, { from: "2024-07-01", to: "2024-07-31", members: SMALL });
    expect(rows.numRows()).toBe(22);
    const days = rows.objects() as { date: string; n: number; dispersion: number }[];
    expect(days.every(({ n }) => n === 400)).toBe(true);
    // Alone, a small stock's day deviates by 2% times the root of what is not the market's.
    for (const { dispersion } of days)
      expect(Math.abs(dispersion - 0.02 * Math.sqrt(0.75))).toBeLessThan(0.003);
  });

  test("small caps trade less than large ones", async () => {
    const [small, large] = await Promise.all(
      [SMALL, LARGE].map((members) => dollarVolume(panel, { from: "2024-06-03", to: "2024-06-28", members })),
    );
    expect(small?.members).toBe(400);
    expect((small?.median ?? Number.NaN) / (large?.median ?? Number.NaN)).toBeLessThan(0.05);
  });

  test("a sort by profitability finds the rally of loss-makers in its days, and nothing in the months before", async () => {
    const months = monthlyHoldings(await panel.sessions(), { from: "2023-07-01", to: "2024-07-31" });
    expect(months.at(-1)).toEqual({ base: "2024-06-28", end: "2024-07-31" });
    const { after: base, to: end } = KNOWN_TRUTH.rally;
    const [quiet, rally] = await Promise.all(
      [months.slice(0, -1), [{ base, end }]].map(async (holdings) => {
        const sorts = [{ by: "operating_profitability", groups: 5 }] as const;
        const portfolios = await quantilePortfolios(panel, holdings, { sorts, members: SMALL });
        expect(portfolios.numRows()).toBe(5 * holdings.length);
        return spreadTest(portfolios, { long: 1, short: 5 });
      }),
    );
    expect(quiet?.periods).toBe(11);
    expect(Math.abs(quiet?.t ?? Number.NaN)).toBeLessThan(3);
    expect(rally?.mean).toBeGreaterThan(0.03);
    expect(rally?.medianWelchT).toBeGreaterThan(5);
  });

  test("everyone is in one group of each sort, also by NYSE breakpoints, dependent and by sector", async () => {
    const holdings = [{ base: "2024-05-31", end: "2024-06-28" }];
    for (const options of [{}, { dependent: true }, { sectorNeutral: true }]) {
      const portfolios = await quantilePortfolios(panel, holdings, {
        sorts: [
          { by: "cap", groups: 2, breakpoints: "NYSE" },
          { by: "book_to_market", groups: 3, breakpoints: "NYSE" },
        ],
        members: everyone,
        ...options,
      });
      const counts = portfolios.array("n") as number[];
      expect(counts).toHaveLength(6);
      expect(counts.reduce((sum, n) => sum + n, 0)).toBe(500);
    }
  });
});

describe("an untidy panel", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-untidy-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const SIZE = { small: 160, large: 20, from: "2024-03-01", to: "2024-06-28" };

  test("has each fault that was planted found by its rule, with its number, and no other", async () => {
    const { planted, rows, ...files } = await generatePanel({ ...SIZE, folder, untidy: true });
    expect(Object.keys(planted)).toHaveLength(7);
    const panel = await openPanel(files);
    try {
      const check = await checkPanel(panel);
      expect(Object.fromEntries(check.findings.map((one) => [one.rule, one.rows]))).toEqual(planted);
      expect(check).toMatchObject({ rows, stocks: 180, from: "2024-03-01", to: "2024-06-28" });
    } finally {
      await panel.close();
    }
  });

  test("is not written among the months of another one", async () => {
    const other = generatePanel({ ...SIZE, folder, from: "2024-04-01" });
    await expect(other).rejects.toThrow(/2024-03\.parquet belongs to another panel; remove that folder/);
  });
});
