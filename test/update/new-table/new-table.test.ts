// Takes long: what is written for new tables is compiled.

import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { withLocks } from "../../../lib/platform/lock.js";
import { readManifest } from "../../../lib/store/manifest.js";
import { openStore } from "../../../lib/store/open-store.js";
import { rowTypes } from "../../../lib/store/row-types.js";
import { readHistory } from "../../../lib/update/history.js";
import { draftTable } from "../../../lib/update/new-table/draft-table.js";
import { checkTableName, newTable } from "../../../lib/update/new-table/new-table.js";
import type { TableTexts } from "../../../lib/update/new-table/table-texts.js";
import { rollback } from "../../../lib/update/rollback.js";
import { verifyData } from "../../../lib/update/verify-data.js";
import { dataCopy } from "../future-server.js";
import { dataStatus, importTable, updateData } from "../this-book.js";

const NOW = new Date("2026-12-01T00:00:00Z");
const folder = mkdtempSync(path.join(tmpdir(), "claimbook-new-table-"));
const ROWS = "date,close,volume\n2024-07-02,101.5,\n2024-07-01,100,5\n";
const TEXTS: TableTexts = {
  title: "Closes of an index",
  serves: "A test of new tables.",
  description: "Made up.",
  sources: [{ title: "Publisher of indices", path: "https://publisher.example/" }],
  redistribution: "Nobody's figures.",
  caveats: ["Two days only."],
  descriptions: { date: "day", close: "close", volume: "shares" },
  units: { close: "index, 100 on 2024-07-01", volume: "shares" },
};

async function add(dir: string, { rows = ROWS, texts = TEXTS, name = "my-index", dryRun = false } = {}) {
  const file = path.join(folder, "mine.csv");
  writeFileSync(file, rows);
  return newTable(name, await draftTable(file, { today: "2026-12-01" }), texts, { dir, dryRun, now: NOW });
}

/** The files of a folder, without what commands keep for themselves. */
const contents = (dir: string) =>
  Object.fromEntries(
    readdirSync(dir)
      .filter((name) => name !== ".claimbook")
      .map((name) => [name, readFileSync(path.join(dir, name), "utf8")]),
  );

