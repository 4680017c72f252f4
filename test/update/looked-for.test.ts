// Takes long: tables are updated from a server.

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { updateReport } from "../../lib/cli/update-report.js";
import { filesLookedFor } from "../../lib/update/looked-for.js";
import { dataCopy, futureServer, NOW } from "./future-server.js";
import { RECIPES, updateData } from "./this-book.js";

beforeEach(() => {
  vi.stubEnv("FRED_API_KEY", "");
  vi.stubEnv("STOOQ_API_KEY", "k");
});

const emptyFolder = () => mkdtempSync(path.join(tmpdir(), "claimbook-offline-"));
const recipesOf = (...tables: string[]) => RECIPES.filter(({ table }) => tables.includes(table));

test("filesLookedFor(dir, recipes) names the files that an update asks for, first publishers in front", async () => {
  const tables = ["rates-daily", "style-daily", "cot-weekly"];
  const [dir, server] = [dataCopy(), await futureServer()];
  const http = { baseUrls: server.baseUrls, sleep: async () => undefined };
  const summary = await updateData({ dir, tables, now: NOW, http }).finally(server.close);
  expect(summary.failed, updateReport(summary)).toBe(false);
  const raw = path.join(dir, "raw");
  const kept = readdirSync(raw).filter(
    (name) => !name.endsWith(".json") || !readdirSync(raw).includes(name.slice(0, -5)),
  );
  rmSync(path.join(raw, "DFF.csv"));
  const files = await filesLookedFor(raw, recipesOf(...tables), { year: NOW.getUTCFullYear() });
  expect(files.map(({ file }) => file).sort()).toEqual(kept.sort());
  expect(files.filter(({ isThere }) => !isThere).map(({ file }) => file)).toEqual(["DFF.csv"]);
  const seconds = files.map(({ isSecond }) => isSecond);
  expect(seconds.lastIndexOf(false)).toBeLessThan(seconds.indexOf(true));
  expect(files).toContainEqual({
    ...{ file: "daily-treasury-rates-2028.csv", isThere: true, isSecond: true },
    ...{ source: "the Treasury's own curve", tables: ["rates-daily"] },
  });
});

test("filesLookedFor(dir, recipes) names each file once, with all tables that rest on it", async () => {
  const files = await filesLookedFor(emptyFolder(), RECIPES, { year: 2026 });
  expect(new Set(files.map(({ file }) => file)).size).toBe(files.length);
  expect(files.find(({ file }) => file === "yahoo-GSPC.json")?.tables).toEqual([
    ...["index-daily", "index-monthly", "size-gap-daily", "sp500-earnings-monthly"],
  ]);
  expect(files.find(({ file }) => file === "ie_data.xls")).toMatchObject({
    source: "Robert Shiller",
    isSecond: false,
  });
  expect(files.filter(({ isThere }) => isThere)).toEqual([]);
});

test("an update with offline lists them when one is missing, and with dryRun; else not", async () => {
  const [server, offline] = [await futureServer(), emptyFolder()];
  await server.close();
  for (const name of ["DFF.csv", "DFEDTARL.csv", "DFEDTARU.csv", "DGS2.csv"])
    writeFileSync(path.join(offline, name), String(server.files.get(name)));
  const update = async (dryRun: boolean) => {
    const summary = await updateData({ dir: dataCopy(), tables: ["rates-daily"], offline, dryRun, now: NOW });
    return { summary, report: updateReport(summary) };
  };
  const missing = await update(false);
  expect(missing.summary.failed).toBe(true);
  expect(missing.report).toMatch(/\nfiles looked for:\n +file +is +source +for\n/);
  expect(missing.report).toMatch(
    /\n +DGS2\.csv +there +FRED +rates-daily\n +DGS10\.csv +missing +FRED +rates-daily\n/,
  );
  expect(missing.report).toMatch(
    /\n +new-york-fed-effr\.json +missing +the New York Fed \(second source\) +rates-daily\n/,
  );
  writeFileSync(path.join(offline, "DGS10.csv"), String(server.files.get("DGS10.csv")));
  expect((await update(true)).report).toMatch(/\n +DGS10\.csv +there +FRED/);
  const whole = await update(false);
  expect(whole.summary.failed).toBe(false);
  expect(whole.report).not.toContain("files looked for");
  expect(whole.summary.lookedFor?.map(({ file }) => file)).toContain("DGS10.csv");
});

test("a folder that is not there is refused, with how its files are listed", async () => {
  const offline = path.join(emptyFolder(), "nowhere");
  const update = updateData({ dir: dataCopy(), tables: ["rates-daily"], offline, now: NOW });
  await expect(update).rejects.toThrow(
    /--offline requires a folder \(got .*nowhere\).*--dry-run" lists the files/,
  );
});
