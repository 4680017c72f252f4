// Takes long: all tables are updated against a server of the sources.

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { decadeWealthByDay, decadeWealthByMonth } from "../../claims/decade-gap.js";
import { claims } from "../../claims/ledger.js";
import { evaluateAll } from "../../lib/book/evaluate.js";
import type { HttpOptions } from "../../lib/sources/http.js";
import { openStore } from "../../lib/store/open-store.js";
import { rollback } from "../../lib/update/rollback.js";
import type { UpdateSummary } from "../../lib/update/summary.js";
import { AGREEING, dataCopy, futureServer, NOW } from "./future-server.js";
import { updateData } from "./this-book.js";

vi.stubEnv("FRED_API_KEY", "");

type Server = Awaited<ReturnType<typeof futureServer>>;
const quick = (server: Server): HttpOptions => ({ baseUrls: server.baseUrls, sleep: async () => undefined });
const table = ({ tables }: UpdateSummary, name: string) => tables.find((one) => one.table === name);
const contents = (dir: string) =>
  Object.fromEntries(
    readdirSync(dir)
      .filter((name) => statSync(path.join(dir, name)).isFile())
      .map((name) => [name, readFileSync(path.join(dir, name), "utf8")]),
  );

describe("an update against sources that run eighteen months further", () => {
  let server: Server;
  let summary: UpdateSummary;
  const dir = dataCopy();
  const before = openStore();
  beforeAll(async () => {
    server = await futureServer();
    summary = await updateData({ dir, tables: [...AGREEING], http: quick(server), now: NOW });
  });
  afterAll(() => server.close());

  test("updates every table that has a source, and nothing fails", () => {
    expect(summary.tables.map(({ table: name, status }) => [name, status])).toEqual(
      AGREEING.map((name) => [name, "updated"]),
    );
    expect(summary).toMatchObject({ changed: true, failed: false, dryRun: false });
    expect(summary.sources.filter(({ ok, message }) => !ok || message)).toEqual([]);
  });

  test("says for each table the old and the new last row, and how many rows came", () => {
    expect(table(summary, "index-daily")).toMatchObject({
      lastBefore: "2024-12-31",
      lastAfter: "2028-02-25",
    });
    expect(table(summary, "index-monthly")).toMatchObject({
      lastBefore: "2026-07",
      lastAfter: "2028-01",
      added: 18,
      revised: null,
    });
    expect(table(summary, "size-monthly")).toMatchObject({ lastBefore: "2026-02", added: 23, revised: null });
    expect(table(summary, "cot-weekly")?.lastAfter).toBe("2028-02-22");
    for (const { added } of summary.tables) expect(added).toBeGreaterThan(15);
  });

  test("leaves a folder in which every table reads cleanly", () => {
    const store = openStore({ dir });
    for (const name of store.tables) expect(store.read(name).numRows(), name).toBe(store.describe(name).rows);
  });

  test("leaves every value that was known as it was, except momentum's", () => {
    const after = openStore({ dir });
    for (const name of AGREEING) {
      const [old, fresh] = [before.read(name), after.read(name)];
      const key = old.columnNames()[0] as string;
      const rows = new Map([...fresh.array(key)].map((period, row) => [period, row]));
      for (const column of old.columnNames()) {
        if (name === "factors-monthly" && column === "mom") continue;
        const changed = [...old.array(key)].filter((period, row) => {
          const value = old.get(column, row);
          return value !== null && fresh.get(column, rows.get(period) as number) !== value;
        });
        expect([name, column, changed]).toEqual([name, column, []]);
      }
    }
  });

  test("continues levels without a jump, and lets a column end where its own source ends", () => {
    const daily = openStore({ dir }).read("index-daily");
    const dates = [...daily.array("date")] as string[];
    const seam = dates.indexOf("2024-12-31");
    for (const column of daily.columnNames().slice(1)) {
      const [last, next] = [daily.get(column, seam), daily.get(column, seam + 1)] as [number, number];
      expect(Math.abs(next / last - 1), column).toBeLessThan(0.05);
    }
    const { fields, coverage } = openStore({ dir }).describe("size-monthly");
    expect(coverage.end).toBe("2028-01");
    const ended = fields.find(({ name }) => name === "sp500_total_return") as { coverage?: unknown };
    expect(ended.coverage).toEqual({ start: "1926-07", end: "2024-12" });
    const style = openStore({ dir }).read("style-daily");
    expect(style.get("xbi", style.numRows() - 1)).toBeNull();
    expect(style.get("iwm", style.numRows() - 1)).toBeGreaterThan(0);
  });

  test("keeps the first window of index-daily and the hole behind it", () => {
    const dates = [...openStore({ dir }).read("index-daily").array("date")] as string[];
    expect(dates.slice(0, 213)).toEqual([...before.read("index-daily").array("date")]);
    expect(dates.filter((day) => day > "2014-07-31" && day < "2024-05-15")).toEqual([]);
  });

  test("keeps a month that was never published as a row without values", () => {
    const cpi = openStore({ dir }).read("cpi-monthly");
    const row = [...cpi.array("month")].indexOf("2025-10");
    expect([cpi.get("cpi_nsa", row), cpi.get("cpi_sa", row)]).toEqual([null, null]);
    expect(cpi.get("cpi_nsa", row + 1)).toBeGreaterThan(0);
  });

  test("claims as written give what they gave, and every claim can be asked on the newest day", () => {
    const results = (folder: string, asOf: string | null) => evaluateAll(openStore({ dir: folder, asOf }));
    for (const asOf of ["2024-07-24", null]) {
      const was = results("data", asOf);
      results(dir, asOf).forEach(({ claim, verdict }, index) => {
        expect([claim.id, verdict]).toEqual([claim.id, was[index]?.verdict]);
      });
    }
    const askedOn = "2028-02-25";
    const newest = evaluateAll(openStore({ dir, asOf: askedOn }), { askedOn });
    const ends = (id: string) => newest.find(({ claim }) => claim.id === id)?.estimates.map(({ to }) => to);
    expect(ends("decade-gap")?.[0]).toBe("2027-12-31");
    expect(ends("decade-rank")?.sort().at(-1)).toBe("2028-01");
  });

  test("ten-year windows to date reach as far as the closes do", () => {
    const reach = (folder: string) => {
      const store = openStore({ dir: folder });
      return [decadeWealthByDay(store).at(-1)?.to, decadeWealthByMonth(store).at(-1)?.to];
    };
    // By day: while the base lies in the first window. By month: to the last complete one.
    expect(reach("data")).toEqual([reach(dir)[0], "2025-08-31"]);
    expect(reach(dir)[1]).toBe("2028-01-31");
  });

  test("reports each claim as written and with all data, with the tables that moved it", () => {
    const written = summary.verdicts.filter(({ asOf }) => asOf === "2024-07-24");
    const known = summary.verdicts.filter(({ asOf }) => asOf === null);
    expect(written.length).toBe(known.length);
    const affected = claims.filter(({ tables }) => tables.some((name) => table(summary, name)));
    expect(written.map(({ claim }) => claim)).toEqual(affected.map(({ id }) => id));
    for (const { claim, readingsMoved, before: was, after: is, cause } of summary.verdicts) {
      const moved = readingsMoved > 0 || was !== is;
      expect([claim, cause !== null]).toEqual([claim, moved]);
      expect(is).not.toBe("failed");
    }
    expect(written.find(({ claim }) => claim === "decade-gap")).toMatchObject({
      readingsMoved: 0,
      cause: null,
    });
  });

  test("keeps the raw bytes with address, time and hash, and names them in the manifest", () => {
    const name = "Portfolios_Formed_on_ME_CSV.zip";
    const raw = readFileSync(path.join(dir, "raw", name));
    expect(raw.equals(Buffer.from(server.files.get(name) as Uint8Array))).toBe(true);
    const note = JSON.parse(readFileSync(path.join(dir, "raw", `${name}.json`), "utf8"));
    expect(note).toMatchObject({ url: `${server.url}french/${name}`, etag: `"${raw.length}"` });
    const { resources } = JSON.parse(readFileSync(path.join(dir, "datapackage.json"), "utf8"));
    const { inputs } = resources.find((one: { name: string }) => one.name === "size-monthly");
    expect(inputs[0]).toEqual({ name, url: note.url, retrieved: note.retrieved, sha256: note.sha256 });
  });

  test("writes an entry into CHANGES.md and dates the README's tables", () => {
    const changes = readFileSync(path.join(dir, "CHANGES.md"), "utf8");
    expect(changes).toMatch(/^# Changes of the data\n[^#]*## 2028-02-27: update\n/);
    expect(changes).toContain("- size-monthly: 2026-02 to 2028-01, 23 rows added, 3 filled in\n");
    const readme = readFileSync(path.join(dir, "README.md"), "utf8");
    const store = openStore({ dir });
    for (const name of store.tables) {
      const { title, description, rows, coverage, serves, vintage, caveats } = store.describe(name);
      expect(readme).toContain(
        `| [${name}](#${name}) | ${rows.toLocaleString("en-US")} | ${coverage.start} | ${coverage.end} | ${serves} |`,
      );
      const section = readme.split(`\n### ${name}\n`)[1]?.split("\n### ")[0] ?? "";
      for (const text of [title, description, vintage, ...caveats]) expect(section).toContain(text);
    }
  });

  test("moves the dates that titles and descriptions name", () => {
    const store = openStore({ dir });
    expect(store.describe("factors-daily").title).toBe(
      "Five factors and momentum, daily, 2023-07 to 2028-01",
    );
    expect(store.describe("rates-daily").title).toBe("US interest rates, daily, 2024 to 2028");
    expect(store.describe("index-daily").description).toContain(
      "2014-05-15..2014-07-31 and 2024-05-15..2028-02-25)",
    );
  });

  test("a second update asks with ETags, gets 304 for all, and changes nothing", async () => {
    const files = contents(dir);
    const asked = server.requests.length;
    const again = await updateData({ dir, tables: [...AGREEING], http: quick(server), now: NOW });
    expect(again).toMatchObject({ changed: false, failed: false, verdicts: [] });
    // The page that may link to Shiller's workbook is asked for anew each time.
    const files304 = server.headers.filter((_, at) => at >= asked && server.requests[at] !== "GET /shiller/");
    expect(files304.every((headers) => headers["if-none-match"])).toBe(true);
    expect(contents(dir)).toEqual(files);
  });

  test("the raw folder serves the same update offline", async () => {
    const offline = dataCopy();
    await updateData({ dir: offline, tables: [...AGREEING], offline: path.join(dir, "raw"), now: NOW });
    const tables = (folder: string) =>
      Object.fromEntries(Object.entries(contents(folder)).filter(([name]) => name.endsWith(".csv")));
    expect(tables(offline)).toEqual(tables(dir));
  });
});

describe("updateData(options)", () => {
  let server: Server;
  beforeAll(async () => {
    server = await futureServer();
  });
  afterAll(() => server.close());

  test("updates the named tables only, and asks for their files only", async () => {
    const dir = dataCopy();
    const asked = server.requests.length;
    const summary = await updateData({ dir, tables: ["cot-weekly"], http: quick(server), now: NOW });
    expect(summary.tables.map(({ table: name }) => name)).toEqual(["cot-weekly"]);
    const files = server.requests.slice(asked);
    expect(files).toHaveLength(6);
    for (const request of files) expect(request).toMatch(/^GET \/(cftc-socrata|cftc)\//);
    expect(openStore({ dir }).describe("rates-daily").coverage.end).toBe("2024-12-31");
  });

  test("with dryRun fetches, builds and compares, and writes nothing at all", async () => {
    const dir = dataCopy();
    const before = contents(dir);
    const summary = await updateData({
      dir,
      tables: ["rates-daily"],
      dryRun: true,
      http: quick(server),
      now: NOW,
    });
    expect(summary).toMatchObject({ dryRun: true, changed: true });
    expect(table(summary, "rates-daily")?.added).toBeGreaterThan(700);
    expect(contents(dir)).toEqual(before);
    expect(existsSync(path.join(dir, "raw"))).toBe(false);
    expect(existsSync(path.join(dir, ".claimbook"))).toBe(false);
  });

  test("with since leaves earlier rows as they are, revised or not", async () => {
    const dir = dataCopy();
    const raw = path.join(dir, "..", "raw");
    mkdirSync(raw);
    const cot = String(server.files.get("cftc-tff-futures-only.csv"));
    // A revision of the first week, and one of a later week.
    const revised = cot.replace("239742,516339", "239742,516340").replace("239742,499063", "239742,499064");
    writeFileSync(path.join(raw, "cftc-tff-futures-only.csv"), revised);
    const options = { dir, tables: ["cot-weekly"], offline: raw, now: NOW };
    const all = await updateData({ ...options, dryRun: true });
    expect(table(all, "cot-weekly")?.revised).toEqual({
      rows: 2,
      since: "2024-01-02",
      values: expect.arrayContaining([
        { column: "r2000_open_interest", row: "2024-01-02", from: 516339, to: 516340 },
      ]),
      largest: { column: "r2000_open_interest", row: "2024-01-02", from: 516339, to: 516340 },
    });
    const late = await updateData({ ...options, since: "2024-01-05" });
    expect(table(late, "cot-weekly")?.revised).toMatchObject({ rows: 1, since: "2024-01-09" });
    expect(openStore({ dir }).read("cot-weekly").get("r2000_open_interest", 0)).toBe(516339);
  });

  test.each([
    [{ tables: ["cross-section"] }, /table cross-section has no public source: rests on prices/],
    [{ tables: ["nothing"] }, /no table "nothing" to update; "npx claimbook data" lists the tables/],
    [{ tables: ["cot-weakly"] }, /no table "cot-weakly" to update; did you mean "cot-weekly"\?/],
    [{ tables: ["fomc-meeting"] }, /did you mean "fomc-meetings"\?/],
    [{ since: "2024-02-30" }, /--since "2024-02-30" is no calendar day/],
  ])("refuses %j", async (options, message) => {
    await expect(updateData({ dir: dataCopy(), ...options })).rejects.toThrow(message);
  });

  test("takes no update while another one runs on the folder", async () => {
    const dir = dataCopy();
    const options = { dir, tables: ["cot-weekly"], http: quick(server), now: NOW };
    const both = await Promise.allSettled([updateData(options), updateData(options)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = both.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    expect(refused.reason.message).toMatch(/is being written by process/);
  });

  test("a table whose values do not agree with those on record stays as it was, with the reason", async () => {
    const dir = dataCopy();
    const summary = await updateData({ dir, http: quick(server), now: NOW });
    expect(summary).toMatchObject({ changed: true, failed: true });
    expect(table(summary, "factor-window-quantiles")).toMatchObject({
      status: "failed",
      reason: expect.stringMatching(
        /the values do not agree with those on record: a typical one was.*--accept-revisions takes it/,
      ),
      lastAfter: "2026-01-30",
    });
    expect(table(summary, "cot-weekly")?.status).toBe("updated");
    expect(table(summary, "cross-section")).toMatchObject({ status: "not refreshed" });
    expect(openStore({ dir }).describe("factor-window-quantiles").hash).toBe(
      openStore().describe("factor-window-quantiles").hash,
    );
  });

  test("takes a revised history where it is asked to, table by table, and lists what changed", async () => {
    const summary = await updateData({
      ...{ dir: dataCopy(), tables: ["factor-window-quantiles"], http: quick(server), now: NOW },
      acceptRevisions: true,
      dryRun: true,
    });
    const quantiles = table(summary, "factor-window-quantiles");
    expect(quantiles?.status).toBe("updated");
    expect(quantiles?.revised?.values.length).toBeGreaterThan(100);
  });
});

describe("a source that fails", () => {
  test("leaves its columns, or tables that rest on it, as they were and is named; the others are updated", async () => {
    const server = await futureServer({
      "yahoo-IWB.json": (_, response) => response.writeHead(404).end(),
      "25_Portfolios_5x5_CSV.zip": (_, response) => response.writeHead(200).end("<html><title>Moved</title>"),
      "CPILFESL.csv": (_, response) => response.writeHead(500).end(),
      "CUSR0000SA0-2012-2021.json": (_, response) => response.writeHead(404).end(),
    });
    const dir = dataCopy();
    const summary = await updateData({ dir, tables: [...AGREEING], http: quick(server), now: NOW });
    await server.close();
    expect(summary.failed).toBe(true);
    const failed = summary.tables.filter(({ status }) => status === "failed").map(({ table: name }) => name);
    expect(failed).toEqual(["size-value-monthly", "cpi-monthly"]);
    expect(table(summary, "index-daily")).toMatchObject({
      status: "updated",
      left: [
        {
          column: "russell1000_total_return",
          end: "2024-12-31",
          reason: expect.stringMatching(/HTTP status 404$/),
        },
      ],
    });
    expect(table(summary, "size-monthly")?.left.map(({ column }) => column)).toEqual([
      "small_bm_avg",
      "large_bm_avg",
    ]);
    expect(table(summary, "style-daily")?.left.map(({ column }) => column)).toEqual(["iwb"]);
    expect(table(summary, "size-value-monthly")?.reason).toMatch(
      /expected a zip file, found a web page titled "Moved"/,
    );
    expect(table(summary, "cpi-monthly")?.reason).toMatch(
      /CPILFESL\.csv .*status 500.*; and from the BLS, .*status 404/,
    );
    for (const name of failed)
      expect(openStore({ dir }).describe(name).hash).toBe(openStore().describe(name).hash);
    expect(openStore({ dir }).describe("size-gap-daily").coverage.end).toBe("2028-02-25");
  });

  test("is replaced by its second source where there is one, and the summary says so", async () => {
    const server = await futureServer({ "DGS10.csv": (_, response) => response.writeHead(503).end() });
    const dir = dataCopy();
    const summary = await updateData({ dir, tables: ["rates-daily"], http: quick(server), now: NOW });
    await server.close();
    expect(table(summary, "rates-daily")?.status).toBe("updated");
    expect(summary.sources.find(({ input }) => input === "yields")).toMatchObject({
      ok: true,
      message: expect.stringMatching(/^from the Treasury's own curve, because FRED failed: DGS10\.csv/),
    });
  });

  test("rows that a file has no more stay, and are named, as is a column of which it has nothing; what leaves a hole is refused", async () => {
    const server = await futureServer();
    const dir = dataCopy();
    const raw = path.join(dir, "..", "raw");
    mkdirSync(raw);
    const cot = String(server.files.get("cftc-tff-futures-only.csv"));
    await server.close();
    const refusal = async (text: string) => {
      writeFileSync(path.join(raw, "cftc-tff-futures-only.csv"), text);
      const summary = await updateData({ dir, tables: ["cot-weekly"], offline: raw, now: NOW });
      expect(summary).toMatchObject({ changed: false, failed: true });
      return table(summary, "cot-weekly")?.reason;
    };
    const without = (pattern: RegExp) =>
      cot
        .split("\n")
        .filter((line) => !pattern.test(line))
        .join("\n");
    expect(await refusal(without(/^2027-03/))).toMatch(/nothing between 2027-02-23 and 2027-04-06 \(42 days/);
    const before = openStore({ dir }).read("cot-weekly").array("r2000_open_interest");
    writeFileSync(path.join(raw, "cftc-tff-futures-only.csv"), without(/^2026-0[5-7]/));
    const summary = await updateData({ dir, tables: ["cot-weekly"], offline: raw, now: NOW });
    expect(table(summary, "cot-weekly")).toMatchObject({ status: "updated", revised: null });
    expect(table(summary, "cot-weekly")?.notes).toContain(
      "the source of r2000_open_interest no longer has 13 rows of 2026-05-05 to 2026-07-28; what is on record stays",
    );
    const held = () => [...openStore({ dir }).read("cot-weekly").array("r2000_open_interest")];
    expect(held().slice(0, before.length)).toEqual([...before]);
    const { resources } = JSON.parse(readFileSync(path.join(dir, "datapackage.json"), "utf8"));
    expect(resources.find(({ name }: { name: string }) => name === "cot-weekly").retained).toMatchObject({
      r2000_open_interest: { rows: 13, first: "2026-05-05", last: "2026-07-28" },
    });
    const known = held();
    writeFileSync(path.join(raw, "cftc-tff-futures-only.csv"), cot.replaceAll(",239742,", ",999999,"));
    const lacking = await updateData({ dir, tables: ["cot-weekly"], offline: raw, now: NOW });
    expect(lacking.failed).toBe(true);
    expect(table(lacking, "cot-weekly")?.left).toContainEqual({
      ...{ column: "r2000_open_interest", end: "2028-02-22" },
      reason: "column r2000_open_interest: the source has no value of it any more",
    });
    expect(held()).toEqual(known);
  });
});

describe("rollback(dir)", () => {
  test("brings back the state before the last update, then the one before that, then says that there is none", async () => {
    const server = await futureServer();
    const dir = dataCopy();
    const states = [contents(dir)];
    for (const name of ["cot-weekly", "rates-daily"]) {
      await updateData({
        dir,
        tables: [name],
        http: quick(server),
        now: new Date(NOW.getTime() + 1000 * states.length),
      });
      states.push(contents(dir));
    }
    await server.close();
    const data = ({ "CHANGES.md": _, "history.json": __, ...files }: Record<string, string>) => files;
    const done = await rollback(dir, { now: NOW });
    expect(done.tables).toEqual([
      { table: "rates-daily", lastBefore: "2028-02-25", lastAfter: "2024-12-31" },
    ]);
    expect(data(contents(dir))).toEqual(data(states[1] as Record<string, string>));
    expect(contents(dir)["CHANGES.md"]).toMatch(
      /## 2028-02-27: back to the state before 2028-02-27T12:00:02/,
    );
    await rollback(dir, { now: NOW });
    expect(data(contents(dir))).toEqual(data(states[0] as Record<string, string>));
    await expect(rollback(dir)).rejects.toThrow(/no earlier state of the data in .* is kept/);
  });
});
