// Takes long: files of every kind are imported into a copy of the data.

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { columnFromArray, tableFromColumns, tableToIPC } from "@uwdata/flechette";
import { table, toArrowIPC } from "arquero";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, test } from "vitest";
import { utils, write } from "xlsx";
import { openStore } from "../../../lib/store/open-store.js";
import { rollback } from "../../../lib/update/rollback.js";
import { dataCopy } from "../future-server.js";
import { importTable } from "../this-book.js";

const NOW = new Date("2026-12-01T00:00:00Z");
const folder = mkdtempSync(path.join(tmpdir(), "claimbook-import-"));

function save(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** Two days behind the table's last one, 2024-12-31, and one of its own days. */
const DAYS = ["2024-12-31", "2025-01-02", "2025-01-03"];
const TWO_YEAR = [0.0425, 0.0426, 0.0427];
const dates = DAYS.map((day) => new Date(`${day}T00:00:00Z`));

const FORMATS: [string, () => string][] = [
  [
    "a CSV",
    () => save("r.csv", `date,dgs2\n${DAYS.map((day, row) => `${day},${TWO_YEAR[row]}`).join("\n")}\n`),
  ],
  [
    "a CSV with American dates, CRLF and a byte-order mark",
    () => save("us.csv", "\uFEFFdate,dgs2\r\n12/31/2024,0.0425\r\n1/2/2025,0.0426\r\n1/3/2025,4.27e-2\r\n"),
  ],
  [
    "a Parquet file with text dates",
    () =>
      save(
        "r.parquet",
        new Uint8Array(
          parquetWriteBuffer({
            columnData: [
              { name: "date", data: DAYS, type: "STRING" },
              { name: "dgs2", data: TWO_YEAR, type: "DOUBLE" },
            ],
          }),
        ),
      ),
  ],
  [
    "a Parquet file with timestamps",
    () =>
      save(
        "t.parquet",
        new Uint8Array(
          parquetWriteBuffer({
            columnData: [
              { name: "date", data: dates, type: "TIMESTAMP" },
              { name: "dgs2", data: TWO_YEAR, type: "DOUBLE" },
            ],
          }),
        ),
      ),
  ],
  [
    "an Arrow stream",
    () => save("s.arrow", toArrowIPC(table({ date: DAYS, dgs2: TWO_YEAR }), { format: "stream" })),
  ],
  [
    "an Arrow file with dates",
    () => save("f.arrow", toArrowIPC(table({ date: dates, dgs2: TWO_YEAR }), { format: "file" })),
  ],
  ["an Excel workbook with date cells", () => save("r.xlsx", workbook("xlsx"))],
  ["an old Excel workbook", () => save("r.xls", workbook("biff8"))],
];

function workbook(bookType: "xlsx" | "biff8"): Uint8Array {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet([["date", "dgs2"], ...dates.map((day, row) => [day, TWO_YEAR[row]])], {
    UTC: true,
  });
  utils.book_append_sheet(book, sheet, "rates");
  return write(book, { type: "buffer", bookType });
}

describe("importTable(file, { table })", () => {
  test.each(FORMATS)(
    "takes %s: rows of the same key are replaced where the file has a value, others are added",
    async (_, make) => {
      const dir = dataCopy();
      const summary = await importTable(make(), { dir, table: "rates-daily", now: NOW });
      expect(summary.tables).toMatchObject([
        {
          table: "rates-daily",
          status: "updated",
          lastBefore: "2024-12-31",
          lastAfter: "2025-01-03",
          added: 2,
          revised: null,
        },
      ]);
      const rates = openStore({ dir }).read("rates-daily");
      const last = rates.numRows() - 1;
      expect([rates.get("date", last), rates.get("dgs2", last), rates.get("effr", last)]).toEqual([
        "2025-01-03",
        0.0427,
        null,
      ]);
      expect(rates.get("effr", last - 2)).toBe(0.0433);
    },
  );

  test("records the file as the source, in the manifest and in CHANGES.md, and can be undone", async () => {
    const dir = dataCopy();
    const file = save("mine.csv", `date,dgs2\n2025-01-02,0.0426\n`);
    await importTable(file, { dir, table: "rates-daily", now: NOW });
    expect(openStore({ dir }).describe("rates-daily").vintage).toBe(
      "imported on 2026-12-01 from the user's file mine.csv (2 columns, 1 rows).",
    );
    const { resources } = JSON.parse(readFileSync(path.join(dir, "datapackage.json"), "utf8"));
    const { inputs } = resources.find((one: { name: string }) => one.name === "rates-daily");
    expect(inputs).toMatchObject([{ name: "mine.csv", url: "file mine.csv", retrieved: NOW.toISOString() }]);
    expect(readFileSync(path.join(dir, "CHANGES.md"), "utf8")).toContain(
      "## 2026-12-01: import of mine.csv into rates-daily\n",
    );
    await rollback(dir);
    expect(openStore({ dir }).describe("rates-daily").hash).toBe(openStore().describe("rates-daily").hash);
  });

  test("takes columns of other names by map, and says what it changed", async () => {
    const file = save("named.csv", "Day,Yield\n2024-12-31,0.0430\n");
    const summary = await importTable(file, {
      dir: dataCopy(),
      table: "rates-daily",
      map: { date: "Day", dgs2: "Yield" },
      dryRun: true,
    });
    expect(summary.tables[0]?.revised).toEqual({
      rows: 1,
      since: "2024-12-31",
      largest: { column: "dgs2", row: "2024-12-31", from: 0.0425, to: 0.043 },
      values: [{ column: "dgs2", row: "2024-12-31", from: 0.0425, to: 0.043 }],
    });
  });

  test("replaces the whole table when asked to, if nothing is lost by it", async () => {
    const rows = readFileSync("data/rates-daily.csv", "utf8");
    const more = save("all.csv", `${rows}2025-01-02,0.0433,0.0425,0.045,0.0426,0.0457\n`);
    const options = { dir: dataCopy(), table: "rates-daily", replace: true };
    expect((await importTable(more, options)).tables[0]?.added).toBe(1);
    const fewer = save("few.csv", rows.split("\n").slice(0, 50).join("\n"));
    await expect(importTable(fewer, { ...options, dir: dataCopy() })).rejects.toThrow(
      /201 rows are no longer there/,
    );
  });

  test("refuses a file whose values are not those on record, with a remedy that an import has", async () => {
    const [header = "", ...rows] = readFileSync("data/size-gap-daily.csv", "utf8").trimEnd().split("\n");
    // The same values, each on the day after its own.
    const moved = rows.map((row, at) => `${row.slice(0, 10)}${(rows[at - 1] ?? row).slice(10)}`);
    const file = save(
      "moved.csv",
      [header, rows[0], rows[1], rows[2], rows[3], rows[4], ...moved.slice(5)].join("\n"),
    );
    await expect(importTable(file, { dir: dataCopy(), table: "size-gap-daily" })).rejects.toThrow(
      /do not agree with those on record: a typical one was 0\.\d{1,6} and changed by 0\.\d{1,8}; the table stays as it was\. Correct the file; .*"claimbook new table"/,
    );
  });

  test("refuses dates of two orders, and reads them in the order told", async () => {
    const file = save("dmy.csv", "date,dgs2\n02/01/2025,0.0426\n03/01/2025,0.0427\n");
    const options = { table: "rates-daily", now: NOW };
    await expect(importTable(file, { dir: dataCopy(), ...options })).rejects.toThrow(
      /^row 1, column date: "02\/01\/2025" may be 2025-01-02 or 2025-02-01; .*--dates dmy or --dates mdy$/,
    );
    const { tables } = await importTable(file, { dir: dataCopy(), dates: "dmy", ...options });
    expect(tables).toMatchObject([{ added: 2, lastAfter: "2025-01-03" }]);
  });

  test("keeps the order of a table whose key is text", async () => {
    const dir = dataCopy();
    const file = save("p.csv", "id,date,value\nmine-2024,2024-07-24,1\nroyce-2024-07-r2000v,,12.3\n");
    await importTable(file, { dir, table: "published-figures" });
    const ids = [...openStore({ dir }).read("published-figures").array("id")];
    expect(ids.slice(0, -1)).toEqual([...openStore().read("published-figures").array("id")]);
    expect(ids.at(-1)).toBe("mine-2024");
  });

  test.each<[string, string, Partial<Parameters<typeof importTable>[1]>, RegExp]>([
    [
      "an unknown table",
      "date,dgs2\n2025-01-02,1\n",
      { table: "rates" },
      /no table "rates"; did you mean "rates-daily"\?/,
    ],
    [
      "a file without the key",
      "day,dgs2\n2025-01-02,0.04\n",
      {},
      /has no column date, which names the rows.*it has day, dgs2. Write --map date=COLUMN/,
    ],
    [
      "a file whose key is misspelt",
      "dat,dgs2\n2025-01-02,0.04\n",
      {},
      /has no column date.*Write --map date=dat$/,
    ],
    [
      "a file whose only other column is misspelt",
      "date,dsg2\n2025-01-02,0.04\n",
      {},
      /no other column of rates-daily; it has date, dsg2\. Write --map dgs2=dsg2$/,
    ],
    [
      "a map to a misspelt column",
      "date,x\n2025-01-02,0.04\n",
      { map: { dsg2: "x" } },
      /table rates-daily has no column dsg2; did you mean "dgs2"\?/,
    ],
    [
      "a map from a misspelt column",
      "date,yield\n2025-01-02,0.04\n",
      { map: { dgs2: "yeild" } },
      /the file has no column yeild; did you mean "yield"\?/,
    ],
    [
      "a file without any column of the table",
      "date,x\n2025-01-02,0.04\n",
      {},
      /no other column of rates-daily/,
    ],
    [
      "a map to a column that the table lacks",
      "date,x\n2025-01-02,0.04\n",
      { map: { y: "x" } },
      /table rates-daily has no column y/,
    ],
    [
      "a map from a column that the file lacks",
      "date,x\n2025-01-02,0.04\n",
      { map: { dgs2: "z" } },
      /the file has no column z; the file's columns are date, x/,
    ],
    [
      "a text among the numbers",
      "date,dgs2\n2025-01-02,n/a\n",
      {},
      /row 1, column dgs2: "n\/a" is no number/,
    ],
    [
      "a day that does not exist",
      "date,dgs2\n2025-02-30,0.04\n",
      {},
      /row 1, column date: "2025-02-30" is no day/,
    ],
    [
      "a value outside the range",
      "date,dgs2\n2025-01-02,4.26\n",
      {},
      /column dgs2: "4.26" is not a number between -0.1 and 0.5/,
    ],
    ["a repeated key", "date,dgs2\n2025-01-02,0.04\n2025-01-02,0.05\n", {}, /has 2025-01-02 twice/],
    ["a gap", "date,dgs2\n2025-02-03,0.04\n", {}, /nothing between 2024-12-31 and 2025-02-03/],
    ["a header without rows", "date,dgs2\n", {}, /^bad\.csv has no rows$/],
    ["a sentence", "hello\n", {}, /cannot be read as a CSV, Parquet, Arrow or Excel table/],
    ["a Parquet file that was cut short", "PAR1xxxx", {}, /cannot be read as a CSV, Parquet/],
  ])("refuses %s", async (_, content, options, message) => {
    const dir = dataCopy();
    const file = save("bad.csv", content);
    await expect(importTable(file, { dir, table: "rates-daily", ...options })).rejects.toThrow(message);
    expect(openStore({ dir }).describe("rates-daily").hash).toBe(openStore().describe("rates-daily").hash);
  });

  test.each(["dgs2,date,dgs2", "date, dgs2 ,dgs2", "date,dgs2,Date,Date"])(
    "refuses a file with two columns of one name (%s)",
    async (header) => {
      const file = save("twice.csv", `${header}\n${"0.04,".repeat(header.split(",").length).slice(0, -1)}\n`);
      await expect(importTable(file, { dir: dataCopy(), table: "rates-daily" })).rejects.toThrow(
        /two columns are called (dgs2|Date): rename or remove one of them/,
      );
    },
  );

  test("refuses a Parquet file, an Arrow file and a workbook with two columns of one name", async () => {
    const parquet = parquetWriteBuffer({
      columnData: ["date", "dgs2", "dgs2"].map((name) => ({ name, data: ["2025-01-02"], type: "STRING" })),
    });
    const book = utils.book_new();
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([
        ["date", "dgs2", "dgs2"],
        ["2025-01-02", 0.04, 0.05],
      ]),
      "x",
    );
    const workbook = write(book, { type: "buffer", bookType: "xlsx" });
    const arrow = (format: "file" | "stream") =>
      tableToIPC(
        tableFromColumns(
          ["date", "dgs2", "dgs2"].map((name, at) => [
            name,
            columnFromArray([at === 0 ? "2025-01-02" : 0.04]),
          ]),
        ),
        { format },
      ) as Uint8Array;
    for (const [name, bytes] of [
      ["t.parquet", new Uint8Array(parquet)] as const,
      ["f.arrow", arrow("file")] as const,
      ["s.arrow", arrow("stream")] as const,
      ["t.xlsx", workbook] as const,
    ]) {
      await expect(importTable(save(name, bytes), { dir: dataCopy(), table: "rates-daily" })).rejects.toThrow(
        /two columns are called dgs2/,
      );
    }
  });

  test.each<[Record<string, string>, RegExp]>([
    [JSON.parse('{"__proto__":"x"}'), /a column cannot be called __proto__; rename it in the file/],
    [{ dgs2: "__proto__" }, /--map dgs2=__proto__: a column cannot be called __proto__/],
    [{ dgs2: "constructor" }, /--map dgs2=constructor: a column cannot be called constructor/],
    [{ constructor: "x" }, /a column cannot be called constructor/],
    [{ dgs2: "toString" }, /the file has no column toString/],
    [{ dgs2: "x", dgs10: "x" }, /column x would be read as dgs2 and as dgs10; write --map dgs2=COLUMN/],
    [{ dgs10: "dgs2" }, /column dgs2 would be read as dgs2 and as dgs10/],
  ])("refuses the map %j", async (map, message) => {
    const file = save("odd.csv", "date,__proto__,constructor,x,dgs2\n2025-01-02,0.04,0.04,0.04,0.04\n");
    await expect(importTable(file, { dir: dataCopy(), table: "rates-daily", map })).rejects.toThrow(message);
  });

  describe("rows without the day on which they became known", () => {
    const week = (header: string, ...cells: string[]) => save("cot.csv", `${header}\n${cells.join(",")}\n`);

    test.each([
      [
        "without the column",
        () => week("date,r2000_open_interest", "2026-08-25", "500000"),
        /the file has no release_date for 2026-08-25, without which nobody can tell when that row of cot-weekly became known; write --map release_date=COLUMN$/,
      ],
      [
        "with a column of another name",
        () => week("date,released,r2000_open_interest", "2026-08-25", "2026-08-28", "500000"),
        /write --map release_date=released$/,
      ],
      [
        "with a blank cell",
        () => week("date,release_date,r2000_open_interest", "2026-08-25", "", "500000"),
        /the file has no release_date for 2026-08-25.*; fill it in$/,
      ],
      [
        "with a day before the week",
        () => week("date,release_date,r2000_open_interest", "2026-08-25", "2026-08-18", "500000"),
        /the row of 2026-08-25 has the release_date 2026-08-18, which lies before it/,
      ],
      [
        "with a day in the future",
        () => week("date,release_date,r2000_open_interest", "2026-08-25", "2099-08-28", "500000"),
        /the row of 2026-08-25 has the release_date 2099-08-28, which lies after 2026-12-01/,
      ],
    ])("are refused (%s)", async (_, file, message) => {
      const dir = dataCopy();
      await expect(importTable(file(), { dir, table: "cot-weekly", now: NOW })).rejects.toThrow(message);
      expect(openStore({ dir }).describe("cot-weekly").hash).toBe(openStore().describe("cot-weekly").hash);
    });

    test("are refused in any table that has one, and taken where the manifest says what counts instead", async () => {
      const figure = save("figure.csv", "id,value\nmine,1\n");
      await expect(importTable(figure, { dir: dataCopy(), table: "published-figures" })).rejects.toThrow(
        /the file has no date for mine/,
      );
      const cpi = save("cpi.csv", "month,cpi_nsa\n2026-08,330\n");
      const options = { dir: dataCopy(), table: "cpi-monthly", now: NOW, dryRun: true };
      expect((await importTable(cpi, options)).tables[0]?.added).toBe(1);
    });

    test("may be rows on record: those keep the day that they have", async () => {
      const file = week("date,r2000_open_interest", "2026-08-18", "500000");
      const summary = await importTable(file, {
        dir: dataCopy(),
        table: "cot-weekly",
        now: NOW,
        dryRun: true,
      });
      expect(summary).toMatchObject({ failed: false, tables: [{ added: 0, revised: { rows: 1 } }] });
    });
  });

  test("refuses a file that is not there", async () => {
    await expect(importTable("no/such.csv", { dir: dataCopy(), table: "rates-daily" })).rejects.toThrow(
      /no\/such\.csv cannot be read/,
    );
  });
});
