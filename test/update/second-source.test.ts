// Takes long: tables are updated against two publishers.

import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { closes as closesInput } from "../../claims/tables/closes.js";
import { positions } from "../../claims/tables/cot-weekly.js";
import { cpi as cpiInput } from "../../claims/tables/cpi-monthly.js";
import { yields as yieldsInput } from "../../claims/tables/rates-daily.js";
import type { Comparison, Input } from "../../lib/book/input.js";
import { updateReport } from "../../lib/cli/update-report.js";
import type { Positions } from "../../lib/sources/cftc.js";
import { openStore } from "../../lib/store/open-store.js";
import { compareSources, differenceLines } from "../../lib/update/second-source.js";
import type { UpdateSummary } from "../../lib/update/summary.js";
import { futureFiles } from "./future.js";
import { dataCopy, futureServer, LAST_DAY, NOW } from "./future-server.js";
import { secondFiles } from "./second-files.js";
import { updateData } from "./this-book.js";

// What claims make of the tables is tested elsewhere, and takes most of an update's time.
vi.mock("../../lib/update/verdict-moves.js", () => ({ verdictMoves: () => [] }));

describe("compareSources(comparison, first, second)", () => {
  const comparisonOf = <T>({ comparison }: Input<T>) => comparison as Comparison<T>;
  const closes = (...values: number[]) => {
    const series = new Map(values.map((value, at) => [`2099-01-0${at + 1}`, value]));
    return { close: series, adjusted: new Map() };
  };
  const yields = (...values: [string, number][]) => ({ twoYear: new Map(values), tenYear: new Map() });

  test("tells a difference from rounding, on days that both have", () => {
    const first = yields(["2099-01-01", 4.21], ["2099-01-02", 4.22], ["2099-01-05", 4.23]);
    const second = yields(["2099-01-01", 4.2100001], ["2099-01-02", 4.23], ["2099-01-06", 9]);
    expect(compareSources(comparisonOf(yieldsInput), first, second)).toEqual({
      compared: 2,
      differences: [{ series: "dgs2", period: "2099-01-02", first: 4.22, second: 4.23 }],
    });
  });

  test("holds a close from a longer number beside one to the cent", () => {
    const { differences } = compareSources(
      comparisonOf(closesInput("^GSPC")),
      closes(5427.129883, 100),
      closes(5427.13, 100.02),
    );
    expect(differences.map(({ period }) => period)).toEqual(["2099-01-02"]);
  });

  test("compares closes after the last split, before which one publisher has them in today's shares", () => {
    const [ours, traded] = [closes(50, 51, 52, 52.5), closes(300, 102, 52, 52.6)];
    expect(compareSources(comparisonOf(closesInput("XLK")), ours, traded)).toMatchObject({
      compared: 2,
      differences: [{ period: "2099-01-04", first: 52.5, second: 52.6 }],
    });
    expect(
      compareSources(comparisonOf(closesInput("XLK")), closes(50, 51), closes(100, 102)).differences,
    ).toHaveLength(2);
  });

  test("compares positions by contract and measure, and consumer prices to the third decimal", () => {
    const row = { date: "2099-01-06", code: "239742", openInterest: 500, leveragedLong: 7 } as Positions;
    expect(
      compareSources(
        comparisonOf(positions),
        [row],
        [
          { ...row, leveragedLong: 8 },
          { ...row, code: "13874A" },
        ],
      ),
    ).toEqual({
      compared: 2,
      differences: [{ series: "r2000 leveragedLong", period: "2099-01-06", first: 7, second: 8 }],
    });
    const cpi = (value: number) => ({
      nsa: new Map([["2099-01", value]]),
      sa: new Map(),
      core: new Map(),
      releases: new Map(),
    });
    expect(compareSources(comparisonOf(cpiInput), cpi(308.417), cpi(308.418)).differences).toHaveLength(1);
    expect(compareSources(comparisonOf(cpiInput), cpi(308.417), cpi(308.4170004)).differences).toEqual([]);
  });
});

