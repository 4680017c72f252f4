import { describe, expect, test } from "vitest";
import { lastPeriod, replaceRows, round } from "../../lib/update/rows.js";

const frozen = <T extends Record<string, readonly unknown[]>>(columns: T): T => {
  for (const values of Object.values(columns)) Object.freeze(values);
  return Object.freeze(columns);
};

describe("replaceRows(current, fresh)", () => {
  const current = frozen({
    month: ["2024-01", "2024-02", "2024-03"],
    a: [1, 2, null],
    kept: [7, 8, 9],
  });

  test("takes what the source says now, adds its periods, and keeps columns that it does not cover", () => {
    const fresh = {
      a: new Map([
        ["2024-01", 1.5],
        ["2024-02", 2],
        ["2024-03", 3],
        ["2024-04", 4],
      ]),
    };
    expect(replaceRows(current, fresh, { key: "month" }).columns).toEqual({
      month: ["2024-01", "2024-02", "2024-03", "2024-04"],
      a: [1.5, 2, 3, 4],
      kept: [7, 8, 9, null],
    });
  });

  test("leaves rows before since, and periods before the table's first, alone", () => {
    const fresh = {
      a: new Map([
        ["2023-12", 0],
        ["2024-01", 1.5],
        ["2024-02", 2.5],
        ["2024-03", 3],
      ]),
    };
    expect(replaceRows(current, fresh, { key: "month", since: "2024-02-01" }).columns).toMatchObject({
      month: ["2024-01", "2024-02", "2024-03"],
      a: [1, 2.5, 3],
    });
  });

  test("keeps rows before the source's first period, and says which values the source has no more", () => {
    expect(replaceRows(current, { a: new Map([["2024-02", 2]]) }, { key: "month" }).columns.a).toEqual([
      1,
      2,
      null,
    ]);
    const fresh = {
      a: new Map([
        ["2024-01", 1],
        ["2024-03", 3],
      ]),
    };
    expect(replaceRows(current, fresh, { key: "month" })).toMatchObject({
      columns: { a: [1, 2, 3] },
      retained: { a: ["2024-02"] },
    });
  });

  test("makes a row of a period that has no value", () => {
    const fresh = { a: new Map([["2024-05", 5]]) };
    expect(replaceRows(current, fresh, { key: "month", alsoRows: ["2024-04"] }).columns).toMatchObject({
      month: ["2024-01", "2024-02", "2024-03", "2024-04", "2024-05"],
      a: [1, 2, null, null, 5],
    });
  });
});

test("round(value, digits) is the nearest decimal, and zero is never negative", () => {
  expect([round(0.12345649, 6), round(-0.0000004, 6), round(2.5, 0), round(1e-9, 6)]).toEqual([
    0.123456, 0, 3, 0,
  ]);
});

test("lastPeriod(series) is the latest of all, and empty without any", () => {
  expect(lastPeriod({ a: new Map([["2024-06", 1]]), b: new Map(), c: new Map([["2024-05", 1]]) })).toBe(
    "2024-06",
  );
  expect(lastPeriod({})).toBe("");
});
