import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { openStore } from "../../lib/store/open-store.js";
import { dataCopy } from "./future-server.js";
import { dataStatus, FROZEN, RECIPES } from "./this-book.js";

test("what is brought up to date, or listed with the reason why not, is a table of the data folder and stands there once", () => {
  const listed = [...RECIPES.map(({ table }) => table), ...Object.keys(FROZEN)];
  expect(listed.filter((name) => !openStore().tables.includes(name))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});

test("dataStatus(store, { today }) counts days since the end of the oldest column that has a source", () => {
  const status = (today: string) =>
    new Map(dataStatus(openStore(), { today }).map((one) => [one.table, one]));
  const early = status("2024-12-31");
  expect(early.get("index-daily")).toMatchObject({ ageDays: 0, state: "current" });
  const late = status("2026-08-31");
  // Consumer prices without seasonal adjustment end in December 2024, the other columns in July 2026.
  expect(late.get("cpi-monthly")).toMatchObject({ ageDays: 608, state: "stale" });
  expect(late.get("cpi-monthly")?.columns).toEqual([{ column: "cpi_nsa", end: "2024-12" }]);
  expect(late.get("cot-weekly")).toMatchObject({ ageDays: 13, state: "current", columns: [] });
  // Of these no source goes on with the S&P 500's return, which ends in 2024.
  expect(late.get("size-monthly")).toMatchObject({ ageDays: 274 });
  expect(late.get("size-monthly")?.columns.at(-1)).toEqual({
    ...{ column: "sp500_total_return", end: "2024-12" },
    reason: "no public source goes on with it",
  });
  expect(late.get("index-daily")?.state).toBe("stale");
  expect(late.get("cross-section")).toMatchObject({ state: "fixed", fixed: FROZEN["cross-section"] });
  expect(Object.keys(late.get("style-daily")?.fixedColumns ?? {})).toContain("iwo");
  expect(status("2026-12-01").get("cpi-monthly")?.state).toBe("stale");
});

test("every column that no source goes on with is one of its table", () => {
  const frozen = RECIPES.filter(({ frozenColumns }) => frozenColumns !== undefined);
  expect(frozen.map(({ table }) => table)).toEqual(["size-monthly", "style-daily"]);
  for (const { table, frozenColumns = {} } of frozen) {
    const names = openStore()
      .describe(table)
      .fields.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(frozenColumns)));
  }
});

test("docs/newer-data.md names beside each notebook the tables of its claims that never update", () => {
  const rows = readFileSync("docs/newer-data.md", "utf8")
    .split("\n")
    .filter((line) => /^\| 0\d-[a-z-]+ \|/.test(line));
  const named = (notebook: string) => rows.find((row) => row.startsWith(`| ${notebook} |`)) ?? "";
  const fixed = dataStatus(openStore(), { today: "2026-08-31" }).filter(({ state }) => state === "fixed");
  expect(fixed.length).toBeGreaterThan(5);
  for (const { table, notebooks } of fixed)
    for (const notebook of notebooks)
      expect(named(notebook), `${table}, ${notebook}`).toContain(`\`${table}\``);
  for (const { table, notebooks } of fixed)
    for (const row of rows.filter((one) => one.includes(`\`${table}\``)))
      expect(notebooks).toContain(row.split(" ")[1]);
});

test("dataStatus(store) names the notebooks whose claims read a table", () => {
  const status = dataStatus(openStore(), { today: "2026-08-31" });
  expect(status.find(({ table }) => table === "index-daily")?.notebooks).toContain(
    "01-decade-underperformance",
  );
});

test("dataStatus(store, { today }) gives dividends and earnings, which come later than prices, their own time", () => {
  const dir = dataCopy();
  const manifest = path.join(dir, "datapackage.json");
  const text = JSON.parse(readFileSync(manifest, "utf8"));
  const table = text.resources.find(({ name }: { name: string }) => name === "sp500-earnings-monthly");
  const field = table.schema.fields.find(({ name }: { name: string }) => name === "earnings_12m");
  field.coverage = { start: "1871-01", end: "2024-06" };
  table.left = { earnings_12m: "the workbook has earnings to 2023-06, and is out of date" };
  writeFileSync(manifest, JSON.stringify(text));
  const status = (today: string) =>
    dataStatus(openStore({ dir }), { today }).find((one) => one.table === "sp500-earnings-monthly");
  expect(status("2025-01-31")).toMatchObject({ ageDays: 215, state: "current" });
  expect(status("2025-04-30")).toMatchObject({
    state: "stale",
    columns: [{ column: "earnings_12m", end: "2024-06", reason: table.left.earnings_12m }],
  });
  // The prices, which end in December, are late before the earnings are.
  expect(status("2025-02-28")).toMatchObject({ state: "stale" });
});
