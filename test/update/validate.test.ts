import { describe, expect, test } from "vitest";
import type { Columns } from "../../lib/store/columns.js";
import type { TableSpec } from "../../lib/store/manifest.js";
import { compare } from "../../lib/update/compare.js";
import { validate } from "../../lib/update/validate.js";

const spec = {
  info: { name: "t" },
  path: "t.csv",
  fields: [
    { name: "month", type: "yearmonth", description: "" },
    { name: "a", type: "number", description: "", constraints: { minimum: -1, maximum: 10 } },
    { name: "b", type: "number", description: "" },
  ],
  primaryKey: ["month"],
  availability: { field: "month" },
} as unknown as TableSpec;
const OPTIONS = { spec, maxGapDays: 31, today: "2024-12-31" };
const months = Array.from({ length: 14 }, (_, index) => `2023-${String(index + 1).padStart(2, "0")}`)
  .slice(0, 12)
  .concat("2024-01", "2024-02");
const current: Columns = {
  month: months,
  a: months.map((_, index) => 0.1 + index / 100),
  b: months.map((_, index) => (index === 3 ? null : index)),
};
const with_ = (changes: Partial<Columns>): Columns => ({ ...current, ...changes }) as Columns;
const grown = (month: string, a: number | null = 0.1, b: number | null = 1): Columns => ({
  month: [...months, month],
  a: [...(current.a ?? []), a],
  b: [...(current.b ?? []), b],
});

describe("validate(built, current)", () => {
  test("passes an unchanged table and one with a month more, as CSV and columns", () => {
    expect(validate(current, current, OPTIONS).columns).toEqual(current);
    expect(validate(grown("2024-03"), current, OPTIONS).csv).toMatch(
      /^month,a,b\n2023-01,0\.1,0\n[\s\S]*\n2024-03,0\.1,1\n$/,
    );
  });

  test.each<[string, Columns, RegExp]>([
    [
      "a value outside its range",
      grown("2024-03", 11),
      /line 16, column a: "11" is not a number between -1 and 10.*; the table stays/,
    ],
    ["months out of order", grown("2023-01"), /duplicate/],
    [
      "a lost row",
      with_({
        month: months.slice(1),
        a: current.a?.slice(1) as number[],
        b: current.b?.slice(1) as number[],
      }),
      /1 rows are no longer there, the first of 2023-01/,
    ],
    [
      "a lost value",
      with_({ a: [null, ...(current.a ?? []).slice(1)] }),
      /column a: the value of 2023-01 \(0\.1\) is no longer there/,
    ],
    ["a gap between new rows", grown("2024-05"), /nothing between 2024-02 and 2024-05 \(90 days; at most 31/],
    [
      "another unit",
      with_({ a: (current.a ?? []).map((value) => Number(value) * 10) }),
      /column a: the values do not agree/,
    ],
  ])("refuses %s", (_, built, message) => {
    expect(() => validate(built, current, OPTIONS)).toThrow(message);
  });

  test("refuses a row of the future", () => {
    expect(() => validate(grown("2024-03"), current, { ...OPTIONS, today: "2024-02-29" })).toThrow(
      /a row of 2024-03 lies in the future \(today is 2024-02-29\)/,
    );
    expect(
      validate(grown("2024-03"), current, { ...OPTIONS, today: "2024-03-01" }).columns.month,
    ).toHaveLength(15);
  });

  test("leaves a hole that the table has had before, and notes one inside new rows", () => {
    const two = (b: number | null): Columns => ({
      month: [...months, "2024-03", "2024-04"],
      a: [...(current.a ?? []), 0.1, 0.1],
      b: [...(current.b ?? []), b, 1],
    });
    expect(validate(two(1), current, OPTIONS).notes).toEqual([]);
    expect(validate(two(null), current, OPTIONS).notes).toEqual(["b has no value for 2024-03"]);
    const holed = { month: ["2014-05", "2024-05"], a: [0.1, 0.1], b: [1, 1] };
    expect(validate(holed, holed, OPTIONS).notes).toEqual([]);
  });
});

describe("compare(before, after)", () => {
  test("counts added, filled and revised rows apart, with the first and the largest revision", () => {
    const after = grown("2024-03");
    const a = [...(after.a ?? [])] as number[];
    a[5] = (a[5] as number) + 0.001;
    a[8] = (a[8] as number) + 0.01;
    const b = [...(after.b ?? [])];
    b[3] = 3;
    expect(compare(current, { ...after, a, b }, spec)).toEqual({
      added: 1,
      filled: 1,
      revised: 2,
      since: "2023-06",
      largest: { column: "a", row: "2023-09", from: current.a?.[8], to: a[8] },
      revisions: [
        { column: "a", row: "2023-06", from: current.a?.[5], to: a[5] },
        { column: "a", row: "2023-09", from: current.a?.[8], to: a[8] },
      ],
    });
    expect(compare(current, current, spec)).toEqual({
      added: 0,
      filled: 0,
      revised: 0,
      since: null,
      largest: null,
      revisions: [],
    });
  });

  test("measures a change against the column's usual size: one in a small column outweighs a larger one in a large column", () => {
    const b = (current.b ?? []).map((value, row) => (row === 13 ? 13.5 : value));
    const a = (current.a ?? []).map((value, row) => (row === 2 ? Number(value) + 0.1 : value));
    expect(compare(current, with_({ a, b }), spec).largest?.column).toBe("a");
  });
});
