import { expect, expectTypeOf, test } from "vitest";
import { defineInput } from "../../lib/book/input.js";
import { defineTable } from "../../lib/book/table-recipe.js";
import { openStore } from "../../lib/store/open-store.js";
import { lastPeriod, replaceRows } from "../../lib/update/rows.js";
import { updateData } from "../../lib/update/update.js";
import { loopback } from "../sources/loopback.js";
import { dataCopy, NOW } from "../update/future-server.js";

/** A series of one day, from a publisher that the engine does not know. */
const rate = (name: string, value: number) =>
  defineInput({
    name,
    addresses: { "central-bank": "https://bank.example/" },
    publishers: ({ fetch }) => [
      {
        name: "the bank",
        async load() {
          const request = {
            provider: "central-bank",
            name: `${name}.csv`,
            path: name,
            format: "csv",
          } as const;
          return { value: new Map([["2025-01-02", value]]), files: [await fetch(request)] };
        },
      },
    ],
  });
const [two, ten] = [rate("two", 0.043), rate("ten", 0.045)];
const seen: unknown[] = [];
const rates = defineTable({
  table: "rates-daily",
  inputs: { two, ten },
  columnInputs: { dgs10: "ten" },
  maxGapDays: 7,
  staleAfterDays: 10,
  build(current, { two: short, ten: long }, { since }) {
    expectTypeOf(short).toEqualTypeOf<Map<string, number>>();
    expectTypeOf(long).toEqualTypeOf<Map<string, number> | undefined>();
    seen.push([short.size, long?.size]);
    const series = { dgs2: short, ...(long && { dgs10: long }) };
    return { ...replaceRows(current, series, { key: "date", since }), vintage: `to ${lastPeriod(series)}.` };
  },
});
const prices = defineTable({
  table: "cpi-monthly",
  inputs: { level: two },
  maxGapDays: 31,
  staleAfterDays: 80,
  build: (current, { level }, { since }) => ({
    ...replaceRows(current, { cpi_sa: new Map([["2026-08", level.size]]) }, { key: "month", since }),
    vintage: "v",
  }),
});

/** An update of a book of two tables; paths in `missing` are not there. */
async function update(missing: readonly string[] = []) {
  const server = await loopback(({ url = "" }, response) =>
    response.writeHead(missing.some((name) => url.endsWith(name)) ? 404 : 200).end("a,b\n"),
  );
  const http = { baseUrls: { "central-bank": server.url }, sleep: async () => undefined };
  const dir = dataCopy();
  const book = { tables: [rates, prices], frozen: { "fomc-meetings": "entered by hand" } };
  const summary = await updateData({ dir, book, http, acceptRevisions: true, now: NOW }).finally(
    server.close,
  );
  return { summary, dir, requests: server.requests };
}

test("a recipe's build sees its own inputs by its own names, and an input that two tables name is asked for once", async () => {
  seen.length = 0;
  const { summary, dir, requests } = await update();
  expect(requests).toEqual(["GET /two", "GET /ten"]);
  expect(seen).toEqual([[1, 1]]);
  expect(openStore({ dir }).describe("rates-daily").coverage.end).toBe("2025-01-02");
  const status = new Map(summary.tables.map((one) => [one.table, one]));
  expect(status.get("rates-daily")).toMatchObject({ status: "updated", added: 1 });
  expect(status.get("fomc-meetings")).toMatchObject({ status: "not refreshed", reason: "entered by hand" });
  expect(status.get("index-daily")).toMatchObject({
    reason: expect.stringMatching(/"claimbook new source" writes a source/),
  });
});

test("an input that failed is undefined where single columns rest on it, and stops a table that rests on it whole", async () => {
  seen.length = 0;
  const one = await update(["ten"]);
  expect(seen).toEqual([[1, undefined]]);
  const [table] = one.summary.tables.filter(({ table: name }) => name === "rates-daily");
  expect(table).toMatchObject({ status: "updated", left: [{ column: "dgs10", reason: /404/ }] });
  const other = await update(["two"]);
  expect(seen).toHaveLength(1);
  expect(
    other.summary.tables.filter(({ status }) => status === "failed").map(({ table: name }) => name),
  ).toEqual(expect.arrayContaining(["rates-daily", "cpi-monthly"]));
});

test("a column cannot rest on an input that its table does not name", () => {
  const { build, ...plan } = rates;
  // @ts-expect-error there is no input "five"
  expect(defineTable({ ...plan, build, columnInputs: { dgs10: "five" } }).inputs).toEqual({ two, ten });
});
