import { describe, expect, test } from "vitest";
import { cotWeekly } from "../../../claims/tables/cot-weekly.js";
import { cpiMonthly } from "../../../claims/tables/cpi-monthly.js";
import { earningsYield } from "../../../claims/tables/earnings-yield.js";
import { factorsMonthly, factorWindowQuantiles } from "../../../claims/tables/factors.js";
import { cellOf } from "../../../claims/tables/french-returns.js";
import { monthEnds } from "../../../claims/tables/month-ends.js";
import { ratesDaily } from "../../../claims/tables/rates-daily.js";
import { sizeGap } from "../../../claims/tables/size-gap-daily.js";
import { sp500Earnings } from "../../../claims/tables/sp500-earnings.js";
import type { Anchor } from "../../../lib/book/table-recipe.js";
import type { Positions } from "../../../lib/sources/cftc.js";
import { parseFrench } from "../../../lib/sources/french.js";
import type { ShillerMonth } from "../../../lib/sources/shiller.js";
import type { Columns } from "../../../lib/store/columns.js";

const ALL = { since: null };
const french = (text: string) => parseFrench(text, { file: "f" });
const rows = (entries: readonly (readonly [string, number])[]) => new Map(entries);

test.each([
  ["SMALL LoBM", { size: 1, other: 1 }],
  ["SMALL HiOP", { size: 1, other: 5 }],
  ["ME1 OP2", { size: 1, other: 2 }],
  ["ME4 BM5", { size: 4, other: 5 }],
  ["BIG LoBM", { size: 5, other: 1 }],
  ["Lo 30", undefined],
])("cellOf(%j) is %j", (heading, cell) => {
  expect(cellOf(heading)).toEqual(cell);
});

describe("factors-monthly", () => {
  const five = french(
    ",Mkt-RF,SMB,HML,RMW,CMA,RF\n209901,1.00,2.00,3.00,4.00,5.00,0.10\n209902,1,1,1,1,1,0.10\n",
  );
  const build = (daily: string) =>
    factorsMonthly.build(
      { month: ["2099-01"], mkt_rf: [0], smb: [0], hml: [0], rmw: [0], cma: [0], mom: [0], rf: [0] },
      { frenchFiveFactors: five, frenchMomentumDaily: french(daily) },
      ALL,
    ).columns;

  test("divides percent by 100 and compounds daily momentum within the month", () => {
    const columns = build(",Mom\n20990129,10.00\n20990130,-50.00\n20990227,1.00\n");
    // 1.1 * 0.5 - 1
    expect(columns.mom).toEqual([-0.45, 0.01]);
    expect(columns.mkt_rf).toEqual([0.01, 0.01]);
    expect(columns.rf).toEqual([0.001, 0.001]);
  });

  test("has no momentum for a month whose last days are not there yet", () => {
    expect(build(",Mom\n20990129,10.00\n20990220,1.00\n").mom).toEqual([0.1, null]);
  });
});

describe("factor-window-quantiles", () => {
  const names = ["mkt_rf", "smb", "hml", "rmw", "cma", "mom"];
  const current = {
    probability: [0, 0.25, 0.5, 1],
    ...Object.fromEntries(names.flatMap((name) => [1, 2].map((days) => [`${name}_${days}d`, [0, 0, 0, 0]]))),
  };
  const days = ["20990102", "20990105", "20990106"];
  const header = ",Mkt-RF,SMB,HML,RMW,CMA,RF";
  const five = [header, ...days.map((day, index) => `${day},${[1, 2, 4][index]},0,0,0,0,0`)].join("\n");
  const mom = [",Mom", ...days.map((day) => `${day},1.00`)].join("\n");

  test("are type 7 quantiles of compounded overlapping windows, worked by hand, known from the last day", () => {
    const built = factorWindowQuantiles.build(
      current,
      { frenchFiveFactorsDaily: french(`${five}\n`), frenchMomentumDaily: french(`${mom}\n`) },
      ALL,
    );
    // 1-day: 1, 2, 4 percent. 2-day: 1.01 * 1.02 - 1 = 0.0302 and 1.02 * 1.04 - 1 = 0.0608.
    expect(built.columns.mkt_rf_1d).toEqual([0.01, 0.015, 0.02, 0.04]);
    expect(built.columns.mkt_rf_2d).toEqual([0.0302, 0.03785, 0.0455, 0.0608]);
    expect(built.columns.mom_2d).toEqual([0.0201, 0.0201, 0.0201, 0.0201]);
    expect(built.columns.probability).toEqual(current.probability);
    expect(built.knownFrom).toBe("2099-01-06");
    expect(built.description).toContain("all overlapping windows of 2099-01-02 to 2099-01-06 (3 days)");
  });
});

