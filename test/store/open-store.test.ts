import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openStore } from "../../lib/store/open-store.js";
import { StoreError } from "../../lib/store/store-error.js";
import { smallFolder } from "./small-folder.js";

/** The message of the StoreError that reading throws. */
function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(StoreError);
    return (error as StoreError).message;
  }
  throw new Error("nothing was refused");
}

const readEdited = (table: string, edit: (csv: string) => string) =>
  refusal(() => openStore({ dir: smallFolder({ [table]: edit }) }).read(table));

describe("read(name)", () => {
  test("returns numbers as numbers, days and months as text, and missing cells as null", () => {
    const store = openStore({ dir: smallFolder() });
    expect(store.read("days").objects()).toEqual([
      { date: "2024-01-02", value: 0.01, note: null },
      { date: "2024-01-03", value: null, note: 'a, "b"' },
      { date: "2024-01-04", value: -0.02, note: "c" },
    ]);
  });

  test("what a caller writes does not reach the next reader: arrays are the caller's own, columns cannot be written", () => {
    const store = openStore({ dir: smallFolder() });
    (store.read("days").array("value") as number[])[0] = 99;
    const column = store.read("days").data() as unknown as Record<string, number[]>;
    expect(() => {
      (column.value as number[])[0] = 99;
    }).toThrow(TypeError);
    expect(store.read("days").get("value", 0)).toBe(0.01);
  });

  test("a read as of a day does not shorten what the next reader sees", () => {
    const store = openStore({ dir: smallFolder() });
    expect(store.read("months", { asOf: "2024-01-31" }).array("late")).toEqual([null, null]);
    expect(store.read("months").array("late")).toEqual([1, 2, 3]);
  });

  test.each([
    [
      "a text in a number column",
      "days",
      "0.01",
      "n/a",
      /days\.csv.*line 2.*column value.*"n\/a".*number between -1 and 10/,
    ],
    ["a number outside its range", "days", "0.01", "11", /line 2.*column value.*"11"/],
    ["a number in exponent notation", "days", "0.01", "1e-2", /line 2.*column value.*"1e-2"/],
    [
      "a day that does not exist",
      "days",
      "2024-01-03",
      "2024-02-30",
      /line 3.*column date.*"2024-02-30".*calendar day/,
    ],
    [
      "a fraction in an integer column",
      "months",
      ",2\n",
      ",2.5\n",
      /line 3.*column late.*"2.5".*whole number/,
    ],
    ["a month that does not exist", "months", "2024-01", "2024-13", /line 3.*column month.*"2024-13".*month/],
    [
      "a duplicate day",
      "days",
      "2024-01-03",
      "2024-01-02",
      /line 3.*column date.*2024-01-02 is a duplicate of line 2/,
    ],
    [
      "a descending day",
      "days",
      "2024-01-04",
      "2023-12-29",
      /line 4.*column date.*2023-12-29 comes after 2024-01-03/,
    ],
    ["an empty key", "days", "2024-01-03", "", /line 3.*column date.*empty/],
    ["an unknown column", "days", "note", "remark", /line 1.*unknown column "remark"/],
    ["a missing column", "months", ",late", "", /line 1.*column late is missing/],
    ["columns in another order", "days", "date,value", "value,date", /line 1.*order.*date, value, note/],
    ["a row that is too long", "days", "-0.02,c", "-0.02,c,d", /line 4 has 4 cells/],
    ["a quote that is never closed", "days", 'b"""', "b", /quote opened on line 3 is never closed/],
  ])("refuses %s and names table, row, column, value and remedy", (_, table, from, to, message) => {
    const said = readEdited(table, (csv) => csv.replace(from, to));
    expect(said).toMatch(message);
    expect(said).toContain(`table ${table}`);
    expect(said).toContain(`git checkout -- data/${table}.csv`);
  });

  test("refuses an edit that breaks no cell by its hash", () => {
    expect(readEdited("days", (csv) => csv.replace("0.01", "0.02"))).toMatch(
      /not the file that the manifest describes/,
    );
  });

  test("refuses a table that lost its last row, with both counts", () => {
    expect(readEdited("days", (csv) => csv.replace(/2024-01-04.*\n/, ""))).toMatch(/2 rows for 3/);
  });

  test("refuses an unknown table and lists the known ones", () => {
    expect(refusal(() => openStore({ dir: smallFolder() }).read("weeks"))).toMatch(
      /"weeks".*days, months, releases/,
    );
  });

  test("refuses a table whose file is missing", () => {
    const dir = smallFolder();
    rmSync(path.join(dir, "days.csv"));
    expect(refusal(() => openStore({ dir }).read("days"))).toMatch(/days\.csv is missing; restore it/);
  });
});

