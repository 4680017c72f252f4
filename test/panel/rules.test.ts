// Takes long: each panel is read and checked by DuckDB.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkPanel, type PanelRow } from "../../lib/panel/check/check-panel.js";
import { everyone, groupReturns, openPanel } from "../../lib/panel.js";
import { withCsv } from "./small-panels.js";

const findings = (lines: readonly string[]) =>
  withCsv(lines, async (panel) => (await checkPanel(panel)).findings);

const named = async (lines: readonly string[]) =>
  (await findings(lines)).map(({ rule, rows }) => [rule, rows]);

describe("rows that are not as they should be", () => {
  test("a clean panel has no findings", async () => {
    const check = await withCsv(["id,date,return", "a,2024-07-01,0.01", "a,2024-07-02,0.02"], checkPanel);
    expect(check).toEqual({ rows: 2, stocks: 1, from: "2024-07-01", to: "2024-07-02", findings: [] });
  });

  test("two rows of a stock on one day are refused", async () => {
    const [finding] = await findings([
      "id,date,return",
      "a,2024-07-01,0.01",
      "a,2024-07-01,0.01",
      "b,2024-07-01,0",
    ]);
    expect(finding).toMatchObject({
      rule: "duplicates",
      action: "refused",
      rows: 1,
    });
  });

  test("returns in percent are refused; CRSP's codes are missing", async () => {
    expect(
      await named(["id,date,return", "a,2024-07-01,-3.5", "a,2024-07-02,-99", "a,2024-07-03,-1"]),
    ).toEqual([
      ["impossible returns", 1],
      ["codes of missing returns", 1],
    ]);
  });

  test("a split that no column tells of is refused where returns come from prices", async () => {
    const lines = ["id,date,price,shares", "a,2024-07-01,100,10", "a,2024-07-02,51,20", "a,2024-07-03,52,20"];
    expect(await named(lines)).toEqual([["splits without an adjustment", 1]]);
    const adjusted = ["id,date,price,shares,adjustment", "a,2024-07-01,100,10,2", "a,2024-07-02,51,20,1"];
    expect(await named(adjusted)).toEqual([]);
  });

  test("reports of one date with other figures are refused", async () => {
    const lines = [
      "id,date,return,report_date,earnings",
      "a,2024-07-01,0,2024-05-01,1",
      "a,2024-07-02,0,2024-05-01,2",
    ];
    expect(await named(lines)).toEqual([["reports that contradict", 1]]);
  });

  test("bid-ask prices, zero prices, volumes, market values, gaps and delistings are handled and counted", async () => {
    const lines = [
      "id,date,price,return,volume,market_cap,delisting_return",
      "a,2024-07-01,-10,0,0,0,",
      "a,2024-07-03,0,0.1,-99,5,",
      "b,2024-07-01,10,0,5,5,",
      "b,2024-07-02,10,0.1,5,5,-0.3",
      "c,2024-07-02,10,0.1,5,5,",
    ];
    expect(await named(lines)).toEqual([
      ["prices below zero", 1],
      ["prices of zero", 1],
      ["volume of zero", 1],
      ["volume below zero", 1],
      ["market values of zero or less", 1],
      ["gaps", 1],
      ["delistings", 1],
      ["ends without a delisting return", 1],
    ]);
  });

  test("a day that is none of the calendar is an error that names it", async () => {
    await expect(findings(["id,date,return", "a,2024-13-01,0"])).rejects.toThrow(/2024-13-01/);
  });
});

