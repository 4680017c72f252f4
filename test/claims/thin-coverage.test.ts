import { expect, test } from "vitest";
import { thinCoverage } from "../../claims/thin-coverage.js";
import { changedStore, setting } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";

testEveryAsOf(thinCoverage, ["supported", "supported", "pending", "supported", "supported", "pending"]);

test("ratings a stock in the United States decide; counts of the whole world do not", () => {
  const now = evaluated(thinCoverage);
  expect(reading(now, "ratings a stock, S&P SmallCap 600 over S&P 500")).toBeCloseTo(6.2 / 21.2, 12);
  expect(now.estimates.map(({ proxy }) => proxy)).toEqual([undefined, true, true]);
  expect(now.reason).toMatch(/^In about 2021 /);
});

test("more than half as many ratings contradict it; exactly half still supports it", () => {
  const having = (value: number) =>
    thinCoverage.evaluate(
      changedStore(NOTE, { "published-figures": setting("analysts-sp600", "value", value) }),
    ).verdict;
  expect(having(10.6)).toBe("supported");
  expect(having(10.7)).toBe("contradicted");
});

test("without a count of ratings it is untestable, whatever is known of the world", () => {
  const store = changedStore(NOTE, {
    "published-figures": (row) => (row.id === "analysts-sp500" ? { ...row, id: "another" } : row),
  });
  const { verdict, estimates } = thinCoverage.evaluate(store);
  expect([verdict, estimates.length]).toEqual(["untestable", 2]);
});
