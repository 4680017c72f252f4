import { describe, expect, test } from "vitest";
import type { FieldSpec } from "../../../lib/store/manifest.js";
import type { DateOrder } from "../../../lib/update/import/date-order.js";
import { toCells } from "../../../lib/update/import/to-cells.js";

const FIELDS: FieldSpec[] = [
  { name: "date", type: "date", description: "" },
  { name: "month", type: "yearmonth", description: "" },
  { name: "release_date", type: "date", description: "" },
  { name: "value", type: "number", description: "" },
];
const read = (raw: Record<string, readonly unknown[]>, dates?: DateOrder) =>
  toCells(raw, FIELDS, { dates, today: "2026-12-01" });

describe("toCells(raw, fields, { dates, today })", () => {
  test("refuses a date that may be two days, and takes it in the order told", () => {
    const raw = { date: ["01/02/2025", "03/02/2025"] };
    expect(() => read(raw)).toThrow(
      'row 1, column date: "01/02/2025" may be 2025-02-01 or 2025-01-02; tell the order of day, month and year with --dates dmy or --dates mdy',
    );
    expect(read(raw, "dmy").date).toEqual(["2025-02-01", "2025-02-03"]);
    expect(read(raw, "mdy").date).toEqual(["2025-01-02", "2025-03-02"]);
  });

  test("takes it where another row, or another column, makes the order certain", () => {
    expect(read({ date: ["01/02/2025", "13/02/2025"] }).date).toEqual(["2025-02-01", "2025-02-13"]);
    expect(read({ date: ["01/02/2025"], release_date: ["01/14/2025"] })).toEqual({
      date: ["2025-01-02"],
      release_date: ["2025-01-14"],
    });
    expect(read({ date: ["02/02/2025", null, "2025-02-03"] }).date).toEqual([
      "2025-02-02",
      null,
      "2025-02-03",
    ]);
  });

  test("refuses two-digit years that leave the century's day open", () => {
    expect(() => read({ date: ["25/12/24"] })).toThrow(
      /may be 2024-12-25 or 2025-12-24; .*dmy or --dates ymd$/,
    );
    expect(read({ date: ["31/12/24", "25/12/24"] }).date).toEqual(["2024-12-31", "2024-12-25"]);
    expect(read({ date: ["12/31/24"] }).date).toEqual(["2024-12-31"]);
    expect(read({ date: ["25/12/24"] }, "ymd").date).toEqual(["2025-12-24"]);
  });

  test("reads months, and refuses those that may be two", () => {
    expect(read({ month: ["02/2025", "2025-03", "4/2025"] }).month).toEqual([
      "2025-02",
      "2025-03",
      "2025-04",
    ]);
    expect(() => read({ month: ["02/05"] })).toThrow(/"02\/05" may be 2005-02 or 2002-05/);
    expect(() => read({ month: ["01/02/2025"] })).toThrow(/may be 2025-02 or 2025-01/);
    for (const cell of ["2025.1", 2025.1])
      expect(() => read({ month: [cell] })).toThrow('"2025.1" is no month');
  });

  test("refuses a column in two orders, by the first row that shows it", () => {
    for (const date of [
      ["2025-01-02", "13/02/2025", "02/14/2025"],
      ["2025-01-02", "05/02/2025", "13/02/2025", "02/14/2025"],
    ]) {
      expect(() => read({ date })).toThrow(
        /^row 2, column date: ".*": no one order of day, month and year fits all cells of the column; write them as YYYY-MM-DD$/,
      );
    }
  });

  test.each<[unknown, DateOrder | undefined, RegExp]>([
    ["30/02/2025", undefined, /^row 2, column date: "30\/02\/2025" is no day$/],
    ["02/13/2025", "dmy", /^row 2, column date: "02\/13\/2025" is no day in the order dmy$/],
    ["soon", undefined, /"soon" is no day$/],
    [new Date(Number.NaN), undefined, /is no day$/],
    [45_659.5, undefined, /"45659.5" is no day$/],
  ])("refuses %s (order %s)", (value, dates, message) => {
    expect(() => read({ date: ["2025-01-02", value] }, dates)).toThrow(message);
  });

  test("takes date cells and whole numbers, whatever the order", () => {
    const date = [new Date("2025-02-01T00:00:00Z"), 20250203, 20250204n, "2025-02-05 00:00:00"];
    expect(read({ date }, "mdy").date).toEqual(["2025-02-01", "2025-02-03", "2025-02-04", "2025-02-05"]);
  });
});
