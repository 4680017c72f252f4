import { expect, test } from "vitest";
import { SourceError } from "../../lib/sources/source-error.js";
import { openStore } from "../../lib/store/open-store.js";
import { type Inputs, publishersOf } from "../../lib/update/inputs.js";
import { loadInputs } from "../../lib/update/load-inputs.js";
import { ownSource, publishersIn } from "../../lib/update/own-source.js";
import { lastPeriod, replaceRows } from "../../lib/update/rows.js";
import { columnsOf } from "../../lib/update/table-change.js";
import { nextFile } from "./next-file.js";

const VALUES = { dgs2: new Map([["2025-01-02", 0.043]]) };
const FILE = { name: "x.csv", bytes: new Uint8Array(), url: "u", retrieved: "r", sha256: "s" };
const rates = ownSource({
  table: "rates-daily",
  maxGapDays: 7,
  staleAfterDays: 10,
  load: async ({ fetch }) => ({
    value: VALUES,
    files: [await fetch({ provider: "fred", name: "x.csv", path: "x.csv", format: "csv" })],
  }),
  build: (current, series, { since }) => ({
    ...replaceRows(current, series, { key: "date", since }),
    vintage: `to ${lastPeriod(series)}.`,
  }),
});
const publishers = publishersIn([rates]);

test("ownSource(plan) hands what its table's source gave to its own build, beside the inputs of others", async () => {
  const { inputs, outcomes } = await loadInputs(rates.inputs, {
    fetch: async () => FILE,
    year: 2025,
    publishers,
  });
  expect(outcomes.get("source of rates-daily")).toEqual({ name: "source of rates-daily", files: [FILE] });
  const { columns, vintage } = rates.build(columnsOf(openStore(), "rates-daily"), inputs, { since: null });
  expect([columns.date?.at(-1), columns.dgs2?.at(-1), columns.dgs10?.at(-1)]).toEqual([
    "2025-01-02",
    0.043,
    null,
  ]);
  expect(vintage).toBe("to 2025-01-02.");
  expect({ ...inputs }).toEqual({ closes: {}, own: { "rates-daily": VALUES } } satisfies Partial<
    Record<keyof Inputs, unknown>
  >);
});

test("a source of one table that fails is an outcome like any other", async () => {
  const fetch = async () => {
    throw new SourceError("x.csv: HTTP status 404");
  };
  const { inputs, outcomes } = await loadInputs(rates.inputs, { fetch, year: 2025, publishers });
  expect(outcomes.get("source of rates-daily")).toMatchObject({ error: "x.csv: HTTP status 404", files: [] });
  expect(inputs.own).toEqual({});
});

test("lastPeriod(series) is the latest of all, and empty without any", () => {
  expect(lastPeriod({ a: new Map([["2024-06", 1]]), b: new Map(), c: new Map([["2024-05", 1]]) })).toBe(
    "2024-06",
  );
  expect(lastPeriod({})).toBe("");
});

test.each([
  ["rates-daily", { date: "Day", dgs2: "Two" }, 1, "2025-01-01", "Day,Two"],
  ["cot-weekly", { date: "Date", r2000_open_interest: "OI" }, 1, "2026-08-25", "Date,OI"],
  ["index-monthly", { month: "Month", russell2000_price: "Level" }, 20, "2026-08", "Month,Level"],
])(
  "nextFile(%s) is the table under other headings with the next row, levels scaled",
  (table, headings, scale, next, header) => {
    const { text, added, now } = nextFile(table, { headings, scale });
    const lines = text.trim().split("\n");
    const { rows } = openStore().describe(table);
    expect([lines.length, lines[0], added]).toEqual([rows + 2, header, next]);
    const [, column = ""] = Object.keys(headings);
    const first = openStore().read(table).get(column, 0) as number;
    expect(Number(lines[1]?.split(",")[1])).toBe(first * scale);
    expect(now.toISOString() > added).toBe(true);
  },
);

test("publishersIn(plans) leaves the publishers of other inputs as they are", () => {
  const context = { fetch: async () => FILE, year: 2025 };
  const names = publishersIn([rates])("yields", context).map(({ name }) => name);
  expect(names).toEqual(publishersOf("yields", context).map(({ name }) => name));
});
