import { describe, expect, test } from "vitest";
import {
  aggregateReturns,
  eventWindow,
  lastAtOrBefore,
  since,
  stepTradingDays,
  toDate,
  trailing,
} from "../../../lib/index.js";

const DAYS = ["2024-01-31", "2024-02-29", "2024-03-28"];
const MONTHS = ["2024-01", "2024-02", "2024-03"];

const CALLS: Record<string, (periods: readonly string[], period: string) => unknown> = {
  eventWindow: (periods, period) => eventWindow(periods, period, { before: 0, after: 0 }),
  lastAtOrBefore,
  since: (periods, period) => since(periods, period, { base: "close-before" }),
  stepTradingDays: (periods, period) => stepTradingDays(periods, period, { by: 1 }),
  toDate: (periods, period) => toDate(periods, period, { unit: "year" }),
  trailing: (periods, period) => trailing(periods, period, { months: 1 }),
};

describe.each(Object.entries(CALLS))("%s", (name, call) => {
  test("refuses a month among days, and a day among months, in its own name", () => {
    expect(() => call(DAYS, "2024-02")).toThrow(new RegExp(`^${name} requires`));
    expect(() => call(MONTHS, "2024-02-15")).toThrow(new RegExp(`^${name} requires`));
  });
});

test("aggregateReturns refuses months, and trailing a part of a month, in their own names", () => {
  expect(() => aggregateReturns({ days: MONTHS, values: [1, 2, 3] }, { unit: "year" })).toThrow(
    "aggregateReturns requires a calendar day",
  );
  expect(() => trailing(DAYS, "2024-03-28", { months: 1.5 })).toThrow(
    "trailing requires whole months (got 1.5)",
  );
});
