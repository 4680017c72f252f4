import { describe, expect, test } from "vitest";
import { DATE_ORDERS, fittingOrders, readPeriod } from "../../../lib/update/import/date-order.js";

/** What a text is as a day, or month, in each of the three orders. */
const readings = (text: string, type: "date" | "yearmonth") =>
  DATE_ORDERS.map((order) => readPeriod(text, { type, order }));

describe("readPeriod(text, { type, order })", () => {
  test.each([
    "2025-02-01",
    "20250201",
    "2025/2/1",
    "2025.02.01",
    " 2025-02-01 ",
    "2025-02-01T00:00:00.000Z",
    "2025-02-01 16:00",
    "2025-02-01 12:00:00 AM",
    "2025-02-01T00:00:00+01:00",
  ])("%s is the same day in all orders", (text) => {
    expect(readings(text, "date")).toEqual(["2025-02-01", "2025-02-01", "2025-02-01"]);
  });

  test.each([
    ["01/02/2025", ["2025-02-01", "2025-01-02", undefined]],
    ["1-2-2025", ["2025-02-01", "2025-01-02", undefined]],
    ["01.02.2025 00:00:00", ["2025-02-01", "2025-01-02", undefined]],
    ["13/02/2025", ["2025-02-13", undefined, undefined]],
    ["02/13/2025", [undefined, "2025-02-13", undefined]],
    ["01/02/25", ["2025-02-01", "2025-01-02", "2001-02-25"]],
    ["29/02/23", [undefined, undefined, "2029-02-23"]],
    ["01/02-2025", [undefined, undefined, undefined]],
    ["1/2/025", [undefined, undefined, undefined]],
    ["02/2025", [undefined, undefined, undefined]],
  ])("%s as a day is %j by day, by month and by year first", (text, days) => {
    expect(readings(text, "date")).toEqual(days);
  });

  test.each([
    ["2025-02", ["2025-02", "2025-02", "2025-02"]],
    ["202502", ["2025-02", "2025-02", "2025-02"]],
    ["2/2025", ["2025-02", "2025-02", "2025-02"]],
    ["02.2025", ["2025-02", "2025-02", "2025-02"]],
    ["13/2025", [undefined, undefined, undefined]],
    ["02/05", ["2005-02", "2005-02", "2002-05"]],
    ["02/25", ["2025-02", "2025-02", undefined]],
    ["01/02/2025", ["2025-02", "2025-01", undefined]],
    ["2025.10", ["2025-10", "2025-10", "2025-10"]],
    // As a decimal number it may be October.
    ["2025.1", [undefined, undefined, undefined]],
    ["2025-02-28", ["2025-02", "2025-02", "2025-02"]],
  ])("%s as a month is %j", (text, months) => {
    expect(readings(text, "yearmonth")).toEqual(months);
  });
});

test("fittingOrders(texts, { today }) drops an order in which a text is no day, or one that has not come", () => {
  const fitting = (texts: string[], today = "2026-12-01") => fittingOrders(texts, { type: "date", today });
  expect(fitting(["01/02/2025"])).toEqual(["dmy", "mdy"]);
  expect(fitting(["01/02/2025", "12/31/2024"])).toEqual(["mdy"]);
  expect(fitting(["13/02/2025", "02/13/2025"])).toEqual([]);
  expect(fitting(["31/12/24"])).toEqual(["dmy"]);
  expect(fitting(["25/12/24"])).toEqual(["dmy", "ymd"]);
  expect(fitting(["01/12/2026"], "2026-03-01")).toEqual(["mdy"]);
  expect(fitting(["2025-01-02"])).toEqual(["dmy", "mdy", "ymd"]);
});
