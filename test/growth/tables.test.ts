// Takes long: tables of twice the size are read, several times.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parseFrench } from "../../lib/sources/french.js";
import type { TableSpec } from "../../lib/store/manifest.js";
import { parseCsv } from "../../lib/store/parse-csv.js";
import { parseTable } from "../../lib/store/parse-table.js";
import { readFile } from "../../lib/update/import/read-file.js";
import { toCells } from "../../lib/update/import/to-cells.js";
import { validate } from "../../lib/update/validate.js";
import { expectLinear } from "./growth.js";

const folder = mkdtempSync(path.join(tmpdir(), "claimbook-growth-"));
afterAll(() => rmSync(folder, { recursive: true }));

const day = (at: number) => new Date(at * 86_400_000).toISOString().slice(0, 10);
const days = (size: number) => Array.from({ length: size }, (_, at) => day(at));

const number = (name: string) => ({
  name,
  type: "number" as const,
  constraints: { minimum: -1e9, maximum: 1e9 },
});
function spec(columns: readonly string[], key: readonly string[] = ["date"]): TableSpec {
  const fields = [{ name: "date", type: "date" }, ...columns.map(number)];
  const info = { name: "t", rows: -1, hash: "", coverage: { start: "", end: "" } };
  return {
    info,
    path: "t.csv",
    fields,
    primaryKey: key,
    availability: { field: "date" },
  } as unknown as TableSpec;
}

describe("time is in proportion to", () => {
  test("the records, cells and quotes of a CSV text", () => {
    for (const part of ["a,b\n", ",", '"a""b",', '""', "\n", "\r\n"]) {
      expectLinear(400_000, (size) => part.repeat(size / part.length), parseCsv);
    }
  });

  test("the lines above a table of the French library, and its rows", () => {
    const rows = (size: number) =>
      `,A\n${days(size)
        .map((one) => `${one.replaceAll("-", "")}, 1.0\n`)
        .join("")}`;
    expectLinear(
      40_000,
      (size) => "line\n".repeat(size) + rows(1),
      (text) => parseFrench(text, { file: "f.csv" }),
    );
    expectLinear(20_000, rows, (text) => parseFrench(text, { file: "f.csv" }));
  });

  test("the rows, columns and duplicates of a stored table", () => {
    const wide = (size: number) => Array.from({ length: size }, (_, at) => `c${at}`);
    expectLinear(
      2000,
      (size) => ({
        columns: wide(size),
        csv: Buffer.from(
          `date,${wide(size).join(",")}\n2024-01-02,${wide(size)
            .map(() => "1")
            .join(",")}\n`,
        ),
      }),
      ({ columns, csv }) => parseTable(csv, spec(columns)),
    );
    const csv = (size: number) =>
      Buffer.from(
        `date,value\n${days(size)
          .map((one) => `${one},1\n`)
          .join("")}`,
      );
    expectLinear(50_000, csv, (bytes) => parseTable(bytes, spec(["value"])));
    const twice = (size: number) => Buffer.from(`date,value\n${`${"2024-01-02"},1\n`.repeat(size)}`);
    expectLinear(50_000, twice, (bytes) =>
      expect(() => parseTable(bytes, spec(["value"]))).toThrow("duplicate"),
    );
  });

  test("the rows and holes of a rebuilt table", () => {
    const built = (size: number) => ({
      date: days(size),
      value: days(size).map((_, at) => (at === 0 || at === size - 1 ? 1 : null)),
    });
    expectLinear(
      25_000,
      (size) => ({ built: built(size), current: built(1) }),
      ({ built, current }) =>
        validate(built, current, { spec: spec(["value"]), maxGapDays: 9, today: "9999-12-31" }),
    );
  });

  test("a long text that is nearly a number", () => {
    const field = { name: "value", type: "number", description: "" } as const;
    expectLinear(
      50_000,
      (size) => ({ value: [`${"1".repeat(size)}x`] }),
      (raw) => expect(() => toCells(raw, [field], { today: "2026-01-01" })).toThrow("is no number"),
    );
  });
});

test("a long text that is nearly a date", () => {
  const field = { name: "date", type: "date", description: "" } as const;
  expectLinear(
    50_000,
    (size) => ({ date: [`1/1/2025${" ".repeat(size)}x`] }),
    (raw) => expect(() => toCells(raw, [field], { today: "2026-01-01" })).toThrow("is no day"),
  );
});

test("a table with 150,000 holes is told of each", async () => {
  const date = days(150_002);
  const value = date.map((_, at) => (at === 0 || at === date.length - 1 ? 1 : null));
  const current = { date: date.slice(0, 1), value: [1] };
  const { notes } = validate({ date, value }, current, {
    spec: spec(["value"]),
    maxGapDays: 9,
    today: "9999-12-31",
  });
  expect(notes).toHaveLength(150_000);
});

test("a file of 60,000 rows is read", async () => {
  const file = path.join(folder, "rows.csv");
  writeFileSync(
    file,
    `date,value\n${days(60_000)
      .map((one, at) => `${one},${at}\n`)
      .join("")}`,
  );
  const { columns } = await readFile(file);
  expect(columns.value).toHaveLength(60_000);
});
