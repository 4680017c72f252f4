import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Columns } from "../../lib/store/columns.js";
import { extendLevels } from "../../lib/update/extend-levels.js";

const frozen = <T extends Record<string, readonly unknown[]>>(columns: T): T => {
  for (const values of Object.values(columns)) Object.freeze(values);
  return Object.freeze(columns);
};

describe("extendLevels(current, fresh)", () => {
  const days = ["2024-01-02", "2024-01-03", "2024-01-04"];
  const options = { key: "date", digits: 4, maxStep: 0.3 };
  const series = (values: Record<string, number>) => new Map(Object.entries(values));

  test("chains new levels to the last one, worked by hand", () => {
    const current = frozen({ date: days, x: [100, 110, 120] });
    // 60 at the source is 120 in the table: 63 is 126, 57 is 114.
    const x = series({ "2024-01-03": 55, "2024-01-04": 60, "2024-01-05": 63, "2024-01-08": 57 });
    expect(extendLevels(current, { x }, options).columns).toEqual({
      date: [...days, "2024-01-05", "2024-01-08"],
      x: [100, 110, 120, 126, 114],
    });
  });

  test("goes on with each column from its own last value, and leaves other columns missing", () => {
    const current = frozen({ date: days, x: [100, 110, null], y: [10, 11, 12], z: [1, 2, 3] });
    const x = series({ "2024-01-02": 1, "2024-01-03": 1.1, "2024-01-04": 1.2, "2024-01-05": 1.3 });
    const y = series({ "2024-01-04": 12 });
    expect(extendLevels(current, { x, y }, options).columns).toEqual({
      date: [...days, "2024-01-05"],
      x: [100, 110, 120, 130],
      y: [10, 11, 12, null],
      z: [1, 2, 3, null],
    });
  });

  test("never touches a level of the snapshot, whatever the source says of it", () => {
    const current = frozen({ date: days, x: [100, 110, 120] });
    const x = series({ "2024-01-02": 50.01, "2024-01-03": 55, "2024-01-04": 60, "2024-01-05": 61 });
    expect(extendLevels(current, { x }, options).columns.x?.slice(0, 3)).toEqual([100, 110, 120]);
  });

  test("links a day or two earlier where the source lacks the last one", () => {
    const current = frozen({ date: days, x: [100, 110, 120] });
    const x = series({ "2024-01-02": 50, "2024-01-03": 55, "2024-01-05": 63 });
    expect(extendLevels(current, { x }, options).columns.x).toEqual([100, 110, 120, 126]);
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
        expect(extendLevels(current, { x: scaled }, options).columns.x?.[3]).toBeCloseTo(126, 3);
      }),
    );
  });
});

describe("updates of a table that ends on 6 November, one after the other", () => {
  const snapshot: Columns = frozen({
    date: ["2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05", "2026-11-06"],
    x: [100, 101, 102, 103, 104],
  });
  const source = (later: Record<string, number>) =>
    new Map(
      Object.entries({
        ...{
          "2026-11-02": 1000,
          "2026-11-03": 1010,
          "2026-11-04": 1020,
          "2026-11-05": 1030,
          "2026-11-06": 1040,
        },
        ...later,
      }),
    );
  const update = (
    { columns, anchor }: Pick<ReturnType<typeof extendLevels>, "columns" | "anchor">,
    later: Record<string, number>,
  ) => extendLevels(columns, { x: source(later) }, { key: "date", digits: 4, maxStep: 0.3, anchor });
  const first = { columns: snapshot, anchor: {} };
  const right = { "2026-11-09": 1050, "2026-11-10": 1060, "2026-11-11": 1070 };

  test.each([0.15, -0.35, 0.5, 3])("a close that was %d% off is put right a day later", (percent) => {
    const wrong = update(first, { "2026-11-09": 1050 * (1 + percent / 100) });
    expect(wrong.columns.x?.at(-1)).toBeCloseTo(105 * (1 + percent / 100), 4);
    const { columns } = update(wrong, right);
    expect(columns.x?.slice(5)).toEqual([105, 106, 107]);
    expect(columns.x?.slice(0, 5)).toEqual(snapshot.x);
  });

  test("a day that was missing is filled in, in its place", () => {
    const { "2026-11-09": _, ...without } = right;
    const { columns } = update(update(first, without), right);
    expect(columns.date?.slice(5)).toEqual(Object.keys(right));
    expect(columns.x?.slice(5)).toEqual([105, 106, 107]);
  });

  test("a dividend that comes late rescales the source's past and is not lost", () => {
    const late = update(first, { "2026-11-09": 1050, "2026-11-10": 1060 * 0.9985 });
    // The source takes the dividend of the 10th out of all earlier closes.
    const adjusted = new Map(
      [...source(right)].map(([day, level]) => [day, day < "2026-11-10" ? level * 0.9985 : level * 0.9985]),
    );
    const { columns } = extendLevels(
      late.columns,
      { x: adjusted },
      {
        ...{ key: "date", digits: 4, maxStep: 0.3 },
        anchor: late.anchor,
      },
    );
    expect(columns.x?.slice(5)).toEqual([105, 106, 107]);
  });

  test("what the source has no more stays, and is named", () => {
    const { "2026-11-10": _, ...without } = right;
    const { columns, retained } = update(update(first, right), without);
    expect(columns.x?.slice(5)).toEqual([105, 106, 107]);
    expect(retained).toEqual({ x: ["2026-11-10"] });
  });

  test("rows before --since stay as an earlier update stored them", () => {
    const wrong = update(first, { "2026-11-09": 1055, "2026-11-10": 1065 });
    const { columns } = extendLevels(
      wrong.columns,
      { x: source(right) },
      {
        ...{ key: "date", digits: 4, maxStep: 0.3 },
        anchor: wrong.anchor,
        since: "2026-11-10",
      },
    );
    expect(columns.x?.slice(5)).toEqual([105.5, 106, 107]);
  });

  test("a history that strays is linked all the same where the reader asks for it", () => {
    const strays = new Map(
      [...source(right)].map(([day, level]) => [day, day < "2026-11-06" ? level * 0.9 : level]),
    );
    const options = { key: "date", digits: 4, maxStep: 0.3 };
    expect(() => extendLevels(snapshot, { x: strays }, options)).toThrow("--accept-revisions");
    const { columns } = extendLevels(snapshot, { x: strays }, { ...options, acceptRevisions: true });
    expect(columns.x).toEqual([100, 101, 102, 103, 104, 105, 106, 107]);
  });

  test("the last vintage decides, whatever vintages came before it, in whatever order", () => {
    const days = ["2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12"];
    const vintage = fc
      .tuple(...days.map(() => fc.double({ min: 1000, max: 1100, noNaN: true })))
      .map((levels) => Object.fromEntries(days.map((day, at) => [day, levels[at] as number])));
    fc.assert(
      fc.property(fc.array(fc.tuple(vintage, fc.nat(4)), { maxLength: 8 }), vintage, (earlier, last) => {
        let state: Pick<ReturnType<typeof extendLevels>, "columns" | "anchor"> = first;
        for (const [levels, count] of earlier) {
          state = update(state, Object.fromEntries(Object.entries(levels).slice(0, count)));
        }
        expect(update(state, last).columns).toEqual(update(first, last).columns);
      }),
    );
  });
});
