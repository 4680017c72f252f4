import { describe, expect, test } from "vitest";
import {
  dailyBreadth,
  everyone,
  groupReturns,
  largestNames,
  meanCorrelation,
  panelFamaMacBeth,
  quantilePortfolios,
  type StockPanel,
  spreadTest,
} from "../../lib/panel.js";
import { breadth } from "../../lib/stats/cross-section/breadth.js";
import { dispersion } from "../../lib/stats/cross-section/dispersion.js";
import { meanPairwiseCorrelation } from "../../lib/stats/cross-section/mean-pairwise-correlation.js";
import { quantileGroups } from "../../lib/stats/cross-section/quantile-groups.js";
import { famaMacBeth } from "../../lib/stats/factors/fama-macbeth.js";
import { median } from "../../lib/stats/median.js";
import { seededRandom } from "../../lib/stats/random.js";
import { welchTest } from "../../lib/stats/welch-test.js";
import { withCsv } from "./small-panels.js";

const DAYS = [
  "2024-07-01",
  "2024-07-02",
  "2024-07-03",
  "2024-07-05",
  "2024-07-08",
  "2024-07-09",
  "2024-07-10",
];
const STOCKS = 23;
const random = seededRandom(7);

/** Returns by stock and day; every ninth is missing. */
const RETURNS = Array.from({ length: STOCKS }, (_, stock) =>
  DAYS.map((_, day) => ((stock * DAYS.length + day) % 9 === 4 ? Number.NaN : (random.uniform() - 0.48) / 10)),
);
const CAPS = Array.from({ length: STOCKS }, () => Math.round(1e9 * random.uniform()));
const PROFITS = Array.from({ length: STOCKS }, () => random.uniform() - 0.4);

const LINES = [
  "id,date,return,market_cap,report_date,earnings,operating_profitability,sector",
  ...RETURNS.flatMap((returns, stock) =>
    returns.map((ret, day) =>
      [
        `s${stock}`,
        DAYS[day],
        Number.isNaN(ret) ? "" : ret,
        CAPS[stock],
        "2024-05-01",
        PROFITS[stock],
        PROFITS[stock],
        `sector ${stock % 3}`,
      ].join(","),
    ),
  ),
];
const inPanel = <T>(work: (panel: StockPanel) => Promise<T>) => withCsv(LINES, work);

/** Returns after the first day, compounded; those that are missing count as unchanged. */
const HELD = RETURNS.map(
  ([, ...rest]) => rest.reduce((wealth, ret) => wealth * (1 + (Number.isNaN(ret) ? 0 : ret)), 1) - 1,
);
const HOLDING = { base: DAYS[0] as string, end: DAYS.at(-1) as string };
const near = (value: unknown, truth: number) => expect(value).toBeCloseTo(truth, 12);