test("earnings-yield-monthly: shares are the class over all classes, by number and by number times size", () => {
  const header = ",<= 0,Lo 30,Med 40,Hi 30";
  const file = french(
    [
      `Value Weight Returns -- Monthly\n${header}\n209901,1.00,2.00,9.00,3.00\n`,
      `Equal Weight Returns -- Monthly\n${header}\n209901,4.00,5.00,9.00,6.00\n`,
      `Number of Firms in Portfolios\n${header}\n209901,10,20,30,40\n`,
      `Average Firm Size\n${header}\n209901,1.00,2.00,3.00,4.00\n`,
    ].join("\n"),
  );
  const names = ["negative_vw", "low_30_vw", "high_30_vw", "negative_ew", "low_30_ew", "high_30_ew"];
  const counts = ["negative_firms", "all_firms", "negative_share_of_firms", "negative_share_of_cap"];
  const empty = Object.fromEntries([...names, ...counts].map((name) => [name, [null]]));
  const { columns } = earningsYield.build(
    { month: ["2099-01"], ...empty },
    { frenchEarningsYield: file },
    ALL,
  );
  expect(names.map((name) => columns[name]?.[0])).toEqual([0.01, 0.02, 0.03, 0.04, 0.05, 0.06]);
  // 10 of 100 firms; 10 of 10 + 40 + 90 + 160.
  expect(counts.map((name) => columns[name]?.[0])).toEqual([10, 100, 0.1, 0.0333]);
});

describe("cpi-monthly", () => {
  const current = {
    month: ["2098-11", "2098-12"],
    cpi_nsa: [300, 301],
    cpi_sa: [300, 301],
    core_cpi_sa: [300, 301],
    release_date: ["2098-12-11", null],
  };
  const level = rows([
    ["2098-11", 300],
    ["2098-12", 301],
    ["2099-02", 303.1234],
  ]);
  const build = (releases: [string, string][]) =>
    cpiMonthly.build(
      current,
      { cpi: { nsa: level, sa: level, core: level, releases: new Map(releases) } },
      ALL,
    );

  test("keeps the month that was not published as a row, and three decimals", () => {
    expect(build([]).columns).toMatchObject({
      month: ["2098-11", "2098-12", "2099-01", "2099-02"],
      cpi_sa: [300, 301, null, 303.123],
      release_date: ["2098-12-11", null, null, null],
    });
  });

  test("takes release days from FRED where none is on record, keeps those on record, and says where they differ", () => {
    const releases: [string, string][] = [
      ["2098-10", "2098-11-12"],
      ["2098-11", "2098-12-12"],
      ["2098-12", "2099-01-13"],
      ["2099-02", "2099-03-11"],
    ];
    for (const other of ["2098-12-12", "2098-12-10", "2098-12-25"]) {
      const { columns, notes } = build(
        releases.map(([month, day]) => [month, month === "2098-11" ? other : day]),
      );
      expect(columns.release_date).toEqual(["2098-12-11", "2099-01-13", null, "2099-03-11"]);
      expect(notes).toEqual([
        `the source has ${other} as the release day of 2098-11; 2098-12-11 is on record and stays`,
      ]);
    }
    expect(build([["2098-11", "2098-12-11"]]).notes).toEqual([]);
  });
});

test("rates-daily: percent becomes decimal, on days with a quotation of both maturities", () => {
  const day = (value: number) =>
    rows([
      ["2099-01-02", value],
      ["2099-01-03", value],
      ["2099-01-05", value],
    ]);
  const { columns } = ratesDaily.build(
    { date: ["2099-01-02"], effr: [0], target_lower: [0], target_upper: [0], dgs2: [0], dgs10: [0] },
    {
      policyRates: { effr: day(5.33), lower: day(5.25), upper: day(5.5) },
      yields: {
        twoYear: rows([
          ["2099-01-02", 4.33],
          ["2099-01-05", 4.3],
        ]),
        tenYear: rows([
          ["2099-01-02", 3.95],
          ["2099-01-03", 4],
          ["2099-01-05", 3.9],
        ]),
      },
    },
    ALL,
  );
  expect(columns).toEqual({
    date: ["2099-01-02", "2099-01-05"],
    effr: [0.0533, 0.0533],
    target_lower: [0.0525, 0.0525],
    target_upper: [0.055, 0.055],
    dgs2: [0.0433, 0.043],
    dgs10: [0.0395, 0.039],
  });
});

