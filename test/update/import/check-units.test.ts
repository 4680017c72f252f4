import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Cell, Columns } from "../../../lib/store/columns.js";
import type { TableSpec } from "../../../lib/store/manifest.js";
import { openStore } from "../../../lib/store/open-store.js";
import { checkUnits } from "../../../lib/update/import/check-units.js";
import { columnsOf } from "../../../lib/update/table-change.js";
import { dataCopy } from "../future-server.js";
import { importTable } from "../this-book.js";

const SPEC = {
  info: { name: "t" },
  primaryKey: ["month"],
  fields: ["month", "level", "change"].map((name) => ({
    name,
    type: name === "month" ? "yearmonth" : "number",
  })),
} as unknown as TableSpec;
const MONTHS = Array.from(
  { length: 24 },
  (_, at) => `${2022 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`,
);
const CURRENT: Columns = {
  month: MONTHS,
  level: MONTHS.map((_, at) => 100 + 3 * at),
  change: MONTHS.map((_, at) => (at % 2 === 0 ? 0.0123 : -0.0312)),
};
const withValue = (name: string, month: string, change: (value: number) => Cell): Columns => ({
  ...CURRENT,
  [name]: (CURRENT[name] ?? []).map((value, row) =>
    MONTHS[row] === month ? change(value as number) : value,
  ),
});
const withRow = (level: number, change: number): Columns => ({
  month: [...MONTHS, "2024-01"],
  level: [...(CURRENT.level ?? []), level],
  change: [...(CURRENT.change ?? []), change],
});
const check = (columns: Columns) => () => checkUnits(columns, CURRENT, SPEC);

describe("checkUnits(columns, current, spec)", () => {
  test("takes what is on record, ordinary revisions and ordinary new rows", () => {
    for (const columns of [
      CURRENT,
      withValue("level", "2022-05", (value) => value * 1.5),
      withValue("change", "2022-05", (value) => value + 0.05),
      withValue("change", "2022-05", () => null),
      withRow(180, -0.1),
    ]) {
      expect(check(columns)).not.toThrow();
    }
  });

  test.each([100, 1000, 10_000, 0.01, 0.001])("refuses one value times %d", (factor) => {
    for (const name of ["level", "change"]) {
      expect(check(withValue(name, "2022-05", (value) => value * factor)), name).toThrow(
        new RegExp(
          `^t, column ${name}, 2022-05: .* on record: is it in another unit\\? Correct it in the file`,
        ),
      );
    }
  });

  test("refuses nearly half of a column times a hundred, and names the first value", () => {
    const level = (CURRENT.level ?? []).map((value, row) => (row < 11 ? 100 * (value as number) : value));
    expect(check({ ...CURRENT, level })).toThrow(
      "t, column level, 2022-01: 10000 is 100 times the 100 on record",
    );
  });

  test("refuses a thousand times a small value, which is then as usual as before", () => {
    const small = withValue("change", "2022-05", () => 0.0003);
    const columns = {
      ...small,
      change: (small.change ?? []).map((value) => (value === 0.0003 ? 0.3 : value)),
    };
    expect(() => checkUnits(columns, small, SPEC)).toThrow(
      "t, column change, 2022-05: 0.3 is 1000 times the 0.0003 on record",
    );
  });

  test("refuses another unit in a table of few rows", () => {
    const few = (change: Cell[]): Columns => ({ month: MONTHS.slice(0, 3), level: [1, 2, 3], change });
    expect(() => checkUnits(few([0.01, 0.02, 3]), few([0.01, 0.02, 0.03]), SPEC)).toThrow(
      "t, column change, 2022-03: 3 is 100 times the 0.03 on record",
    );
    expect(() => checkUnits(few([0.01, 0.02, 0.0003]), few([0.01, 0.02, 0.03]), SPEC)).toThrow(
      "2022-03: 0.0003 is a 100th of the 0.03 on record",
    );
  });

  test.each([
    ["another unit", 6, "has the size 0.072"],
    ["hundredths", 0.01, "has the size 0.00012"],
  ])("refuses new rows in %s", (_, factor, said) => {
    const months = ["2024-01", "2024-02", "2024-03", "2024-04", "2024-05"];
    const columns = {
      month: [...MONTHS, ...months],
      level: [...(CURRENT.level ?? []), ...months.map(() => 170)],
      change: [
        ...(CURRENT.change ?? []),
        ...[0.012, -0.014, 0.012, -0.003, 0.001].map((one) => factor * one),
      ],
    };
    expect(check(columns)).toThrow(/^t, column change: a typical one of 5 new values/);
    expect(check(columns)).toThrow(said);
  });

  test("refuses a new row whose step is far beyond all on record, and names rows, values and step", () => {
    expect(check(withRow(16_900, 0.01))).toThrow(
      "t, column level: from 169 (2023-12) to 16900 (2024-01) is a step by a factor of 100.0; the largest on record is 1.03",
    );
    expect(check(withRow(169, 1.23))).toThrow(
      "t, column change, 2024-01: 1.23 lies far beyond the largest on record, 0.0312",
    );
  });

  test("takes the correction of a slip that is on record", () => {
    const slipped = withValue("change", "2022-05", (value) => 100 * value);
    expect(() => checkUnits(CURRENT, slipped, SPEC)).not.toThrow();
  });
});

