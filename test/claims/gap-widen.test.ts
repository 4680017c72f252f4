import { expect, test } from "vitest";
import { gapWiden } from "../../claims/gap-widen.js";
import { changedStore, setting } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { raw, rawReturn, rawRows } from "./raw.js";

testEveryAsOf(gapWiden, ["pending", "supported", "pending", "supported", "supported", "pending"]);

const END = "2024-07-31";
const PRICE = "price returns, S&P 500";
const leadTo = (day: string) =>
  rawReturn("russell2000_price", "2024-06-28", day) - rawReturn("sp500_price", "2024-06-28", day);

test("on the note's day it is pending: the reason gives the lead and says which close it waits for", () => {
  const { verdict, reason, detail, estimates } = evaluated(gapWiden);
  expect(verdict).toBe("pending");
  expect(estimates.every(({ comparison }) => comparison)).toBe(true);
  // 7.823, 7.918 and 7.716 points by pandas.
  expect(detail).toContain(
    "led by 7.8 points (price returns, S&P 500), 7.9 points (total returns, S&P 500) and 7.7 points (total returns, Russell 1000)",
  );
  expect(reason).toBe(
    "The close of 31 July 2024 was still to come on 24 July 2024; small caps' lead in July so far was 7.8 points.",
  );
});

test("within the last week it is still pending, with the lead to date", () => {
  const { verdict, detail } = evaluated(gapWiden, "2024-07-30");
  expect(verdict).toBe("pending");
  expect(detail).toContain(
    `By the close of 30 July 2024 small caps led by ${(100 * leadTo("2024-07-30")).toFixed(1)}`,
  );
});

test("before July it knows how often such leads widened, and before any had, nothing", () => {
  expect(evaluated(gapWiden, "2024-06-15").detail).toMatch(
    /^With 5 sessions to go, a lead of 3\.0 points or more widened in \d+ of \d+ earlier months\.$/,
  );
  expect(evaluated(gapWiden, "1990-01-31")).toMatchObject({
    reason: 'The close of 31 July 2024 was still to come on 31 January 1990; "may" states no odds.',
    estimates: [],
  });
});

test("from 31 July on the lead is wider under every reading", () => {
  for (const day of [END, "2024-08-01", null]) {
    const now = evaluated(gapWiden, day);
    expect(now.verdict).toBe("supported");
    expect(reading(now, `change of July's lead (${PRICE})`)).toBeCloseTo(leadTo(END) - leadTo(NOTE), 12);
    expect(reading(now, `small minus large caps over the week (${PRICE})`)).toBeCloseTo(
      rawReturn("russell2000_price", NOTE, END) - rawReturn("sp500_price", NOTE, END),
      12,
    );
    expect(now.estimates.filter(({ comparison }) => !comparison)).toHaveLength(6);
    expect(now.detail).toContain('"May" is a weak word');
  }
});

test("the month's rank since 1987 counts the months before it", () => {
  const closes = rawRows("index-monthly").filter(
    ({ month = "" }) => month >= "1986-12" && month <= "2024-07",
  );
  const leads = closes.slice(1).map((row, at) => {
    const change = (column: string) => Number(row[column]) / Number(closes[at]?.[column]) - 1;
    return change("russell2000_price") - change("sp500_price");
  });
  const rankOf = (lead: number) => 1 + leads.slice(0, -1).filter((other) => other > lead).length;
  const now = evaluated(gapWiden, null);
  const name = (day: string) => `rank of the month's lead to ${day} among months (${PRICE})`;
  expect(reading(now, name("24 July"))).toBe(rankOf(leadTo(NOTE)));
  expect(reading(now, name("31 July"))).toBe(rankOf(leadTo(END)));
  // 37 years and seven months.
  expect(now.detail).toContain("from the 6th-largest to the 3rd-largest of 451 months since 1987");
});

test("another manager's nine points come in once the month is over", () => {
  const published = (asOf: string | null) =>
    evaluated(gapWiden, asOf).estimates.find(({ definition }) => definition.includes("RMB"));
  expect(published(NOTE)).toBeUndefined();
  expect(published(END)).toMatchObject({ value: 0.09, fits: true, comparison: true });
});

test("half of the earlier months with such a lead widened it in their last five sessions", () => {
  // pandas, groupby month of size-gap-daily: 31 months of 305, of which 16.
  const usual = evaluated(gapWiden).estimates.find(({ definition }) =>
    definition.startsWith("share of months"),
  );
  expect(usual).toMatchObject({ value: 16 / 31, n: 31, from: "1999-02", to: "2024-06" });
});

test("small caps that end July where large caps do would have made it wrong", () => {
  const flat = (column: string) => setting(END, column, raw("index-daily", "2024-06-28", column));
  const columns = ["russell2000_price", "russell2000_total_return"];
  const changed = changedStore(null, {
    "index-daily": (row) => columns.reduce((now, column) => flat(column)(now), row),
  });
  expect(gapWiden.evaluate(changed)).toMatchObject({ verdict: "contradicted" });
  expect(gapWiden.evaluate(changed).reason).toContain("it widened in none of 6 readings");
});
