import { describe, expect, test } from "vitest";
import type { TableSpec } from "../../../lib/store/manifest.js";
import { rebaseLevels } from "../../../lib/update/import/rebase.js";

const SPEC = {
  info: { name: "t" },
  primaryKey: ["date"],
  fields: [
    { name: "date", type: "date" },
    { name: "level", type: "number" },
    { name: "other", type: "number" },
  ],
} as unknown as TableSpec;
const CURRENT = {
  date: ["2024-12-27", "2024-12-30", "2024-12-31"],
  level: [100, 101.5, 102.25],
  other: [50, 50, null],
};
const rebase = (date: string[], level: (number | null)[], other?: (number | null)[]) =>
  rebaseLevels({ date, level, ...(other && { other }) }, CURRENT, SPEC);

describe("rebaseLevels(own, current, spec)", () => {
  test("joins raw levels at the last common day, and leaves rows on record to the record", () => {
    expect(
      rebase(["2024-12-30", "2024-12-31", "2025-01-02", "2025-01-03"], [1015, 1022.5, 1030, 1000.12345]),
    ).toEqual({
      date: ["2024-12-30", "2024-12-31", "2025-01-02", "2025-01-03"],
      level: [null, null, 103, 100.01],
    });
  });

  test("one common day is enough, and need not be the last on record", () => {
    expect(rebase(["2024-12-30", "2025-01-02"], [2030, 2060]).level).toEqual([null, 103]);
  });

  test("each column has its own ratio and last common day", () => {
    const { level, other } = rebase(
      ["2024-12-30", "2024-12-31", "2025-01-02"],
      [1015, 1022.5, 1030],
      [5, 5, 6],
    );
    expect([level, other]).toEqual([
      [null, null, 103],
      [null, 50, 60],
    ]);
  });

  test.each<[string, string[], number[], RegExp]>([
    [
      "no common day",
      ["2025-01-02", "2025-01-03"],
      [1030, 1031],
      /^--rebase, column level: the file and the table have no day or month in common, the table ends 2024-12-31; add that row to the file; nothing was changed$/,
    ],
    [
      "a ratio that is not steady",
      ["2024-12-27", "2024-12-30", "2024-12-31", "2025-01-02"],
      [2000, 1015, 1022.5, 1030],
      /no steady multiple of the file's over 3 common days: 100 against the file's 2000 on 2024-12-27, 102.25 against the file's 1022.5 on 2024-12-31/,
    ],
    ["a level of zero", ["2024-12-31", "2025-01-02"], [1022.5, 0], /0 of 2025-01-02 is no level/],
    ["a negative level", ["2024-12-31", "2025-01-02"], [1022.5, -1], /-1 of 2025-01-02 is no level/],
  ])("refuses %s", (_, date, level, message) => {
    expect(() => rebase(date, level)).toThrow(message);
  });
});