describe("refused rows are named by file and row", () => {
  const HEAD = "id,date,price,return,delisting_return,shares";
  const PRICES = "id,date,price,shares";
  const REPORTS = "id,date,return,report_date,earnings";
  const CLEAN = "x,2024-07-01,10,0.1,0.1,5";
  // The faulty rows stand in the second file.
  const cases: readonly (readonly [string, readonly string[], readonly string[], readonly object[]])[] = [
    [
      "no stock or no date",
      [HEAD, CLEAN],
      [HEAD, "a,2024-07-02,10,0,0,5", ",2024-07-02,10,0,0,5", "b,,10,0,0,5"],
      [
        { id: null, date: "2024-07-02", file: "b", row: 2 },
        { id: "b", date: null, file: "b", row: 3 },
      ],
    ],
    [
      "duplicates",
      [HEAD, CLEAN, "y,2024-07-01,10,0.1,0.1,5"],
      [HEAD, "a,2024-07-02,10,0,0,5", "x,2024-07-01,10,0,0,5"],
      [
        { id: "x", date: "2024-07-01", file: "a", row: 1 },
        { id: "x", date: "2024-07-01", file: "b", row: 2 },
      ],
    ],
    [
      "impossible returns",
      [HEAD, CLEAN],
      [HEAD, "a,2024-07-02,10,-99,0,5", "a,2024-07-03,10,-1.5,0,5"],
      [{ id: "a", date: "2024-07-03", file: "b", row: 2 }],
    ],
    [
      "impossible delisting returns",
      [HEAD, CLEAN],
      [HEAD, "a,2024-07-02,10,0,0,5", "a,2024-07-03,10,0,-30,5"],
      [{ id: "a", date: "2024-07-03", file: "b", row: 2 }],
    ],
    [
      "splits without an adjustment",
      [PRICES, "a,2024-07-01,100,10"],
      [PRICES, "b,2024-07-02,5,5", "a,2024-07-02,51,20"],
      [{ id: "a", date: "2024-07-02", file: "b", row: 2 }],
    ],
    [
      "reports that contradict",
      [REPORTS, "a,2024-07-01,0,2024-05-01,1"],
      [REPORTS, "a,2024-07-03,0,2024-06-01,1", "a,2024-07-02,0,2024-05-01,2"],
      [
        { id: "a", date: "2024-05-01", file: "a", row: 1 },
        { id: "a", date: "2024-05-01", file: "b", row: 2 },
      ],
    ],
  ];
  let folder: string;
  let connection: DuckDBConnection;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "claimbook-rows-"));
    connection = await (await DuckDBInstance.create(":memory:")).connect();
  });
  afterAll(() => {
    connection.closeSync();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(cases)("%s", async (rule, first, second, examples) => {
    const place = path.join(folder, rule);
    mkdirSync(place);
    const types = second[0]
      ?.split(",")
      .map((name) => `'${name}': '${/date/.test(name) ? "date" : name === "id" ? "varchar" : "double"}'`);
    for (const [name, lines] of Object.entries({ a: first, b: second })) {
      const file = path.join(place, name);
      writeFileSync(`${file}.csv`, `${lines.join("\n")}\n`);
      await connection.run(
        `copy (from read_csv('${file}.csv', types = {${types}})) to '${file}.parquet' (format parquet)`,
      );
    }
    for (const kind of ["csv", "parquet"]) {
      const panel = await openPanel({ path: path.join(place, `*.${kind}`) });
      const { findings } = await checkPanel(panel);
      await panel.close();
      const refused = findings.filter(({ action }) => action === "refused");
      expect(refused).toMatchObject([
        { rule, examples: examples.map((row) => ({ ...row, file: expect.any(String) })) },
      ]);
      const files = refused.flatMap(({ examples: rows }) => rows.map(({ file }) => file));
      expect(files).toEqual(examples.map((row) => path.join(place, `${(row as PanelRow).file}.${kind}`)));
    }
  });

  test("two rows without stock and day are named under both rules", async () => {
    const check = await withCsv(["id,date,return", "a,2024-07-01,0", ",,0.1", ",,0.2"], checkPanel);
    const places = check.findings.map(({ rule, examples }) => [rule, examples.map(({ row }) => row)]);
    expect(places.slice(0, 2)).toEqual([
      ["no stock or no date", [2, 3]],
      ["duplicates", [2, 3]],
    ]);
  });

  test("of many rows the first five by day and stock, those of reports in their own files", async () => {
    const daily = ["id,date,return", ...Array.from({ length: 9 }, (_, at) => `${9 - at},2024-07-01,-5`)];
    const fundamentals = ["id,report_date,earnings", "z,2024-01-01,1", "a,2024-05-01,1", "a,2024-05-01,2"];
    const { findings } = await withCsv(daily, checkPanel, { fundamentals });
    const [returns, reports] = findings;
    expect(returns).toMatchObject({ rule: "impossible returns", rows: 9 });
    expect(returns?.examples.map(({ id, row }) => [id, row])).toEqual([
      ["1", 9],
      ["2", 8],
      ["3", 7],
      ["4", 6],
      ["5", 5],
    ]);
    expect(reports?.examples.map(({ file, row }) => [path.basename(file ?? ""), row])).toEqual([
      ["fundamentals.csv", 2],
      ["fundamentals.csv", 3],
    ]);
  });
});

describe("what the rules make of rows", () => {
  const groups = [{ universe: "all", group: "all", members: everyone }];
  const held = (lines: readonly string[]) =>
    withCsv(lines, async (panel) =>
      (await groupReturns(panel, { base: "2024-07-01", end: "2024-07-03" }, { groups })).object(),
    ) as Promise<Record<string, number | null>>;

  test("a delisting return is compounded, and -100% ends at zero", async () => {
    const rows = (last: string) => [
      "id,date,return,delisting_return",
      "a,2024-07-01,0,",
      `a,2024-07-02,0.1,${last}`,
      "x,2024-07-03,0,",
    ];
    expect((await held(rows("-0.3"))).mean).toBeCloseTo(1.1 * 0.7 - 1, 14);
    expect((await held(rows("-1"))).mean).toBe(-1);
  });

  test("returns of prices follow the adjustment across a split, and the size of a bid-ask price counts", async () => {
    const lines = [
      "id,date,price,adjustment,shares",
      "a,2024-07-01,-100,2,1000",
      "a,2024-07-02,55,1,2000",
      "a,2024-07-03,60.5,1,2000",
    ];
    const row = await held(lines);
    expect(row.mean).toBeCloseTo(0.21, 14);
    // The market value of the base day, at the size of its price.
    expect(row.cap_weighted_mean).toBeCloseTo(0.21, 14);
  });
});