describe("importTable(file) refuses another unit", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "claimbook-units-"));
  const columns = (table: string) => columnsOf(openStore(), table);

  /** The table's own values of a column, changed, as a file. */
  async function importChanged(table: string, name: string, change: (value: number, row: number) => number) {
    const current = columns(table);
    const [key = ""] = Object.keys(current);
    const file = path.join(folder, "f.csv");
    const lines = (current[key] ?? []).map((period, row) => {
      const value = current[name]?.[row];
      return `${period},${typeof value === "number" ? change(value, row) : ""}`;
    });
    writeFileSync(file, `${key},${name}\n${lines.join("\n")}\n`);
    return importTable(file, { dir: dataCopy(), table, dryRun: true, now: new Date("2026-12-01T00:00:00Z") });
  }

  test.each([
    ["size-monthly", "smb"],
    ["cpi-monthly", "cpi_sa"],
    ["index-monthly", "sp500_price"],
  ])("%s: nearly half of %s times 100", async (table, name) => {
    const half = Math.floor(0.45 * (columns(table)[name]?.length ?? 0));
    const slipped = (value: number, row: number) =>
      row < half && value > -0.0099 && value < 0.099 ? 100 * value : value;
    const levels = (value: number, row: number) => (row < half ? 100 * value : value);
    await expect(importChanged(table, name, name === "smb" ? slipped : levels)).rejects.toThrow(
      /is 100 times the .* on record: is it in another unit\?/,
    );
  });

  test.each([
    ["cpi-monthly", "cpi_sa"],
    ["index-monthly", "sp500_price"],
    ["sp500-earnings-monthly", "dividend_12m"],
  ])("%s: one value of %s times 1,000", async (table, name) => {
    const change = (value: number, row: number) => (row === 20 ? Number((1000 * value).toFixed(4)) : value);
    await expect(importChanged(table, name, change)).rejects.toThrow(/is 1000 times the .* on record/);
  });

  /** Some rows as a file, into a table. */
  async function importRows(
    table: string,
    rows: string,
    options: Partial<Parameters<typeof importTable>[1]> = {},
  ) {
    const file = path.join(folder, "raw.csv");
    writeFileSync(file, rows);
    return importTable(file, { dir: dataCopy(), table, now: new Date("2026-12-01T00:00:00Z"), ...options });
  }

  test("raw levels under rebased ones, be they near them", async () => {
    await expect(
      importRows("index-daily", "date,russell2000_price,sp500_price\n2025-01-02,2231.67,5868.55\n"),
    ).rejects.toThrow(
      /column russell2000_price: from 19\d\.\d+ \(2024-12-31\) to 2231\.67 \(2025-01-02\) is a step by a factor of 11\.\d.*raw levels are joined to the table's with --rebase/,
    );
    // The fund stood at 88.79, the table at 106.7.
    await expect(importRows("style-daily", "date,usmv\n2025-01-02,88.79\n")).rejects.toThrow(
      /column usmv: from 106\.\d+ \(2024-12-31\) to 88\.79 \(2025-01-02\) is a step by a factor of 1\.202; the largest on record is 1\.0/,
    );
  });

  test("but takes raw levels that are joined at the last common day, and a step that is accepted", async () => {
    const last = columns("index-daily").russell2000_price?.at(-1) as number;
    const raw = "date,russell2000_price\n2024-12-31,2230.158\n2025-01-02,2231.67\n";
    const dir = dataCopy();
    const summary = await importRows("index-daily", raw, { dir, rebase: true });
    expect(summary.tables).toMatchObject([{ added: 1, revised: null, lastAfter: "2025-01-02" }]);
    const joined = columnsOf(openStore({ dir }), "index-daily").russell2000_price ?? [];
    expect(joined.at(-2)).toBe(last);
    expect(joined.at(-1)).toBeCloseTo((last * 2231.67) / 2230.158, 3);
    const accepted = await importRows("style-daily", "date,usmv\n2025-01-02,88.79\n", { acceptSteps: true });
    expect(accepted.tables).toMatchObject([{ added: 1 }]);
    await expect(importRows("index-daily", raw, { rebase: true, replace: true })).rejects.toThrow(
      /--rebase joins the file to the table's rows/,
    );
  });

  test("the hole of index-daily is no step on record", async () => {
    await expect(importRows("index-daily", "date,russell2000_price\n2025-01-02,250\n")).rejects.toThrow(
      /is a step by a factor of 1\.272; the largest on record is 1\.0/,
    );
  });
});
