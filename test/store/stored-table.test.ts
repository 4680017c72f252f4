import { type ColumnTable, desc, op, escape as raw, table } from "arquero";
import { describe, expect, test } from "vitest";
import { StoredTable } from "../../lib/store/stored-table.js";

const COLUMNS = { date: ["a", "b"], open: [1, 2], close: [3, 4] };
const stored = () => new StoredTable(COLUMNS);
type Row = { readonly [name: string]: number };

describe("a stored table's methods name a column that is not there, and the near one:", () => {
  const asked: readonly (readonly [string, (t: ColumnTable) => unknown])[] = [
    ["array", (t) => t.array("clsoe")],
    ["get", (t) => t.get("clsoe", 0)],
    ["getter", (t) => t.getter("clsoe")],
    ["values", (t) => [...(t.values("clsoe") as unknown as Iterable<unknown>)]],
    ["objects", (t) => t.objects({ columns: ["clsoe"] })],
    ["select", (t) => t.select("clsoe")],
    ["rename", (t) => t.rename({ clsoe: "x" })],
    ["orderby", (t) => t.orderby("clsoe")],
    ["orderby, descending", (t) => t.orderby(desc("clsoe"))],
    ["groupby", (t) => t.groupby("clsoe")],
    ["dedupe", (t) => t.dedupe("clsoe")],
    ["fold", (t) => t.fold("clsoe")],
    ["filter", (t) => t.filter((row: Row) => (row.clsoe as number) > 1)],
    ["derive", (t) => t.derive({ x: (row: Row) => (row.clsoe as number) * 2 })],
    ["rollup", (t) => t.rollup({ x: op.mean("clsoe") })],
    ["join", (t) => t.join(t, "clsoe")],
  ];
  test.each(asked)("%s", (_, ask) => {
    const message = /^the table has no column "clsoe"; did you mean "close"\?$/;
    expect(() => ask(stored())).toThrow(message);
    // What a verb makes of it is a stored table, too.
    expect(() =>
      ask(
        stored()
          .derive({ more: () => 1 })
          .slice(0, 1),
      ),
    ).toThrow(message);
  });
});

test("where no column is near, all are named", () => {
  expect(() => stored().array("volume")).toThrow(
    'the table has no column "volume"; the columns are date, open, close',
  );
});

test("other errors are arquero's own", () => {
  expect(() => stored().filter((row: Row) => (row.open as number) > missingVariable)).toThrow(
    /Invalid variable reference/,
  );
  expect(() => stored().sample(-1).array("open")).toThrow();
});
const missingVariable = 1;

test("apart from that it is arquero's table", () => {
  const plain = table(COLUMNS);
  const all = (t: ColumnTable) => [
    t.derive({ mid: (row: Row) => ((row.open as number) + (row.close as number)) / 2 }).objects(),
    t.filter(raw((row: Row) => (row.open as number) > 1)).objects(),
    t.rename({ open: "first" }).toCSV(),
    t.concat(t).numRows(),
    t.impute({ open: () => 0 }).objects(),
    t.fold(["open", "close"]).objects(),
    t.join(t, "date").objects(),
    t.get("open", 1),
  ];
  expect(all(stored())).toEqual(all(plain));
  expect(stored().column("clsoe")).toBeUndefined();
  expect(stored()).toBeInstanceOf(plain.constructor);
});