describe("openStore({ dir })", () => {
  test("refuses a folder that is not there, and says how to name another", () => {
    expect(refusal(() => openStore({ dir: "no/such/folder" }))).toMatch(/no data folder at .*CLAIMBOOK_DATA/);
  });

  test.each([
    ["is not JSON", "{", /not JSON/],
    ["lists no resources", "{}", /"resources"/],
    [
      "names a file outside the folder",
      '{"resources":[{"name":"x","path":"../x.csv"}]}',
      /outside the data folder/,
    ],
    ...["/x.csv", "a/x.csv", "..\\\\x.csv", "%2e%2e%2fx.csv", "nul.csv", "", ".csv", "x.csv\\u0000"].map(
      (file): [string, string, RegExp] => [
        `names the file ${file}`,
        `{"resources":[{"name":"x","path":"${file}"}]}`,
        /outside the data folder/,
      ],
    ),
    ...["../x", "/x", "", "x\\u001b[2J"].map((name): [string, string, RegExp] => [
      `has a table named ${name}`,
      `{"resources":[{"name":"${name}","path":"x.csv"}]}`,
      /a name that is none of a file/,
    ]),
    [
      "has a table without a hash",
      '{"resources":[{"name":"x","path":"x.csv"}]}',
      /table x has no sha256 hash/,
    ],
  ])("refuses a manifest that %s", (_, text, message) => {
    const dir = mkdtempSync(path.join(tmpdir(), "claimbook-store-"));
    mkdirSync(dir, { recursive: true });
    writeFileSync(path.join(dir, "datapackage.json"), text);
    expect(refusal(() => openStore({ dir }))).toMatch(message);
  });
});

describe("a manifest with something odd in it", () => {
  type Resource = Record<string, unknown> & { schema: { fields: object[]; primaryKey: unknown } };
  const odd = (change: (tables: Resource[]) => void) => () => {
    const dir = smallFolder();
    const file = path.join(dir, "datapackage.json");
    const manifest = JSON.parse(readFileSync(file, "utf8")) as { resources: Resource[] };
    change(manifest.resources);
    writeFileSync(file, JSON.stringify(manifest));
    return dir;
  };

  test.each<[string, () => string, RegExp]>([
    [
      "a source that is null",
      odd(([one]) => Object.assign(one as object, { sources: [null] })),
      /table days has sources/,
    ],
    [
      "a source without an address",
      odd(([one]) => Object.assign(one as object, { sources: [{ title: "t" }] })),
      /sources/,
    ],
    [
      "caveats that are numbers",
      odd(([one]) => Object.assign(one as object, { caveats: [1] })),
      /days has caveats/,
    ],
    [
      "a range of texts",
      odd(([one]) =>
        Object.assign(one?.schema.fields[1] as object, { constraints: { minimum: "a", maximum: 1 } }),
      ),
      /days has columns/,
    ],
    [
      "a range that is a text",
      odd(([one]) => Object.assign(one?.schema.fields[1] as object, { constraints: "x" })),
      /days has columns/,
    ],
    [
      "a column without a description",
      odd(([one]) => Object.assign(one?.schema.fields[0] as object, { description: null })),
      /days has columns/,
    ],
    [
      "a key of numbers",
      odd(([one]) => Object.assign(one?.schema as object, { primaryKey: [1] })),
      /days has a key/,
    ],
    ["a table twice", odd((tables) => tables.push(tables[0] as Resource)), /table days is listed twice/],
  ])("%s is refused, with table and remedy", (_, dir, message) => {
    const text = refusal(() => openStore({ dir: dir() }));
    expect(text).toMatch(message);
    expect(text).toContain("restore it with");
  });

  test.each(["null", "[]", "3", '"x"', '{"resources":{}}', '{"resources":null}'])(
    "%s lists no tables",
    (text) => {
      const dir = smallFolder();
      writeFileSync(path.join(dir, "datapackage.json"), text);
      expect(refusal(() => openStore({ dir }))).toMatch(/lists no "resources"; restore it/);
    },
  );

  test.each(["datapackage.json", "days.csv"])("a pipe in the place of %s keeps nobody waiting", (name) => {
    const dir = smallFolder();
    rmSync(path.join(dir, name));
    execFileSync("mkfifo", [path.join(dir, name)]);
    expect(refusal(() => openStore({ dir }).read("days"))).toMatch(/restore it/);
  });
});