describe("a small panel gives what the estimators in memory give", () => {
  test("mean pairwise correlation, with missing returns", async () => {
    const { correlation, members, periods } = await inPanel((panel) =>
      meanCorrelation(panel, { from: HOLDING.base, to: HOLDING.end, minShare: 0.5 }),
    );
    near(correlation, meanPairwiseCorrelation(RETURNS));
    expect([members, periods]).toEqual([STOCKS, DAYS.length]);
  });

  test("a dispersion that has no weights, or one return alone, is missing", async () => {
    const lines = ["id,date,return", "a,2024-07-01,0.1", "b,2024-07-01,0.2", "a,2024-07-02,0.1"];
    const rows = await withCsv(lines, (panel) =>
      dailyBreadth(panel, { from: "2024-07-01", to: "2024-07-02" }),
    );
    expect(rows.array("dispersion")).toEqual([expect.closeTo(Math.sqrt(0.005), 14), null]);
    expect(rows.array("cap_weighted_dispersion")).toEqual([null, null]);
  });

  test("breadth and dispersion, day by day", async () => {
    const rows = await inPanel((panel) => dailyBreadth(panel, { from: HOLDING.base, to: HOLDING.end }));
    for (const [day, row] of (rows.objects() as Record<string, number>[]).entries()) {
      const returns = RETURNS.map((own) => own[day] as number);
      near(row.share_up, breadth(returns));
      near(row.dispersion, dispersion(returns));
      const weights = returns.map((ret, stock) => (CAPS[stock] as number) / (1 + ret));
      near(row.cap_weighted_dispersion, dispersion(returns, { weights }));
    }
  });

  test("mean, median, share that rose and Welch's variance of groups; the contribution of the largest names", async () => {
    const groups = [{ universe: "all", group: "all", members: everyone }];
    const row = await inPanel(async (panel) => (await groupReturns(panel, HOLDING, { groups })).object());
    const one = row as Record<string, number>;
    near(one.mean, HELD.reduce((sum, ret) => sum + ret, 0) / STOCKS);
    near(one.median, median(HELD));
    near(one.variance, dispersion(HELD) ** 2);
    near(one.share_up, breadth(HELD));
    const total = CAPS.reduce((sum, cap) => sum + cap, 0);
    const weighted = HELD.map((ret, at) => (ret * (CAPS[at] as number)) / total);
    near(
      one.cap_weighted_mean,
      weighted.reduce((sum, part) => sum + part, 0),
    );
    const order = CAPS.map((cap, at) => ({ cap, part: weighted[at] as number })).sort(
      (a, b) => b.cap - a.cap,
    );
    const top = await inPanel((panel) => largestNames(panel, HOLDING, { count: 3 }));
    near(
      top.contribution,
      order.slice(0, 3).reduce((sum, { part }) => sum + part, 0),
    );
    near(top.total, one.cap_weighted_mean as number);
  });

  test.each([2, 3, 5, 7])("a sort into %i groups, and the Welch test of its ends", async (groups) => {
    const { groups: truth, difference } = quantileGroups(
      { characteristic: PROFITS, outcome: HELD },
      { groups },
    );
    const rows = await inPanel((panel) =>
      quantilePortfolios(panel, [HOLDING], { sorts: [{ by: "operating_profitability", groups }] }),
    );
    const found = rows.objects() as { n: number; equal_weighted: number }[];
    expect(found.map(({ n }) => n)).toEqual(truth.map(({ members }) => members));
    for (const [at, { equal_weighted }] of found.entries()) near(equal_weighted, truth[at]?.mean as number);
    near(spreadTest(rows, { long: groups, short: 1 }).medianWelchT, difference.t);
  });

  test("a sector-neutral spread is that of returns less their sector's mean", async () => {
    const means = [0, 1, 2].map((sector) => {
      const own = HELD.filter((_, stock) => stock % 3 === sector);
      return own.reduce((sum, ret) => sum + ret, 0) / own.length;
    });
    const neutral = HELD.map((ret, stock) => ret - (means[stock % 3] as number));
    const split = (inGroup: boolean) => neutral.filter((_, at) => (PROFITS[at] as number) < 0 === inGroup);
    const { lossMaking, profitable } = await import("../../lib/panel.js");
    const shared = { universe: "all", members: everyone, sectorNeutral: true };
    const rows = await inPanel(async (panel) =>
      (
        await groupReturns(panel, HOLDING, {
          groups: [
            { ...shared, group: "a", within: lossMaking },
            { ...shared, group: "b", within: profitable },
          ],
        })
      ).objects(),
    );
    const [a, b] = rows as { mean: number }[];
    near((a?.mean ?? 0) - (b?.mean ?? 0), welchTest([split(true), split(false)]).difference);
  });

  test("Fama and MacBeth's regression on two characteristics, over daily periods", async () => {
    const holdings = DAYS.slice(1).map((end, at) => ({ base: DAYS[at] as string, end }));
    const sections = holdings.map((_, at) => {
      const known = RETURNS.flatMap((returns, stock) => (Number.isNaN(returns[at + 1]) ? [] : [stock]));
      return {
        y: known.map((stock) => RETURNS[stock]?.[at + 1] as number),
        regressors: {
          cap: known.map((stock) => CAPS[stock] as number),
          operating_profitability: known.map((stock) => PROFITS[stock] as number),
        },
      };
    });
    const truth = famaMacBeth(sections, { covType: "HAC" });
    const found = await inPanel((panel) =>
      panelFamaMacBeth(panel, holdings, { on: ["cap", "operating_profitability"] }),
    );
    expect(found.map(({ name }) => name)).toEqual(truth.names);
    for (const [at, { mean, t }] of found.entries()) {
      expect(mean / (truth.params[at] as number)).toBeCloseTo(1, 9);
      expect(t / (truth.tvalues[at] as number)).toBeCloseTo(1, 9);
    }
  });

  test("the t statistic of a spread is that of its periods on a constant, with Newey and West's errors", async () => {
    const holdings = DAYS.slice(1).map((end, at) => ({ base: DAYS[at] as string, end }));
    const rows = await inPanel((panel) =>
      quantilePortfolios(panel, holdings, { sorts: [{ by: "operating_profitability", groups: 3 }] }),
    );
    const { spreads, t } = spreadTest(rows, { long: 3, short: 1 });
    const sections = spreads.map((spread) => ({ y: [spread, spread], regressors: {} }));
    near(t, famaMacBeth(sections, { covType: "HAC" }).tvalues[0] as number);
  });
});
