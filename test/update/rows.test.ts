import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extendLevels, replaceRows, round } from "../../lib/update/rows.js";

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
    expect(replaceRows(current, fresh, { key: "month" })).toEqual({
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
    expect(replaceRows(current, fresh, { key: "month", since: "2024-02-01" })).toMatchObject({
      month: ["2024-01", "2024-02", "2024-03"],
      a: [1, 2.5, 3],
    });
  });

  test("keeps rows before the source's first period, and drops a value that the source no longer has", () => {
    expect(replaceRows(current, { a: new Map([["2024-02", 2]]) }, { key: "month" }).a).toEqual([1, 2, null]);
    expect(
      replaceRows(
        current,
        {
          a: new Map([
            ["2024-01", 1],
            ["2024-03", 3],
          ]),
        },
        { key: "month" },
      ).a,
    ).toEqual([1, null, 3]);
  });

  test("makes a row of a period that has no value", () => {
    const fresh = { a: new Map([["2024-05", 5]]) };
    expect(replaceRows(current, fresh, { key: "month", alsoRows: ["2024-04"] })).toMatchObject({
      month: ["2024-01", "2024-02", "2024-03", "2024-04", "2024-05"],
      a: [1, 2, null, null, 5],
    });
  });
});

describe("extendLevels(current, fresh)", () => {
  const days = ["2024-01-02", "2024-01-03", "2024-01-04"];
  const options = { key: "date", digits: 4, maxStep: 0.3 };
  const series = (values: Record<string, number>) => new Map(Object.entries(values));

  test("chains new levels to the last one, worked by hand", () => {
    const current = frozen({ date: days, x: [100, 110, 120] });
    // 60 at the source is 120 in the table: 63 is 126, 57 is 114.
    const x = series({ "2024-01-03": 55, "2024-01-04": 60, "2024-01-05": 63, "2024-01-08": 57 });
    expect(extendLevels(current, { x }, options)).toEqual({
      date: [...days, "2024-01-05", "2024-01-08"],
      x: [100, 110, 120, 126, 114],
    });
  });

  test("goes on with each column from its own last value, and leaves other columns missing", () => {
    const current = frozen({ date: days, x: [100, 110, null], y: [10, 11, 12], z: [1, 2, 3] });
    const x = series({ "2024-01-02": 1, "2024-01-03": 1.1, "2024-01-04": 1.2, "2024-01-05": 1.3 });
    const y = series({ "2024-01-04": 12 });
    expect(extendLevels(current, { x, y }, options)).toEqual({
      date: [...days, "2024-01-05"],
      x: [100, 110, 120, 130],
      y: [10, 11, 12, null],
      z: [1, 2, 3, null],
    });
  });

  test("never touches a level on record, whatever the source says of it", () => {
    const current = frozen({ date: days, x: [100, 110, 120] });
    const x = series({ "2024-01-02": 50.01, "2024-01-03": 55, "2024-01-04": 60, "2024-01-05": 61 });
    expect(extendLevels(current, { x }, options).x?.slice(0, 3)).toEqual([100, 110, 120]);
  });

  test("links a day or two earlier where the source lacks the last one", () => {
    const current = frozen({ date: days, x: [100, 110, 120] });
    const x = series({ "2024-01-02": 50, "2024-01-03": 55, "2024-01-05": 63 });
    expect(extendLevels(current, { x }, options).x).toEqual([100, 110, 120, 126]);
  });

  test.each([
    [
      "starts later than the table ends",
      series({ "2024-01-09": 60 }),
      /expected a level near 2024-01-04.*to continue from/,
    ],
    [
      "moves otherwise on common days",
      series({ "2024-01-02": 40, "2024-01-03": 60, "2024-01-04": 60 }),
      /does not continue the table/,
    ],
    [
      "is odd at the link",
      series({ "2024-01-02": 50, "2024-01-03": 55, "2024-01-04": 61 }),
      /does not continue the table.*at the link/,
    ],
  ])("refuses a source that %s", (_, x, message) => {
    expect(() => extendLevels(frozen({ date: days, x: [100, 110, 120] }), { x }, options)).toThrow(message);
  });

  test("refuses a level that jumps as no return does, such as at a split", () => {
    const current = frozen({ date: days, x: [100, 110, 120] });
    const x = new Map([
      ["2024-01-03", 55],
      ["2024-01-04", 60],
      ["2024-01-05", 61],
      ["2024-01-08", 30],
    ]);
    expect(() => extendLevels(current, { x }, options)).toThrow(
      /column x: the level jumps from 122 to 60 on 2024-01-08/,
    );
  });

  test("gives the same levels in whatever unit the source quotes", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1000, noNaN: true }), (unit) => {
        const current = { date: days, x: [100, 110, 120] };
        const source = { "2024-01-02": 50, "2024-01-03": 55, "2024-01-04": 60, "2024-01-05": 63 };
        const scaled = new Map(Object.entries(source).map(([day, level]) => [day, level * unit]));
        expect(extendLevels(current, { x: scaled }, options).x?.[3]).toBeCloseTo(126, 3);
      }),
    );
  });
});

test("round(value, digits) is the nearest decimal, and zero is never negative", () => {
  expect([round(0.12345649, 6), round(-0.0000004, 6), round(2.5, 0), round(1e-9, 6)]).toEqual([
    0.123456, 0, 3, 0,
  ]);
});
