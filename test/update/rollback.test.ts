// Takes long: tables are updated and brought back.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { openStore } from "../../lib/store/open-store.js";
import { rollback } from "../../lib/update/rollback.js";
import { futureFiles } from "./future.js";
import { dataCopy, LAST_DAY, NOW } from "./future-server.js";
import { updateData } from "./this-book.js";

const TABLES = ["cot-weekly", "rates-daily", "cpi-monthly"];
let offline: string;
beforeAll(() => {
  offline = path.join(mkdtempSync(path.join(dataCopy(), "..", "offline-")), "raw");
  mkdirSync(offline);
  for (const [name, content] of futureFiles(LAST_DAY)) writeFileSync(path.join(offline, name), content);
});

async function updated(): Promise<string> {
  const dir = dataCopy();
  await updateData({ dir, tables: TABLES, offline, now: NOW });
  return dir;
}

/** What tells of each update, and grows. */
const LOGS = ["CHANGES.md", "history.json"];

/** What a folder holds, without the logs. */
const contents = (dir: string) =>
  Object.fromEntries(
    readdirSync(dir)
      .filter((name) => !LOGS.includes(name) && statSync(path.join(dir, name)).isFile())
      .map((name) => [name, readFileSync(path.join(dir, name), "utf8")]),
  );
const resource = (dir: string, table: string) =>
  JSON.parse(contents(dir)["datapackage.json"] as string).resources.find(
    ({ name }: { name: string }) => name === table,
  );

test("rollback(dir, { tables }) brings back a table with its entries in manifest and README, and leaves the rest", async () => {
  const [dir, before] = [await updated(), contents("data")];
  const after = contents(dir);
  const done = await rollback(dir, { tables: ["cot-weekly"], now: NOW });
  expect(done.tables).toEqual([{ table: "cot-weekly", lastBefore: "2028-02-22", lastAfter: "2026-08-18" }]);
  expect(contents(dir)["cot-weekly.csv"]).toBe(before["cot-weekly.csv"]);
  for (const table of ["rates-daily", "cpi-monthly"]) {
    expect(contents(dir)[`${table}.csv`]).toBe(after[`${table}.csv`]);
    expect(contents(dir)[`${table}.csv`]).not.toBe(before[`${table}.csv`]);
  }
  expect(resource(dir, "cot-weekly")).toEqual(resource("data", "cot-weekly"));
  // As an update of the other two alone has them.
  const others = dataCopy();
  await updateData({ dir: others, tables: ["rates-daily", "cpi-monthly"], offline, now: NOW });
  expect(contents(dir)).toEqual(contents(others));
  const store = openStore({ dir });
  for (const name of store.tables) expect(store.read(name).numRows()).toBe(store.describe(name).rows);
  expect(readFileSync(path.join(dir, "CHANGES.md"), "utf8")).toMatch(
    /^# .*\n\n.*\n\n## 2028-02-27: back to the state of cot-weekly before 2028-02-27T12:00:00/,
  );
});

test("after it the rest can be brought back, table by table or as a whole", async () => {
  const before = contents("data");
  for (const rest of [[["rates-daily", "cpi-monthly"]], [["rates-daily"], ["cpi-monthly"]], [[]]]) {
    const dir = await updated();
    await rollback(dir, { tables: ["cot-weekly"], now: NOW });
    for (const tables of rest) await rollback(dir, { tables, now: NOW });
    expect(contents(dir)).toEqual(before);
  }
});

test("after it the next update brings the table up to date again, and can be undone itself", async () => {
  const dir = await updated();
  const after = contents(dir);
  await rollback(dir, { tables: ["cot-weekly"], now: NOW });
  const partial = contents(dir);
  await updateData({ dir, tables: TABLES, offline, now: new Date(NOW.getTime() + 1000) });
  expect(contents(dir)).toEqual(after);
  await rollback(dir, { now: NOW });
  expect(contents(dir)).toEqual(partial);
  await rollback(dir, { now: NOW });
  expect(contents(dir)).toEqual(contents("data"));
});

test.each([
  [
    ["size-monthly"],
    /^table size-monthly was no part of the last update, before 2028.*, which changed .*; nothing/,
  ],
  [["cot-weekly", "size-monthly"], /^table size-monthly was no part/],
  [["cot-weakly"], /^there is no table "cot-weakly"; did you mean "cot-weekly"\?/],
  // It was no part of the update, and is named all the same.
  [["magnificent-sevn"], /^there is no table "magnificent-sevn"; did you mean "magnificent-seven"\?/],
])("refuses %j, with what was part of it, and changes nothing", async (tables, message) => {
  const dir = await updated();
  const before = contents(dir);
  await expect(rollback(dir, { tables })).rejects.toThrow(message);
  expect(contents(dir)).toEqual(before);
});

test("refuses a table that is back already, and a folder that was never updated", async () => {
  const dir = await updated();
  await rollback(dir, { tables: ["cot-weekly"], now: NOW });
  await expect(rollback(dir, { tables: ["cot-weekly"] })).rejects.toThrow(
    /^table cot-weekly is already as it was before 2028-/,
  );
  await expect(rollback(dataCopy(), { tables: ["cot-weekly"] })).rejects.toThrow(
    /no earlier state of the data/,
  );
});
