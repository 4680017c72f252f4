// Takes long: a copy of the data is damaged in each way.

import { createHash } from "node:crypto";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { verifyData } from "../../lib/update/verify-data.js";
import { dataCopy } from "./future-server.js";

const TODAY = { today: "2026-11-29" };

interface Resource {
  name: string;
  rows: number;
  hash: string;
  availability: unknown;
  temporalCoverage: { start: string; end: string };
}

/** A copy of the data with the manifest changed. */
function withManifest(change: (resources: Resource[]) => Resource[]): string {
  const dir = dataCopy();
  const file = path.join(dir, "datapackage.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...manifest, resources: change(manifest.resources) }));
  return dir;
}

const changed =
  (table: string, change: (resource: Resource) => Partial<Resource>) => (resources: Resource[]) =>
    resources.map((resource) => (resource.name === table ? { ...resource, ...change(resource) } : resource));

/** A copy of the data with a table's text changed, and the manifest's hash and row count with it. */
function withTable(table: string, edit: (csv: string) => string): string {
  let csv = "";
  const dir = withManifest(
    changed(table, () => {
      csv = edit(readFileSync(`data/${table}.csv`, "utf8"));
      const rows = csv.trimEnd().split("\n").length - 1;
      return { rows, hash: `sha256:${createHash("sha256").update(csv).digest("hex")}` };
    }),
  );
  writeFileSync(path.join(dir, `${table}.csv`), csv);
  return dir;
}

test("verifyData(dir) finds nothing in the data of the repository", () => {
  expect(verifyData("data", TODAY)).toEqual([]);
});

test("verifyData(dir) names each table that is damaged", () => {
  const dir = dataCopy();
  appendFileSync(path.join(dir, "correlation.csv"), "x\n");
  appendFileSync(path.join(dir, "magnificent-seven.csv"), "y\n");
  expect(verifyData(dir, TODAY)).toEqual([
    { table: "correlation", problem: expect.stringMatching(/correlation\.csv.*line 8 has 1 cells/) },
    { table: "magnificent-seven", problem: expect.stringMatching(/has 1 cells/) },
  ]);
});

test("verifyData(dir) finds that the manifest lists no tables, or not one that claims read", () => {
  expect(
    verifyData(
      withManifest(() => []),
      TODAY,
    ),
  ).toEqual([{ table: null, problem: expect.stringMatching(/lists no tables; restore it/) }]);
  const without = withManifest((resources) => resources.filter(({ name }) => name !== "cot-weekly"));
  expect(verifyData(without, TODAY)).toEqual([
    { table: "cot-weekly", problem: "there is no table cot-weekly, which claims read" },
  ]);
});

test.each<[string, string, (csv: string) => string, RegExp]>([
  [
    "a row that does not say when it became known",
    "cot-weekly",
    (csv) => csv.replace("2024-01-02,2024-01-05,", "2024-01-02,,"),
    /the row of 2024-01-02 has no release_date, so that nobody can tell when it became known/,
  ],
  [
    "a row known before what it is about",
    "cot-weekly",
    (csv) => csv.replace("2024-01-02,2024-01-05,", "2024-01-02,2023-01-05,"),
    /the row of 2024-01-02 has the release_date 2023-01-05, which lies before it/,
  ],
  [
    "a release in 2099",
    "cot-weekly",
    (csv) => csv.replace("2024-01-02,2024-01-05,", "2024-01-02,2099-01-05,"),
    /the row of 2024-01-02 has the release_date 2099-01-05, which lies after 2026-11-29/,
  ],
  [
    "a day of the year 0",
    "published-figures",
    (csv) => csv.replace(/,20\d\d-\d\d-\d\d,/, ",0000-01-01,"),
    /has the date 0000-01-01, which lies before 1700/,
  ],
  [
    "a month of 2099",
    "cpi-monthly",
    (csv) => `${csv}2099-01,400,400,400,2099-02-11\n`,
    /the row of 2099-01 has the month 2099-01, which lies after 2026-11-29/,
  ],
  ["a contract of 2099", "fed-funds-futures", (csv) => csv.replace(/,20\d\d-\d\d,/, ",2099-01,"), /2099-01/],
])("verifyData(dir) finds %s", (_, table, edit, message) => {
  expect(verifyData(withTable(table, edit), TODAY)).toEqual([
    { table, problem: expect.stringMatching(message) },
  ]);
});

test.each<[string, string, { start: string; end: string }, RegExp]>([
  [
    "years 0 and 2099",
    "index-daily",
    { start: "0000-01-01", end: "2099-12-31" },
    /the manifest says 0000-01-01 to 2099/,
  ],
  [
    "a reach into 2099",
    "magnificent-seven",
    { start: "2023-12-29", end: "2099-06-28" },
    /2099-06-28, which lies after/,
  ],
])("verifyData(dir) finds a coverage of %s", (_, table, temporalCoverage, message) => {
  const dir = withManifest(changed(table, () => ({ temporalCoverage })));
  expect(verifyData(dir, TODAY)).toEqual([{ table, problem: expect.stringMatching(message) }]);
});

test("verifyData(dir) evaluates the claims, and names those that cannot be", () => {
  // Every table reads cleanly, but a column that claims ask for has another name.
  const dir = withTable("correlation", (csv) => csv.replace("mean_pairwise_correlation", "mean_correlation"));
  const file = path.join(dir, "datapackage.json");
  writeFileSync(
    file,
    readFileSync(file, "utf8").replace('"mean_pairwise_correlation"', '"mean_correlation"'),
  );
  const problems = verifyData(dir, TODAY);
  expect(problems.length).toBeGreaterThan(1);
  for (const { table, problem } of problems) {
    expect([table, problem]).toEqual([
      null,
      expect.stringMatching(/^claim [\w-]+ cannot be evaluated as of (2024-07-24|latest): ./),
    ]);
  }
});
