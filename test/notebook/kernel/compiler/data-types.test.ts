// Takes long: TypeScript is loaded, and compiles cells.

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { complete, inspectAt } from "../../../../lib/notebook/kernel/compiler/assist.js";
import { loadCompiler } from "../../../../lib/notebook/kernel/executor/load-compiler.js";
import { compilerOf, faults } from "./compile.js";

const IMPORTS = `
  import { datedColumns, numbers, openStore, periods, table, where } from "claimbook";
  import * as aq from "arquero";
  const store = openStore();
  const months = store.read("index-monthly");
  const name: string = "sp500_price";
  const day = "2014-06";
`;

describe("a misspelt name does not compile:", () => {
  test.each([
    ['store.read("index-mnthly")', 2345, 'Did you mean "index-monthly"?'],
    ['store.describe("index-mnthly")', 2345, 'Did you mean "index-monthly"?'],
    ['numbers(months, "sp500_prcie")', 2345, 'Did you mean "sp500_price"?'],
    ['periods(months, "mnth")', 2345, 'Did you mean "month"?'],
    ['datedColumns(months, { key: "mnth" })', 2820, "Did you mean '\"month\"'?"],
    ['datedColumns(months, { columns: ["sp500_prcie"] })', 2820, "Did you mean '\"sp500_price\"'?"],
    ["table(months, { columns: { mnth: {} } })", 2561, "Did you mean to write 'month'?"],
    ['months.array("mnth")', 2345, 'Did you mean "month"?'],
    ['months.get("mnth", 0)', 2345, 'Did you mean "month"?'],
    ["months.objects()[0].mnth", 2551, "Did you mean 'month'?"],
    ['months.filter((row) => row.mnth > "2014")', 2551, "Did you mean 'month'?"],
    ["where(months, (row) => row.mnth > day)", 2551, "Did you mean 'month'?"],
    ['numbers(where(months, (row) => row.month > day), "mnth")', 2345, 'Did you mean "month"?'],
    ['numbers(months.orderby("month").slice(0, 9), "mnth")', 2345, 'Did you mean "month"?'],
    ['for (const column of ["month", "mnth"] as const) periods(months, column)', 2345, '"mnth"'],
  ])("%s", (source, code, hint) => {
    const found = faults([IMPORTS, source]);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`1: TS${code} `);
    expect(found[0]).toContain(hint);
  });
});

test("a column that may miss values is null there", () => {
  expect(faults([IMPORTS, "where(months, (row) => row.sp500_price > 1)"])).toEqual([
    "1: TS18047 'row.sp500_price' is possibly 'null'.",
  ]);
  expect(faults([IMPORTS, 'const first: string = months.get("month", 0)'])).toEqual([]);
});

test.each([
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the cell's.
  "store.read(name); store.read(`index-${name}`);",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the cell's.
  'numbers(months, name); numbers(months, `sp500_${name}`); ["a", "b"].map((one) => numbers(months, one));',
  "datedColumns(months, { key: name, columns: [name] })",
  "table(months, { columns: Object.fromEntries([[name, {}]]) })",
  'numbers(months.derive({ twice: "d.sp500_price * 2" }), "twice")',
  'numbers(months.select("month"), "any"); numbers(months.rename({ month: "day" }), "day");',
  'numbers(months.groupby("month").rollup({ n: aq.op.count() }), "n")',
  'numbers(months.join(store.read("size-monthly")), "top_30_vw")',
  "months.filter(aq.escape((row: { month: string }) => row.month > day))",
  "where(aq.table({ level: [1] }), (row: { level: number }) => row.level > 0)",
  'openStore({ dir: "elsewhere" }).read("made-up")',
  'let any = aq.table({}); any = months; any = any.derive({ one: "1" });',
])("computed names, derived tables and other folders are as free as ever: %s", (source) => {
  expect(faults([IMPORTS, source])).toEqual([]);
});

test("columns are completed and explained from types alone", () => {
  const before = [{ source: IMPORTS }];
  const source = 'const show = () => numbers(store.read("index-monthly").filter("d.month"), "';
  const { candidates } = complete(compilerOf(), { source, position: source.length, before });
  expect(candidates).toContain("sp500_price");
  expect(candidates).not.toContain("gap_1d");
  const row = "where(months, (row) => row.month > day)";
  const info = inspectAt(compilerOf(), { source: row, position: row.indexOf(".month") + 2, before });
  expect(info?.displayParts?.map(({ text }) => text).join("")).toContain("month: string");
  expect(info?.documentation?.map(({ text }) => text).join("")).toBe("month");
});

test("a table that comes while a kernel lives is known at the next cell; a manifest that breaks refuses nothing", () => {
  const data = mkdtempSync(path.join(os.tmpdir(), "claimbook-data-types-"));
  const file = path.join(data, "datapackage.json");
  const manifest = readFileSync("data/datapackage.json", "utf8");
  writeFileSync(file, manifest.replaceAll('"index-monthly"', '"index-quarterly"'));
  const compiler = loadCompiler({ folder: path.resolve("notebooks"), data });
  const before = [{ source: 'import { openStore } from "claimbook"; const store = openStore();' }];
  const codes = (source: string) => compiler.compile({ source, before }).diagnostics.map(({ code }) => code);
  expect(codes('store.read("index-monthly")')).toEqual([2345]);
  expect(codes('store.read("index-quarterly")')).toEqual([]);
  writeFileSync(file, manifest);
  expect(codes('store.read("index-monthly")')).toEqual([]);
  expect(codes('store.read("index-quarterly")')).toEqual([2345]);
  writeFileSync(file, "{");
  expect(codes('store.read("index-quarterly")')).toEqual([]);
});

test("cells without the library compile without its types", () => {
  expect(faults(["const store = { read: (name: string) => name };", 'store.read("index-mnthly")'])).toEqual(
    [],
  );
});