test("cot-weekly: net is long less short, and the release is the Friday after, also for a Monday's report", () => {
  const position = (date: string, code: string): Positions => ({
    date,
    code,
    openInterest: 100,
    dealerLong: 1,
    dealerShort: 2,
    assetManagerLong: 30,
    assetManagerShort: 4,
    leveragedLong: 5,
    leveragedShort: 60,
  });
  // 2025-11-10 was a Monday, 2025-11-18 a Tuesday.
  const positions = ["2025-11-10", "2025-11-18"].flatMap((date) =>
    ["239742", "13874A", "209742"].map((code) => position(date, code)),
  );
  const names = [
    "release_date",
    "r2000_leveraged_net",
    "r2000_asset_manager_net",
    "sp500_leveraged_net",
    "nasdaq100_open_interest",
  ];
  const current = { date: ["2025-11-10"], ...Object.fromEntries(names.map((name) => [name, [null]])) };
  expect(cotWeekly.build(current, { positions }, ALL).columns).toEqual({
    date: ["2025-11-10", "2025-11-18"],
    release_date: ["2025-11-14", "2025-11-21"],
    r2000_leveraged_net: [-55, -55],
    r2000_asset_manager_net: [26, 26],
    sp500_leveraged_net: [-55, -55],
    nasdaq100_open_interest: [100, 100],
  });
});

test("cot-weekly: a release day on record stays, be it later than the Friday", () => {
  const positions = ["239742", "13874A", "209742"].map((code) => ({ date: "2024-07-02", code }) as Positions);
  const current = { date: ["2024-07-02"], release_date: ["2024-07-08"] };
  expect(cotWeekly.build(current, { positions }, ALL).columns.release_date).toEqual(["2024-07-08"]);
});

test("monthEnds(daily) ends with the last month that a later one follows", () => {
  const daily = rows([
    ["2099-01-29", 1],
    ["2099-01-30", 2],
    ["2099-02-27", 3],
    ["2099-03-02", 4],
  ]);
  expect([...monthEnds(daily)]).toEqual([
    ["2099-01", 2],
    ["2099-02", 3],
  ]);
  expect(monthEnds(new Map()).size).toBe(0);
});

describe("size-gap-daily", () => {
  const days = ["01", "02", "05", "06", "07", "08", "09"].map((day) => `2099-01-${day}`);
  const small = rows(days.map((day, index) => [day, 100 * 1.02 ** index] as const));
  const large = rows(days.map((day, index) => [day, 100 * 1.01 ** index] as const));
  const closes = (a: typeof small) => ({
    rut: { close: a, adjusted: a },
    gspc: { close: large, adjusted: large },
  });
  const current = {
    date: days.slice(1, 5),
    gap_1d: [0.01, 0.01, 0.01, 0.01],
    gap_5d: [null, null, null, null],
  };

  test("adds differences of one- and five-day returns behind the last row", () => {
    const { columns } = sizeGap.build(current, closes(small), ALL);
    expect(columns.date).toEqual(days.slice(1));
    // 1.02^5 - 1.01^5
    expect(columns.gap_1d?.slice(4)).toEqual([0.01, 0.01]);
    expect(columns.gap_5d?.slice(4)).toEqual([0.053071, 0.053071]);
  });

  test("refuses closes whose gaps are not those on record", () => {
    const other = rows(days.map((day, index) => [day, 100 * 1.03 ** index] as const));
    expect(() => sizeGap.build(current, closes(other), ALL)).toThrow(/does not continue the table/);
    expect(() => sizeGap.build(current, closes(rows([])), ALL)).toThrow(/0 common days/);
  });
});

test("sp500-earnings-monthly: the price runs ahead of the earnings, and months on record stay", () => {
  const month = (dividend: number | null, earnings: number | null) => ({
    price: 1,
    cpi: 1,
    dividend,
    earnings,
  });
  const close = rows([
    ["2099-01-30", 100],
    ["2099-02-27", 101.256],
    ["2099-03-31", 102],
    ["2099-04-01", 103],
  ]);
  const build = (shiller: ReadonlyMap<string, ShillerMonth>) =>
    sp500Earnings.build(
      { month: ["2099-01"], price: [100], dividend_12m: [2], earnings_12m: [5] },
      { gspc: { close, adjusted: close }, shiller },
      ALL,
    );
  expect(
    build(
      new Map([
        ["2099-01", month(2.001, 5.01)],
        ["2099-02", month(2.1, 5.1)],
        ["2099-03", month(null, null)],
      ]),
    ).columns,
  ).toEqual({
    month: ["2099-01", "2099-02", "2099-03"],
    price: [100, 101.26, 102],
    dividend_12m: [2, 2.1, null],
    earnings_12m: [5, 5.1, null],
  });
  const odd = build(new Map([["2099-01", month(2, 6)]]));
  expect(odd.left?.earnings_12m).toMatch(/earnings_12m: the source does not continue the table/);
  expect(odd.columns.price).toEqual([100, 101.26, 102]);
});

