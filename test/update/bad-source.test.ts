// Takes long: tables are updated from a server with each fault.

import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { updateReport } from "../../lib/cli/update-report.js";
import type { HttpOptions } from "../../lib/sources/http.js";
import { openStore } from "../../lib/store/open-store.js";
import type { UpdateSummary } from "../../lib/update/summary.js";
import { loopback } from "../sources/loopback.js";
import { futureFiles } from "./future.js";
import { dataCopy, futureServer, LAST_DAY, NOW } from "./future-server.js";
import { updateData } from "./this-book.js";

vi.stubEnv("FRED_API_KEY", "");

const answer =
  (body: string | Uint8Array): RequestListener =>
  (_, response) =>
    response.writeHead(200).end(body);
const file = (name: string) => String(futureFiles(LAST_DAY).get(name));

/** An update of some tables from a server with faults. */
async function update(
  tables: readonly string[],
  faults: Readonly<Record<string, RequestListener>>,
  { dir = dataCopy(), ...http }: HttpOptions & { readonly dir?: string } = {},
): Promise<UpdateSummary> {
  const server = await futureServer(faults);
  try {
    return await updateData({
      dir,
      tables,
      now: NOW,
      http: { baseUrls: server.baseUrls, sleep: async () => undefined, ...http },
    });
  } finally {
    await server.close();
  }
}

const statuses = ({ tables }: UpdateSummary) =>
  Object.fromEntries(tables.map((one) => [one.table, one.status]));

const COT = "cftc-tff-futures-only.csv";
const WORKBOOK = futureFiles(LAST_DAY).get("ie_data.xls") as Uint8Array;
const chart = (change: (result: Record<string, unknown>) => void) => {
  const whole = JSON.parse(file("yahoo-GSPC.json"));
  change(whole.chart.result[0]);
  return JSON.stringify(whole);
};

test.each<[string, string | Uint8Array, RegExp, string, string | Uint8Array, RegExp]>([
  [
    COT,
    file(COT).replace(",239742,", ',"239742,'),
    /^cftc-tff-futures-only\.csv cannot be read \(the quote opened on line 2 is never closed\); and from/,
    "yahoo-GSPC.json",
    chart((result) => Object.assign(result, { timestamp: (result.timestamp as []).map(() => "abc") })),
    /expected times in seconds since 1970, found "abc"/,
  ],
  [
    COT,
    file(COT).replace("516339", "9".repeat(400)),
    /expected a whole number, found "999/,
    "yahoo-GSPC.json",
    file("yahoo-GSPC.json").replace(/"close":\[[\d.]+/, '"close":["12"'),
    /close 1: expected a price, found "12"/,
  ],
  [COT, "\0".repeat(500), /expected a column/, "ie_data.xls", WORKBOOK.subarray(0, 9000), /ie_data\.xls/],
])(
  "a malformed %s and another malformed file leave their tables as they were, and the others move",
  async (...row) => {
    const [cot, cotBody, cotReason, other, otherBody, otherReason] = row;
    const faults = {
      ...{ [cot]: answer(cotBody), [other]: answer(otherBody) },
      "fut_fin_txt_2024.zip": answer("<html>"),
      "SP500.csv": answer("<html>"),
      "stooq-spx.csv": answer("<html>"),
    };
    const dir = dataCopy();
    const summary = await update(["cot-weekly", "sp500-earnings-monthly", "rates-daily"], faults, { dir });
    expect(statuses(summary)).toMatchObject({ "cot-weekly": "failed", "rates-daily": "updated" });
    const messages = summary.sources.flatMap(({ ok, message }) => (ok ? [] : [message]));
    expect(messages).toHaveLength(2);
    for (const pattern of [cotReason, otherReason])
      expect(messages).toContainEqual(expect.stringMatching(pattern));
    expect(openStore({ dir }).describe("cot-weekly").hash).toBe(openStore().describe("cot-weekly").hash);
  },
);

test("a malformed file of the first source turns to the second one", async () => {
  const summary = await update(["rates-daily"], {
    "DGS2.csv": answer(file("DGS2.csv").replace(",4", ',"4')),
  });
  expect(statuses(summary)).toEqual({ "rates-daily": "updated" });
  expect(summary.sources.find(({ input }) => input === "yields")?.message).toMatch(
    /^from the Treasury's own curve, because FRED failed: DGS2\.csv cannot be read \(the quote opened on line 2/,
  );
});

test("a value in another unit is refused, as in an import", async () => {
  const lines = file("CPIAUCSL.csv").trim().split("\n");
  const [month, level] = (lines.at(-1) as string).split(",");
  const slipped = [...lines.slice(0, -1), `${month},${100 * Number(level)}`, ""].join("\n");
  const { tables } = await update(["cpi-monthly"], { "CPIAUCSL.csv": answer(slipped) });
  expect(tables).toMatchObject([
    {
      status: "failed",
      reason: expect.stringMatching(
        /^cpi-monthly, column cpi_sa: from [\d.]+ \(2027-12\) to \d+\.?\d* \(2028-01\) is a step by a factor of 100\.\d.*: is it in another unit\? The table stays as it was; .*--accept-revisions takes it$/,
      ),
    },
  ]);
});

test("a copy that was cut short on the way is asked for whole the next time, although its ETag is the whole file's", async () => {
  const dir = dataCopy();
  const etag = `"${Buffer.byteLength(file(COT))}"`;
  const cut = file(COT).split("\n").slice(0, 100).join("\n");
  await update(
    ["cot-weekly"],
    { [COT]: (_, response) => response.writeHead(200, { etag }).end(cut) },
    { dir },
  );
  expect(openStore({ dir }).describe("cot-weekly").hash).toBe(openStore().describe("cot-weekly").hash);
  expect(statuses(await update(["cot-weekly"], {}, { dir }))).toEqual({ "cot-weekly": "updated" });
});

test("a source that drips holds the update no longer than its limits, and the other tables move", async () => {
  const drip: RequestListener = (_, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write("1"), 20);
    response.on("close", () => clearInterval(timer));
  };
  const faults = Object.fromEntries(
    [...futureFiles(LAST_DAY).keys()].flatMap((name) => (name.startsWith("yahoo") ? [[name, drip]] : [])),
  );
  const summary = await update(["style-daily", "cot-weekly"], faults, { timeoutMs: 300, fileMs: 600 });
  expect(statuses(summary)).toEqual({ "style-daily": "failed", "cot-weekly": "updated" });
  // Of thirteen funds: it was given up at the second. Without limits the first would never have ended.
  expect(summary.sources.filter(({ message }) => message?.includes("not asked for, after"))).toHaveLength(11);
});

test("a file from another host is named in the summary, in the report and in the manifest", async () => {
  const other = await loopback(answer(file(COT)));
  const to = new URL(other.url).origin;
  const dir = dataCopy();
  const summary = await update(
    ["cot-weekly"],
    { [COT]: (_, response) => response.writeHead(302, { location: other.url }).end() },
    { dir },
  );
  await other.close();
  expect(summary.sources).toMatchObject([{ ok: true, redirected: [{ file: COT, to }] }]);
  expect(updateReport(summary)).toContain(`redirected to another host:\n  ${to}: ${COT}\n`);
  const { resources } = JSON.parse(readFileSync(path.join(dir, "datapackage.json"), "utf8"));
  const { inputs } = resources.find(({ name }: { name: string }) => name === "cot-weekly");
  expect(inputs).toMatchObject([{ name: COT, redirected: to }]);
});