test("differenceLines(input, second, limit) names the newest, and how many there are before", () => {
  const differences = [1, 2, 3].map((day) => ({
    ...{ series: "dgs2", period: `2099-01-0${day}`, first: 4, second: 5 },
  }));
  const second = { first: "FRED", second: "the Treasury", compared: 9, differences };
  expect(differenceLines("yields", second, 1)).toEqual([
    "yields: 2 more differ before these",
    "yields, dgs2 of 2099-01-03: 4 (FRED), 5 (the Treasury)",
  ]);
  expect(differenceLines("yields", undefined, 1)).toEqual([]);
});

const TABLES = ["index-daily", "style-daily", "cpi-monthly", "rates-daily", "cot-weekly"];
const FILES = futureFiles(LAST_DAY);
const SECONDS = secondFiles(FILES);
const answer =
  (body: string | Uint8Array): RequestListener =>
  (_, response) =>
    response.writeHead(200).end(body);
const edited = (name: string, from: string, to: string) => {
  const text = String(SECONDS.get(name));
  expect(text).toContain(from);
  return { [name]: answer(text.replace(from, to)) };
};

beforeEach(() => {
  vi.stubEnv("FRED_API_KEY", "");
  vi.stubEnv("STOOQ_API_KEY", "");
});
afterEach(() => vi.unstubAllEnvs());

async function update(
  faults: Readonly<Record<string, RequestListener>> = {},
  { dir = dataCopy(), tables = TABLES }: { readonly dir?: string; readonly tables?: readonly string[] } = {},
): Promise<UpdateSummary & { readonly requests: readonly string[] }> {
  const server = await futureServer(faults);
  const http = { baseUrls: server.baseUrls, sleep: async () => undefined };
  const summary = await updateData({ dir, tables, now: NOW, http }).finally(server.close);
  return { ...summary, requests: server.requests };
}
const secondOf = ({ sources }: UpdateSummary, name: string) =>
  sources.find(({ input }) => input === name)?.second;
const csv = (dir: string, table: string) => readFileSync(path.join(dir, `${table}.csv`), "utf8");

