import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type DraftOptions, draftTable } from "../../../lib/update/new-table/draft-table.js";

const folder = mkdtempSync(path.join(tmpdir(), "claimbook-draft-"));

function draft(text: string, options: Omit<DraftOptions, "today"> = {}) {
  const file = path.join(folder, "mine.csv");
  writeFileSync(file, text);
  return draftTable(file, { ...options, today: "2026-12-01" });
}

describe("draftTable(file, options)", () => {
  test("orders rows by the key's day, puts the key first, and takes a day as known on that day", async () => {
    const { columns, primaryKey, availability, coverage, file } = await draft(
      "Close,Date\n2,2024-07-02\n1,2024-07-01\n",
    );
    expect(columns).toEqual({ date: ["2024-07-01", "2024-07-02"], close: [1, 2] });
    expect({ primaryKey, availability, coverage, file }).toEqual({
      primaryKey: ["date"],
      availability: { field: "date" },
      coverage: { start: "2024-07-01", end: "2024-07-02" },
      file: "mine.csv",
    });
  });

  test("a key of several columns tells rows of one day apart", async () => {
    const rows = "date,contract,close\n2024-07-01,Z,3\n2024-06-28,N,1\n2024-07-01,N,2\n";
    const { columns } = await draft(rows, { key: ["date", "contract"] });
    expect(columns.contract).toEqual(["N", "Z", "N"]);
    await expect(draft(rows)).rejects.toThrow(/^rows 1 and 3 are both of 2024-07-01; .*--key date,COLUMN/);
  });

  test("a key of text keeps the file's order, and a column or a day says when its rows became known", async () => {
    const rows = "id,month,value\nb,2024-06,1\na,2024-05,2\n";
    const byMonth = await draft(rows, { key: ["id"], known: "month+45" });
    expect(byMonth).toMatchObject({
      columns: { id: ["b", "a"] },
      availability: { field: "month", lagDays: 45 },
      coverage: { start: "2024-05", end: "2024-06" },
    });
    const onADay = await draft(rows, { key: ["id"], known: "2024-07-08" });
    expect(onADay).toMatchObject({
      availability: { from: "2024-07-08" },
      coverage: { start: "2024-07-08", end: "2024-07-08" },
    });
    await expect(draft(rows, { key: ["id"] })).rejects.toThrow(/say when they became known: --known COLUMN/);
  });

  test("rebases levels to 100 at a day, and knows the unit then", async () => {
    const rows = "date,close\n2024-06-27,2200\n2024-06-28,2000\n2024-07-01,2050.5\n";
    const { columns, units } = await draft(rows, { rebase: { close: "2024-06-28" } });
    expect(columns.close).toEqual([110, 100, 102.525]);
    expect(units).toEqual({ close: "index, 100 on 2024-06-28" });
    await expect(draft(rows, { rebase: { close: "2024-06-29" } })).rejects.toThrow(
      /^--rebase close=2024-06-29: the file has no level of close above zero there/,
    );
    await expect(draft(rows, { rebase: { clse: "2024-06-28" } })).rejects.toThrow(/did you mean "close"\?$/);
  });

  test.each<[string, string, Omit<DraftOptions, "today">, RegExp]>([
    ["without rows", "date,close\n", {}, /mine\.csv has no rows$/],
    ["with one column", "date\n2024-07-01\n", {}, /cannot be read as a CSV/],
    [
      "with its key alone",
      "date,id\n2024-07-01,a\n",
      { key: ["date", "id"] },
      /no column beside those that name its rows/,
    ],
    [
      "without a day or a month",
      "id,v\na,1\n",
      {},
      /say which ones name a row: --key COLUMN.*columns are id, v$/,
    ],
    ["with a row without its key", "date,v\n2024-07-01,1\n,2\n", {}, /^row 2 has no date, which names it/],
    [
      "and a key that is no column",
      "date,v\n2024-07-01,1\n",
      { key: ["dat"] },
      /--key dat: .*did you mean "date"\?$/,
    ],
    [
      "and a date of no column",
      "date,v\n2024-07-01,1\n",
      { known: "v" },
      /--known v: the table is dated by "v", which is no column of days/,
    ],
  ])("refuses a file %s", async (_, text, options, message) => {
    await expect(draft(text, options)).rejects.toThrow(message);
  });
});
