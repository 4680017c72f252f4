// Takes long: TypeScript is loaded, and compiles cells.

import { table } from "arquero";
import { beforeAll, describe, expect, test } from "vitest";
import { toDanfo } from "../../../../lib/notebook/danfo.js";
import { complete } from "../../../../lib/notebook/kernel/compiler/assist.js";
import type { CellCompiler } from "../../../../lib/notebook/kernel/compiler/cell-compiler.js";
import { knownData } from "../../../../lib/notebook/kernel/executor/known-data.js";
import { loadCompiler } from "../../../../lib/notebook/kernel/executor/load-compiler.js";
import { openStore } from "../../../../lib/store/open-store.js";
import { linkedFolder } from "../../linked-folder.js";

const before = [
  {
    source: `
      import * as aq from "arquero";
      import { datedColumns, type DataFrame, numbers, openStore, periods, show, table, toDanfo } from "claimbook";
      const store = openStore();
      const book = { store };
      const closes = aq.table({ day: ["2024-07-24"], close: [1] });
      const frame = toDanfo(closes);
      const other = 5;
    `,
  },
];

const closes = table({ day: ["2024-07-24"], close: [1] });
const store = openStore();
const VALUES: Readonly<Record<string, unknown>> = {
  store,
  book: { store },
  closes,
  frame: toDanfo(closes),
  other: 5,
};
const data = knownData((name) => VALUES[name]);

let compiler: CellCompiler;
beforeAll(() => {
  compiler = loadCompiler({ folder: linkedFolder("data-names") });
});

/** What could stand where a `|` is in a cell, and what it would replace. */
function completed(marked: string): { candidates: readonly string[]; replaced: string } {
  const position = marked.indexOf("|");
  const source = marked.replace("|", "");
  const { candidates, start, end } = complete(compiler, { source, position, before }, data);
  return { candidates, replaced: source.slice(start, end) };
}

const columns = store.describe("unprofitable-share").fields.map(({ name }) => name);

describe("in a string for a store", () => {
  test.each([
    'store.read("|")',
    'book.store.read("|")',
    'store.describe("|',
    "const t = store.read('|",
    'openStore().read("|")',
    "store.read(`|`)",
  ])("%s offers the tables", (marked) => {
    expect(completed(marked)).toEqual({ candidates: store.tables, replaced: "" });
  });

  test("what is written is completed, and what stands after it replaced", () => {
    const wanted = store.tables.filter((name) => name.startsWith("size-"));
    expect(completed('"😀"; store.read("size-|gap")')).toMatchObject({ replaced: "size-gap" });
    expect(completed('"😀"; store.read("size-|gap")').candidates.slice(0, wanted.length)).toEqual(wanted);
    expect(completed('store.read("size-|').candidates).toEqual(completed('store.read("size-|")').candidates);
  });
});

describe("in a string, a row or the columns of a table", () => {
  test.each([
    'store.read("unprofitable-share").column("|")',
    'store.read("unprofitable-share").array("|',
    'const t = store.read("unprofitable-share");\nt.column("|")',
    'const t = await store.read("unprofitable-share");\nconst u = t.filter((d) => d.x > 1).orderby("x");\nu.array("|")',
    'numbers(store.read("unprofitable-share"), "|")',
    'const t = store.read("unprofitable-share");\ndatedColumns(t, { columns: ["|"] })',
    'const t = store.read("unprofitable-share");\nshow(table(t, { columns: { "|": {} } }))',
    'const t = store.read("unprofitable-share");\ntable(t, { columns: { | } })',
    'const t = store.read("unprofitable-share");\nt.filter((d) => d.|)',
    'const t = store.read("unprofitable-share");\nt.filter((d) => d["|"] > 0)',
  ])("%s offers the table's columns", (marked) => {
    expect(completed(marked)).toEqual({ candidates: columns, replaced: "" });
  });

  test.each([
    'closes.column("|")',
    'closes.groupby("|")',
    'closes.select("day", "|")',
    'closes.orderby(aq.desc("|"))',
    'periods(closes, "|")',
    'frame.column("|")',
    'frame["|"]',
    'frame.groupby(["|"])',
    "closes.derive({ twice: (d) => d.| })",
  ])("%s offers the columns that the variable has now", (marked) => {
    expect(completed(marked)).toEqual({ candidates: ["day", "close"], replaced: "" });
  });

  test("columns that a verb adds are offered too", () => {
    const marked = 'closes.derive({ twice: (d) => d.close * 2 }).select("|")';
    expect(completed(marked).candidates).toEqual(["day", "close", "twice"]);
  });

  test("what is written of a column is completed", () => {
    expect(completed("closes.filter((d) => d.cl|)")).toEqual({ candidates: ["close"], replaced: "cl" });
    expect(completed('closes.array("clo|")')).toEqual({ candidates: ["close"], replaced: "clo" });
    expect(completed('aq.table({ a: [1], ab: [2] }).array("a|")').candidates).toEqual(["a", "ab"]);
  });
});

test.each([
  'other.toString("|")',
  'console.log("|")',
  'const text = "|";',
  '"|"',
  "[1].map((d) => d.|)",
  "closes.nothing.|",
])("%s offers no names of data", (marked) => {
  const { candidates } = completed(marked);
  for (const name of ["day", "close", "index-daily"]) expect(candidates).not.toContain(name);
});