describe("an update of which two publishers answer", () => {
  test("says how many figures were compared, with whom, and that they agree", async () => {
    const summary = await update();
    expect(summary.failed).toBe(false);
    for (const [input, second, least] of [
      ["cpi", "the BLS", 200],
      ["policyRates", "the New York Fed", 3000],
      ["yields", "the Treasury's own curve", 2000],
      ["positions", "the CFTC's yearly files", 4000],
      ["closes ^GSPC", "FRED", 1000],
      ["closes ^NDX", "FRED", 1000],
    ] as const) {
      const comparison = secondOf(summary, input);
      expect(comparison).toMatchObject({ second, differences: [] });
      expect(comparison?.compared, input).toBeGreaterThan(least);
      expect(comparison?.reason).toBeUndefined();
    }
    expect(secondOf(summary, "closes ^RUT")).toBeUndefined();
    expect(updateReport(summary)).toMatch(/\nconfirmed by a second source: closes \^GSPC, .*cpi/);
  });

  test("takes the first one's figures, and names each that differs in report, JSON and CHANGES.md", async () => {
    const [dir, plain] = [dataCopy(), dataCopy()];
    await update({}, { dir: plain });
    const day = "2026-07-24";
    const [line = ""] =
      /^07\/24\/2026,5\.50,.*$/m.exec(String(SECONDS.get("daily-treasury-rates-2026.csv"))) ?? [];
    const [, , two, ten] = line.split(",");
    const summary = await update(
      {
        ...edited("daily-treasury-rates-2026.csv", line, `07/24/2026,5.50,${two},9.99`),
        ...edited("SP500.csv", `\n${day},`, `\n${day},9`),
        ...edited("new-york-fed-effr.json", '"targetRateTo":', '"targetRateTo":1'),
        ...edited("CUUR0000SA0-2022-2028.json", '"value":"', '"value":"1'),
      },
      { dir },
    );
    expect(summary).toMatchObject({ changed: true, failed: false });
    for (const table of TABLES) expect(csv(dir, table)).toBe(csv(plain, table));
    expect(secondOf(summary, "yields")?.differences).toEqual([
      { series: "dgs10", period: day, first: Number(ten), second: 9.99 },
    ]);
    const named = (input: string) =>
      secondOf(summary, input)?.differences.map(({ series, period }) => [series, period]);
    expect(named("closes ^GSPC")).toEqual([["close", day]]);
    expect(named("policyRates")).toEqual([["target_upper", LAST_DAY]]);
    expect(named("cpi")).toEqual([["cpi_nsa", "2028-01"]]);
    const text = `yields, dgs10 of ${day}: ${Number(ten)} (FRED), 9.99 (the Treasury's own curve)`;
    expect(updateReport(summary)).toContain(`  ${text}\n`);
    expect(readFileSync(path.join(dir, "CHANGES.md"), "utf8")).toMatch(
      new RegExp(`\nSecond sources that differ:\n\n(- .*\n)*- ${text.replace(/[()]/g, "\\$&")}\n`),
    );
  });

  test("asks nobody without the key that is needed, and says so in JSON alone", async () => {
    const summary = await update({}, { tables: ["style-daily"] });
    expect(secondOf(summary, "closes XLK")).toEqual({
      ...{ first: "Yahoo", second: "Stooq", compared: 0, differences: [] },
      reason: "STOOQ_API_KEY is not set",
    });
    expect(summary.requests.filter((request) => request.includes("/stooq/"))).toEqual([]);
    expect(updateReport(summary)).not.toMatch(/stooq/i);
  });

  test("compares the first one's public files, too, where it refuses a key", async () => {
    vi.stubEnv("FRED_API_KEY", "s3cret");
    const body = {
      error_code: 400,
      error_message: "Bad Request. The value for variable api_key is not registered.",
    };
    const refused: RequestListener = (_, response) => response.writeHead(400).end(JSON.stringify(body));
    const names = ["DGS2", "DGS10", "DFF", "DFEDTARL", "DFEDTARU"].map((id) => [`${id}.json`, refused]);
    const summary = await update(Object.fromEntries(names), { tables: ["rates-daily"] });
    expect(summary.sources.find(({ input }) => input === "yields")?.message).toMatch(/key/);
    expect(secondOf(summary, "yields")).toMatchObject({
      second: "the Treasury's own curve",
      differences: [],
    });
    expect(secondOf(summary, "yields")?.compared).toBeGreaterThan(2000);
  });

  test("compares a fund's closes as traded with the first one's, not its adjusted ones", async () => {
    vi.stubEnv("STOOQ_API_KEY", "s3cret");
    const summary = await update(
      edited("stooq-xlk.us.csv", "\n2028-02-25,", "\n2028-02-25,9,9,9,9\n2028-02-26,"),
      {
        tables: ["style-daily"],
      },
    );
    expect(secondOf(summary, "closes XLK")?.differences).toMatchObject([{ period: "2028-02-25", second: 9 }]);
    expect(secondOf(summary, "closes XLV")).toMatchObject({ second: "Stooq", differences: [] });
    expect(secondOf(summary, "closes XLV")?.compared).toBeGreaterThan(1000);
    const asked = summary.requests.filter((request) => request.includes("/stooq/"));
    expect(asked).toHaveLength(13);
    for (const request of asked) expect(request).toMatch(/s=\w+\.us&.*o=1111111&apikey=s3cret/);
    expect(JSON.stringify(summary.sources)).not.toContain("s3cret");
  });
});