describe("as-of", () => {
  const store = openStore({ dir: smallFolder() });
  const months = (asOf: string) => store.read("months", { asOf }).array("month");

  test("a day counts on that day", () => {
    expect(store.read("days", { asOf: "2024-01-03" }).array("date")).toEqual(["2024-01-02", "2024-01-03"]);
  });

  test("a month counts once it has ended", () => {
    expect(months("2024-02-28")).toEqual(["2023-12", "2024-01"]);
    expect(months("2024-02-29")).toEqual(["2023-12", "2024-01", "2024-02"]);
  });

  test("a release counts from its release date, and 45 days after the month where none is recorded", () => {
    const released = (asOf: string) => store.read("releases", { asOf }).array("month");
    expect(released("2024-01-10")).toEqual([]);
    expect(released("2024-02-12")).toEqual(["2023-12"]);
    expect(released("2024-02-13")).toEqual(["2023-12", "2024-01"]);
    expect(released("2024-04-13")).toEqual(["2023-12", "2024-01"]);
    expect(released("2024-04-14")).toEqual(["2023-12", "2024-01", "2024-02"]);
  });

  test("a column that is known later than its row is missing until then", () => {
    expect(store.read("months", { asOf: "2024-03-31" }).array("late")).toEqual([1, 2, null]);
    expect(store.read("months", { asOf: "2024-03-30" }).array("late")).toEqual([1, null, null]);
  });

  test("the store's own as-of is the default, and read() may name another", () => {
    const early = openStore({ dir: store.dir, asOf: "2024-01-02" });
    expect(early.read("days").numRows()).toBe(1);
    expect(early.read("days", { asOf: "2024-01-04" }).numRows()).toBe(3);
  });

  test("a table that starts later is empty, not an error", () => {
    expect(store.read("days", { asOf: "2023-12-31" }).numRows()).toBe(0);
  });

  test("refuses a day before the start of everything, naming the earliest possible", () => {
    expect(refusal(() => openStore({ dir: store.dir, asOf: "2023-12-30" }))).toMatch(
      /earliest day possible is 2023-12-31/,
    );
  });

  test.each(["2024-02-30", "24 July 2024", "2024-7-24", ""])(
    "refuses %j, which is no calendar day",
    (asOf) => {
      expect(refusal(() => openStore({ dir: store.dir, asOf }))).toMatch(
        /not a calendar day; write (YYYY-MM-DD|2024-07-24)/,
      );
    },
  );
});

describe("the data that the repository carries", () => {
  const store = openStore();
  const days = fc.date({ min: new Date("1871-02-01"), max: new Date("2026-12-31"), noInvalidDate: true });

  test("every table reads cleanly, with the rows and hash of the manifest", () => {
    expect(store.tables.length).toBeGreaterThan(0);
    for (const name of store.tables) {
      expect(store.read(name).numRows(), name).toBe(store.describe(name).rows);
    }
  });

  test.each(store.tables)(
    "%s: no as-of shows a row or value that the table of today lacks, or fewer than an earlier one",
    (name) => {
      fc.assert(
        fc.property(days, days, (a, b) => {
          const [early, late] = [a, b].map((day) => day.toISOString().slice(0, 10)).sort() as [
            string,
            string,
          ];
          const before = store.read(name, { asOf: early });
          expect(before.numRows()).toBeLessThanOrEqual(store.read(name, { asOf: late }).numRows());
          for (const column of ["date", "release_date", "end_date", "end"]) {
            if (!before.columnNames().includes(column) || name === "fomc-meetings") continue;
            for (const day of before.array(column))
              expect(day === null || day <= early || column === "end").toBe(true);
          }
          if (!before.columnNames().includes("month")) return;
          for (const month of before.array("month")) expect(month <= early.slice(0, 7)).toBe(true);
        }),
        { numRuns: 8 },
      );
    },
  );

  test("on 24 July 2024 June is the last month, June's CPI is out, and later decisions of the FOMC are unknown", () => {
    const asOf = "2024-07-24";
    expect(store.read("size-monthly", { asOf }).array("month").at(-1)).toBe("2024-06");
    expect(store.read("cpi-monthly", { asOf }).array("month").at(-1)).toBe("2024-06");
    expect(store.read("cpi-monthly", { asOf: "2024-07-10" }).array("month").at(-1)).toBe("2024-05");
    const meetings = store.read("fomc-meetings", { asOf });
    expect(meetings.array("date")).toHaveLength(8);
    expect(meetings.array("change_bp").slice(3)).toEqual([0, null, null, null, null]);
    expect(store.read("cot-weekly", { asOf }).array("date").at(-1)).toBe("2024-07-16");
    expect(store.read("factor-window-quantiles", { asOf }).numRows()).toBe(0);
  });
});
