import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { dailyBreadth, generatePanel, memberOf, openPanel } from "../../lib/panel.js";

const SIZE = { small: 160, large: 20, from: "2024-05-01", to: "2024-06-28" };

async function factsOf(untidy: boolean) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-facts-"));
  try {
    const panel = await openPanel(await generatePanel({ ...SIZE, folder, untidy }));
    const { facts = {} } = panel.sources.daily;
    await panel.close();
    return facts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("bounds, missing values and kinds are read from the files' footers, the faults included", async () => {
  const tidy = await factsOf(false);
  expect(tidy.price?.smallest).toBeGreaterThan(0);
  expect(tidy.return?.smallest).toBeGreaterThan(-1);
  expect(tidy.date).toMatchObject({ isComplete: true, days: { from: SIZE.from, to: SIZE.to } });
  expect([tidy.in_r2000?.isTruth, tidy.volume?.isTruth]).toEqual([true, false]);
  // A stock's name may look like a number or a day; nothing is concluded from it.
  expect(tidy.id?.days).toBeUndefined();
  const untidy = await factsOf(true);
  expect(untidy.price?.smallest).toBeLessThan(0);
  expect([untidy.return?.smallest, untidy.volume?.smallest]).toEqual([-99, -99]);
  expect([untidy.return?.isComplete, untidy.delisting_return?.isComplete]).toEqual([true, false]);
});

test("a missing return and a missing date are left out, whatever the other files hold", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-facts-"));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const rows = [
    `('a', date '2024-07-01', 0.5, true), ('b', '2024-07-01', 0.1, true)`,
    `('a', date '2024-07-02', 0.2, true), ('b', '2024-07-02', null, true), ('c', null, 0.9, true), ('d', '2024-07-02', 0.6, false)`,
  ];
  for (const [at, values] of rows.entries())
    await connection.run(
      `copy (select * from (values ${values}) v(id, date, "return", in_r2000)) to '${folder}/${at}.parquet'`,
    );
  connection.closeSync();
  instance.closeSync();
  const panel = await openPanel({ path: path.join(folder, "*.parquet") });
  const days = await dailyBreadth(panel, {
    from: "2024-07-01",
    to: "2024-07-31",
    members: memberOf("r2000"),
  });
  expect(days.objects()).toMatchObject([
    { date: "2024-07-01", n: 2, mean: 0.3 },
    { date: "2024-07-02", n: 1, mean: 0.2 },
  ]);
  await panel.close();
  rmSync(folder, { recursive: true });
});

test("of CSV files nothing is known", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-facts-"));
  const file = path.join(folder, "daily.csv");
  writeFileSync(file, "id,date,return\na,2024-07-01,0.5\n");
  const panel = await openPanel({ path: file });
  expect(panel.sources.daily.facts).toEqual({});
  await panel.close();
  rmSync(folder, { recursive: true });
});

test("files that are named from the book's folder are read wherever one works", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-facts-"));
  const here = process.cwd();
  const { path: daily, fundamentals } = await generatePanel({ ...SIZE, folder });
  process.chdir(folder);
  try {
    const panel = await openPanel({
      path: path.relative(here, daily),
      fundamentals: path.relative(here, fundamentals),
    });
    expect(panel.sources.daily.facts?.price?.smallest).toBeGreaterThan(0);
    await panel.close();
  } finally {
    process.chdir(here);
    rmSync(folder, { recursive: true });
  }
});
