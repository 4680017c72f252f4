import * as aq from "arquero";
import { expect, expectTypeOf, test } from "vitest";
import { numbers } from "../../lib/stats/series/column.js";
import { openStore } from "../../lib/store/open-store.js";
import type { TypedTable } from "../../lib/store/typed-table.js";
import { where } from "../../lib/store/where.js";

interface Row {
  readonly month: string;
  readonly sp500_price: number | null;
}

const months = openStore({ dir: "data" }).read("index-monthly") as TypedTable<Row>;

test("a typed table gives its rows and columns their types, and null is what the store gives for a missing value", () => {
  expectTypeOf(months.array("month")).toEqualTypeOf<string[]>();
  expectTypeOf(months.array("sp500_price")).toEqualTypeOf<(number | null)[]>();
  expectTypeOf(months.get("sp500_price")).toEqualTypeOf<number | null>();
  expectTypeOf(months.objects()).toEqualTypeOf<Row[]>();
  const prices = months.array("sp500_price");
  expect(prices.some((price) => price === null)).toBe(true);
  expect(prices.every((price) => price === null || price > 0)).toBe(true);
});

test("a name that is written out must be a column's; one that is computed is free, and so are derived tables", () => {
  // @ts-expect-error: the table has no such column
  expect(() => numbers(months, "sp500_prcie")).toThrow(/did you mean "sp500_price"/);
  // @ts-expect-error: the table has no such column
  expect(() => numbers(months.filter("d.month > '2014'").orderby("month"), "mnth")).toThrow(/month/);
  // @ts-expect-error: the table has no such column
  expect(() => months.array("mnth")).toThrow();
  const computed: string = "sp500_prcie";
  expect(() => numbers(months, computed)).toThrow(/did you mean "sp500_price"/);
  expect(() => numbers(months, `sp600_${computed}`)).toThrow(/requires a column/);
  expect(numbers(months.derive({ twice: "d.sp500_price * 2" }), "twice").length).toBe(months.numRows());
  expect(() => numbers(months.select("month"), "any")).toThrow(/requires a column/);
});

test("where(table, holds) keeps the rows in the table's order, and what is known of its columns", () => {
  const day = "2024-06";
  const late = where(months, (row) => row.month >= day);
  expectTypeOf(late).toEqualTypeOf<TypedTable<Row>>();
  expect(late.array("month").slice(0, 2)).toEqual(["2024-06", "2024-07"]);
  // @ts-expect-error: a row has no such column
  expect(where(months, (row) => row.mnth >= day).numRows()).toBe(0);
  const missing = where(months, (row) => row.sp500_price === null);
  expect(missing.numRows()).toBe(months.array("sp500_price").filter((price) => price === null).length);
  expect(where(months, () => false).numRows()).toBe(0);
});

test("where takes any arquero table, with the row's type written out, before and after its verbs", () => {
  const levels = aq.table({ kind: ["a", "b", "a"], level: [1, 2, 3] });
  const high = where(levels, (row: { level: number }) => row.level > 1);
  expect(high.array("level")).toEqual([2, 3]);
  expect(high.groupby("kind").count().orderby("kind").objects()).toEqual([
    { kind: "a", count: 1 },
    { kind: "b", count: 1 },
  ]);
});
