import { readFileSync } from "node:fs";
import * as aq from "arquero";
import { expect, expectTypeOf, test } from "vitest";
import type { Rows } from "../../../data/tables.js";
import { readManifest } from "../../../lib/store/manifest.js";
import { openStore } from "../../../lib/store/open-store.js";
import { ROW_TYPES, rowTypes } from "../../../lib/update/new-table/row-types.js";

test("the types of the rows are those of the manifest", () => {
  expect(readFileSync(`data/${ROW_TYPES}`, "utf8")).toBe(rowTypes(readManifest("data")));
});

test("rowTypes(specs) has a comment and a type a column; the key is never missing, and no text ends a comment", () => {
  const [spec] = readManifest("data");
  const odd = { name: "a */ b", type: "integer", description: "first */\nsecond", unit: "percent" } as const;
  const key = { name: "day", type: "date", description: "session" } as const;
  const info = { ...(spec as NonNullable<typeof spec>).info, name: "my-table", title: "Mine" };
  expect(rowTypes([{ info, fields: [key, odd], primaryKey: ["day"] }])).toContain(
    [
      "export interface Rows {",
      "  /** Mine */",
      '  readonly "my-table": {',
      "    /** session */",
      "    readonly day: string;",
      "    /** first * / second [percent] */",
      '    readonly "a */ b": number | null;',
      "  };",
      "}",
      "",
    ].join("\n"),
  );
});

test("a row of a table has the types that are written of it", () => {
  const table = openStore().read("index-monthly");
  const isLate = (row: Rows["index-monthly"]) => row.month > "2024-06";
  for (const row of table.filter(aq.escape(isLate)).objects() as Rows["index-monthly"][]) {
    expectTypeOf(row.month).toEqualTypeOf<string>();
    expectTypeOf(row.russell2000_price).toEqualTypeOf<number | null>();
    // @ts-expect-error: the table has no such column
    expect(row.russell2001_price).toBeUndefined();
    expect(typeof row.month).toBe("string");
  }
});
