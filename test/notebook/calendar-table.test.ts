import { expect, test } from "vitest";
import { calendarTable } from "../../lib/notebook/calendar-table.js";

test("calendarTable(series) is an arquero table of years by months, null where one is missing", () => {
  const days = ["2022-12", "2023-01", "2023-02", "2023-04"];
  const table = calendarTable({ days, values: [0.5, 0.1, -0.5, 0.2] });
  expect(table.columnNames().join(" ")).toBe("year Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec total");
  expect(table.array("year")).toEqual([2022, 2023]);
  expect(table.array("Dec")).toEqual([0.5, null]);
  expect(table.array("Mar")).toEqual([null, null]);
  expect(table.array("total")).toEqual([0.5, null]);
  const skipped = calendarTable({ days, values: [0.5, 0.1, -0.5, 0.2] }, { missing: "skip" });
  expect(skipped.get("total", 1)).toBeCloseTo(1.1 * 0.5 * 1.2 - 1, 12);
  expect(calendarTable({ days: [], values: [] }).numRows()).toBe(0);
});