describe("a second publisher that does not answer", () => {
  const drip: RequestListener = (_, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write("1"), 50);
    response.on("close", () => clearInterval(timer));
  };
  test.each<[string, RequestListener, RegExp]>([
    ["HTTP status 404", (_, response) => response.writeHead(404).end(), /HTTP status 404/],
    ["a web page", answer("<html><title>Moved</title>"), /found a web page titled "Moved"/],
    ["nothing that ends", drip, /^no answer in time$/],
    ["no key", answer("Get your apikey:\n1. Open the page"), /new-york-fed-effr\.json/],
  ])("but with %s costs the comparison alone", async (_, fault, reason) => {
    const [dir, plain] = [dataCopy(), dataCopy()];
    const tables = ["rates-daily"];
    await update({}, { dir: plain, tables });
    // What never ends would hold the update for ever.
    const summary = await update({ "new-york-fed-effr.json": fault }, { dir, tables });
    expect(summary).toMatchObject({ changed: true, failed: false });
    expect(csv(dir, "rates-daily")).toBe(csv(plain, "rates-daily"));
    expect(secondOf(summary, "policyRates")).toMatchObject({
      ...{ compared: 0, differences: [], reason: expect.stringMatching(reason) },
    });
    expect(updateReport(summary)).not.toMatch(/New York|new-york/);
  });

  test("stands in for the first one all the same once that fails, and is asked for each file once", async () => {
    const [dir, plain] = [dataCopy(), dataCopy()];
    const tables = ["rates-daily", "cpi-monthly", "cot-weekly"];
    await update({}, { dir: plain, tables });
    const down: RequestListener = (_, response) => response.writeHead(404).end();
    const names = ["DFF.csv", "DGS2.csv", "CPIAUCNS.csv", "cftc-tff-futures-only.csv"];
    const summary = await update(Object.fromEntries(names.map((name) => [name, down])), { dir, tables });
    expect(summary.failed).toBe(false);
    for (const table of tables) expect(csv(dir, table), table).toBe(csv(plain, table));
    for (const { input, message, second } of summary.sources)
      expect([input, message, second]).toEqual([
        input,
        expect.stringMatching(/^from .*, because .* failed: /),
        undefined,
      ]);
    expect(new Set(summary.requests).size).toBe(summary.requests.length);
  });

  test("is compared offline with what is in the folder, whatever keys there are", async () => {
    const dir = dataCopy();
    await update({}, { dir, tables: ["index-daily"] });
    const offline = await updateData({
      ...{ dir: dataCopy(), tables: ["index-daily"], offline: path.join(dir, "raw"), now: NOW },
    });
    expect(secondOf(offline, "closes ^GSPC")).toMatchObject({ second: "FRED", differences: [] });
    expect(secondOf(offline, "closes ^GSPC")?.compared).toBeGreaterThan(1000);
    expect(secondOf(offline, "closes IWM")?.reason).toMatch(/^stooq-iwm\.us\.csv is not in /);
    expect(openStore({ dir }).describe("index-daily").coverage.end).toBe(LAST_DAY);
  });
});

test("a close that jumps is in no table: what rests on it stays as it was, or a second publisher's stands in", async () => {
  const wrong = (name: string) => {
    const text = JSON.parse(String(FILES.get(name)));
    const { close } = text.chart.result[0].indicators.quote[0];
    close[close.length - 1] *= 1.4;
    return { [name]: answer(JSON.stringify(text)) };
  };
  const tables = ["index-daily", "index-monthly", "size-gap-daily"];
  const faults = { ...wrong("yahoo-RUT.json"), ...wrong("yahoo-GSPC.json") };
  const summary = await update(faults, { tables });
  const [daily, monthly, gap] = summary.tables.filter(({ table }) => tables.includes(table));
  const reason = expect.stringMatching(
    new RegExp(
      `yahoo-RUT\\.json: the close jumps from .* on ${LAST_DAY}, .*30%.*the next update asks again$`,
    ),
  );
  for (const table of [daily, monthly])
    expect(table).toMatchObject({ status: "updated", left: [{ column: "russell2000_price", reason }] });
  expect(gap).toMatchObject({ table: "size-gap-daily", status: "failed", reason });
  expect(summary.sources.find(({ input }) => input === "closes ^GSPC")).toMatchObject({
    ok: true,
    message: expect.stringMatching(/^from FRED, because Yahoo failed: yahoo-GSPC\.json: the close jumps/),
  });
});