describe("sp500-earnings-monthly: a workbook that is out of date", () => {
  const months = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, at) => {
      const month = first + at;
      return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
    });
  const at = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  const record = months(at("2022-01"), at("2024-12"));
  const current = {
    month: record,
    price: record.map(() => 100),
    dividend_12m: record.map(() => 2),
    earnings_12m: record.map(() => 5),
  };
  const close = rows(
    [...record, ...months(at("2025-01"), at("2026-11"))].map((month) => [`${month}-28`, 100]),
  );
  const build = (last: string, reported: string, today: string) =>
    sp500Earnings.build(
      current,
      {
        gspc: { close, adjusted: close },
        shiller: new Map(
          months(at("2022-01"), at(last)).map((month) => {
            const value = (level: number) => (month <= reported ? level : null);
            return [month, { price: 1, cpi: 1, dividend: value(2), earnings: value(5) }];
          }),
        ),
      },
      { since: null, today },
    );

  test("leaves its columns, says to which months it goes and what to do, and claims nothing new of it", () => {
    const { columns, left, notes, vintage } = build("2023-09", "2023-06", "2026-11-30");
    const reason = expect.stringMatching(
      /^the workbook has prices to 2023-09, dividends to 2023-06 and earnings to 2023-06, and is out of date; copy the address .* CLAIMBOOK_URL_SHILLER/,
    );
    expect(left).toEqual({ dividend_12m: reason, earnings_12m: reason });
    expect(notes).toEqual([]);
    expect(columns.month?.at(-1)).toBe("2026-10");
    expect(columns.earnings_12m?.findLastIndex((value) => value !== null)).toBe(record.length - 1);
    expect(vintage).toBe(
      "2024 edition of the predictor data to 2024-12; after it month-end closes to 2026-10.",
    );
  });

  test("with months that are not on record: takes them, and says so all the same", () => {
    const { columns, left, notes, vintage } = build("2025-09", "2025-06", "2026-11-30");
    expect(left).toEqual({});
    expect(notes).toEqual([expect.stringMatching(/earnings to 2025-06, and is out of date/)]);
    expect(columns.earnings_12m?.filter((value) => value !== null)).toHaveLength(record.length + 6);
    expect(vintage).toBe(
      "2024 edition of the predictor data to 2024-12; after it month-end closes to 2026-10, and dividends to 2025-06 and earnings to 2025-06 of Robert Shiller's workbook.",
    );
  });

  test.each([
    ["2026-11", "2026-06"],
    ["2026-11", "2026-03"],
  ])("is none that goes to %s with earnings to %s", (last, reported) => {
    const { left, notes } = build(last, reported, "2026-11-30");
    expect([left, notes]).toEqual([{}, []]);
  });

  test("is none that has nothing new yet, while nothing is due", () => {
    const { left, notes, vintage } = build("2025-03", "2024-12", "2025-03-31");
    expect([left, notes]).toEqual([{}, []]);
    expect(vintage).not.toContain("Shiller");
  });
});

test("sp500-earnings-monthly: earnings that Shiller revised replace those of an earlier update, months of the snapshot stay", () => {
  const snapshot = { month: ["2026-01"], price: [100], dividend_12m: [2], earnings_12m: [270] };
  const month = (earnings: number) => ({ price: 1, cpi: 1, dividend: 2, earnings });
  const close = rows([
    ["2026-01-30", 100],
    ["2026-02-27", 101],
    ["2026-03-31", 102],
    ["2026-04-01", 103],
  ]);
  const build = (current: Columns, shiller: ReadonlyMap<string, ShillerMonth>, anchor?: Anchor) =>
    sp500Earnings.build(current, { gspc: { close, adjusted: close }, shiller }, { since: null, anchor });
  const first = build(
    snapshot,
    new Map([
      ["2026-01", month(270)],
      ["2026-02", month(277.1)],
    ]),
  );
  expect(first.anchor).toEqual({ price: "2026-01", dividend_12m: "2026-01", earnings_12m: "2026-01" });
  const second = build(
    first.columns,
    new Map([
      ["2026-01", month(270.5)],
      ["2026-02", month(293.58)],
      ["2026-03", month(295)],
    ]),
    first.anchor,
  );
  expect(second.columns.earnings_12m).toEqual([270, 293.58, 295]);
});