describe("newTable(name, draft, texts, { dir })", () => {
  test("adds a table that reads like every other, described in the manifest", async () => {
    const dir = dataCopy();
    const made = await add(dir);
    expect(made).toMatchObject({ table: "my-index", rows: 2, dryRun: false });
    expect(made.files).toEqual([
      "my-index.csv",
      "README.md",
      "CHANGES.md",
      "history.json",
      "tables.d.ts",
      "datapackage.json",
    ]);
    expect(readFileSync(path.join(dir, "my-index.csv"), "utf8")).toBe(
      "date,close,volume\n2024-07-01,100,5\n2024-07-02,101.5,\n",
    );
    expect(readFileSync(path.join(dir, "tables.d.ts"), "utf8")).toBe(rowTypes(readManifest(dir)));
    const store = openStore({ dir });
    expect(store.tables).toEqual([...openStore().tables, "my-index"]);
    const { descriptions: _, units: __, ...about } = TEXTS;
    expect(store.describe("my-index")).toMatchObject({
      ...about,
      vintage: "read on 2026-12-01 from the user's file mine.csv.",
      coverage: { start: "2024-07-01", end: "2024-07-02" },
      rows: 2,
      fields: [
        { name: "date", type: "date", description: "day" },
        // The range that every index on record has.
        {
          name: "close",
          unit: "index, 100 on 2024-07-01",
          constraints: { minimum: 0.001, maximum: 1_000_000 },
        },
        { name: "volume", unit: "shares", coverage: { start: "2024-07-01", end: "2024-07-01" } },
      ],
    });
    expect([...store.read("my-index", { asOf: "2024-07-01" }).array("close")]).toEqual([100]);
    expect(verifyData(dir, { today: "2026-12-01" })).toEqual([]);
  });

  test("its entry in the manifest has the properties that every other has, in their order", async () => {
    const dir = dataCopy();
    await add(dir);
    const { resources } = JSON.parse(readFileSync(path.join(dir, "datapackage.json"), "utf8"));
    const without = (one: object) => Object.keys(one).filter((name) => name !== "inputs");
    expect(without(resources.at(-1))).toEqual(without(resources[0]));
    expect(resources.at(-1).inputs).toMatchObject([{ name: "mine.csv", url: "file mine.csv" }]);
    expect(
      `${JSON.stringify({ ...JSON.parse(readFileSync("data/datapackage.json", "utf8")), resources }, null, 1)}\n`,
    ).toBe(readFileSync(path.join(dir, "datapackage.json"), "utf8"));
  });

  test("has its line and section in README.md, before what follows the tables, and an entry in CHANGES.md", async () => {
    const dir = dataCopy();
    await add(dir);
    const readme = readFileSync(path.join(dir, "README.md"), "utf8");
    const [list = "", ...sections] = readme.split("\n### ");
    expect(list).toContain(
      "\n| [my-index](#my-index) | 2 | 2024-07-01 | 2024-07-02 | A test of new tables. |\n",
    );
    expect(sections.at(-1)?.split("\n## ")[0]).toBe(
      [
        "my-index",
        "",
        "Closes of an index. A test of new tables.",
        "",
        "- Unit: index, 100 on 2024-07-01; shares",
        "- Made: Made up.",
        "- Source: [Publisher of indices](https://publisher.example/)",
        "- Terms: Nobody's figures.",
        "- Vintage: read on 2026-12-01 from the user's file mine.csv.",
        "- Quirks:",
        "  - Two days only.",
        "- Checked:",
        "  - Types, ranges, dates and order when it was read from mine.csv; no second source.",
        "",
      ].join("\n"),
    );
    const before = readFileSync("data/README.md", "utf8");
    const own = (line: string) => !line.includes("my-index");
    expect(readme.split("\n### my-index")[0]?.split("\n").filter(own).join("\n").trimEnd()).toBe(
      before.split("\n## Looked for")[0]?.trimEnd(),
    );
    expect(readme.endsWith(before.slice(before.indexOf("\n## Looked for")))).toBe(true);
    expect(readFileSync(path.join(dir, "CHANGES.md"), "utf8")).toContain(
      "## 2026-12-01: new table my-index from mine.csv\n\n- my-index: 2024-07-01 to 2024-07-02, 2 rows added\n",
    );
  });

  test("is recorded in the history, which a page shows", async () => {
    const dir = dataCopy();
    await add(dir);
    expect(readHistory(dir)?.[0]).toMatchObject({
      title: "new table my-index from mine.csv",
      tables: [{ table: "my-index", lastAfter: "2024-07-02", added: 2, revised: null }],
    });
  });

  test("a later import goes on with it, in the README as well; update says that no source does", async () => {
    const dir = dataCopy();
    await add(dir);
    const more = path.join(folder, "more.csv");
    writeFileSync(more, "date,close\n2024-07-03,102\n");
    await importTable(more, { dir, table: "my-index", now: NOW });
    expect(openStore({ dir }).describe("my-index").coverage.end).toBe("2024-07-03");
    expect(readFileSync(path.join(dir, "README.md"), "utf8")).toContain(
      "| [my-index](#my-index) | 3 | 2024-07-01 | 2024-07-03 |",
    );
    await expect(updateData({ dir, tables: ["my-index"] })).rejects.toThrow(
      /^table my-index has no public source: .*"claimbook new source" writes a source/,
    );
    await expect(updateData({ dir, tables: ["my-indx"] })).rejects.toThrow(/did you mean "my-index"\?$/);
    const status = dataStatus(openStore({ dir }), { today: "2026-12-01" });
    expect(status.at(-1)).toMatchObject({ table: "my-index", state: "fixed" });
  });

  test("is undone by a rollback, which leaves nothing of it, and can be made again", async () => {
    const dir = dataCopy();
    const before = contents(dir);
    await add(dir);
    expect((await rollback(dir, { now: NOW })).tables).toEqual([
      { table: "my-index", lastBefore: "2024-07-02", lastAfter: null },
    ]);
    const { "CHANGES.md": _, "history.json": __, ...after } = contents(dir);
    expect(after).toEqual(before);
    expect((await add(dir)).rows).toBe(2);
  });

  test("a rollback leaves a file that was changed by other means since", async () => {
    const dir = dataCopy();
    await add(dir);
    writeFileSync(path.join(dir, "my-index.csv"), "mine\n");
    await rollback(dir, { now: NOW });
    expect(readFileSync(path.join(dir, "my-index.csv"), "utf8")).toBe("mine\n");
    await expect(add(dir)).rejects.toThrow(/my-index\.csv is there already, though it is no table/);
  });

  test("writes nothing with dryRun, nor while another process writes there", async () => {
    const dir = dataCopy();
    const before = contents(dir);
    expect(await add(dir, { dryRun: true })).toMatchObject({ rows: 2, dryRun: true });
    await withLocks([{ what: "the data folder", folder: dir }], async () => {
      await expect(add(dir)).rejects.toThrow(/data folder/);
    });
    expect(contents(dir)).toEqual(before);
  });

  test("copies nothing from where README.md leads as a link, and writes nothing there", async () => {
    const dir = dataCopy();
    const secret = path.join(folder, "secret.txt");
    writeFileSync(secret, "secret");
    rmSync(path.join(dir, "README.md"));
    symlinkSync(secret, path.join(dir, "README.md"));
    expect((await add(dir)).files).not.toContain("README.md");
    expect(readFileSync(secret, "utf8")).toBe("secret");
  });

  test.each<[string, Parameters<typeof add>[1], RegExp]>([
    [
      "a row of the future",
      { rows: "date,close,volume\n2027-01-04,1,1\n" },
      /row of 2027-01-04 has the date 2027-01-04, which lies after 2026-12-01; correct the file$/,
    ],
    ["a year that no market has", { rows: "date,close,volume\n1024-01-04,1,1\n" }, /which lies before 1700/],
    [
      "a value beyond the range of its unit",
      { rows: "date,close,volume\n2024-07-01,-5,1\n" },
      /^column close, 2024-07-01: -5 is not between 0\.001 and 1000000, the range of "index, 100 on 2024-07-01" on record.*--range close=/,
    ],
    [
      "a value beyond the range given",
      { texts: { ...TEXTS, ranges: { volume: { minimum: 10, maximum: 20 } } } },
      /^column volume, 2024-07-01: 5 is not between 10 and 20, the range given/,
    ],
    [
      "a value with more decimals than the store writes",
      { rows: "date,close,volume\n2024-07-01,1,1.23456789e-9\n" },
      /^column volume: the store would keep 1\.23456789e-9 as 1\.235e-9; give the column in a larger unit$/,
    ],
    [
      "a number that none is",
      { rows: "date,close,volume\n2024-07-01,1,1e400\n" },
      /column volume: "Infinity" is not a number/,
    ],
    ["a text that breaks the README", { texts: { ...TEXTS, serves: "a | b" } }, /^--serves must be one line/],
  ])("refuses %s, and leaves the folder as it was", async (_, options, message) => {
    const dir = dataCopy();
    const before = contents(dir);
    await expect(add(dir, options)).rejects.toThrow(message);
    expect(contents(dir)).toEqual(before);
  });

  test("refuses a folder whose README lists no tables, with the way to restore it", async () => {
    const dir = dataCopy();
    writeFileSync(path.join(dir, "README.md"), "# Data\n");
    await expect(add(dir)).rejects.toThrow(/no list of tables .*git checkout -- data\/README\.md/);
    expect(openStore({ dir }).tables).not.toContain("my-index");
  });
});

test.each([
  ...[
    "",
    "..",
    "../x",
    "a/b",
    "a\\b",
    "A",
    "a_b",
    "a--b",
    "-a",
    "a-",
    "1a",
    "a.csv",
    "__proto__",
    "con",
    "nul",
    "lpt1",
  ],
  ...["a\nb", "a b", "ä", "a\u0000", "a".repeat(65)],
])(
  "checkTableName(%j) refuses what cannot be a file's name on every system, or is no words in small letters",
  (name) => {
    expect(() => checkTableName(name, "data")).toThrow(
      /cannot be a table's name: that is words of small letters/,
    );
  },
);

test("checkTableName refuses the name of a table, and says how to add rows to it", () => {
  expect(() => checkTableName("rates-daily", "data")).toThrow(
    /^there is a table rates-daily already; .*"claimbook import FILE --table rates-daily"$/,
  );
  expect(() => checkTableName("constructor", "data")).not.toThrow();
});
