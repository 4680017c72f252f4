import { defineTable, frenchSeries, frenchTable, replaceRows, round } from "claimbook/book";
import { frenchEarningsYield } from "./french-files.js";
import { crsp, EQUAL_WEIGHTED, returns, VALUE_WEIGHTED } from "./french-returns.js";

/** The classes that hold every firm once: losses, and three of the positive earnings yields. */
const CLASSES = ["<= 0", "Lo 30", "Med 40", "Hi 30"] as const;
const LEGS = { negative: "<= 0", low_30: "Lo 30", high_30: "Hi 30" } as const;

/** Portfolios on earnings yield, with the share of loss-makers by number and by number times average size. */
export const earningsYield = defineTable({
  table: "earnings-yield-monthly",
  inputs: { frenchEarningsYield },
  maxGapDays: 31,
  staleAfterDays: 120,
  build(current, { frenchEarningsYield: file }, { anchor, since }) {
    const table = (title: RegExp) => frenchTable(file, { title, frequency: "monthly" });
    const legs = ([suffix, title]: readonly [string, RegExp]) =>
      Object.entries(LEGS).map(([name, column]) => [`${name}_${suffix}`, returns(table(title), column)]);
    const firms = CLASSES.map((name) => frenchSeries(table(/number of firms/i), name));
    const sizes = CLASSES.map((name) => frenchSeries(table(/average firm size/i), name));
    const months = [...(firms[0] as ReadonlyMap<string, number>).keys()];
    const byMonth = (value: (month: string) => number) =>
      new Map(months.map((month) => [month, value(month)]));
    const count = (month: string, at: number) => firms[at]?.get(month) ?? 0;
    const cap = (month: string, at: number) => count(month, at) * (sizes[at]?.get(month) ?? 0);
    const total = (of: (month: string, at: number) => number, month: string) =>
      CLASSES.reduce((sum, _, at) => sum + of(month, at), 0);
    const fresh = {
      ...Object.fromEntries([...legs(["vw", VALUE_WEIGHTED]), ...legs(["ew", EQUAL_WEIGHTED])]),
      negative_firms: byMonth((month) => count(month, 0)),
      all_firms: byMonth((month) => total(count, month)),
      negative_share_of_firms: byMonth((month) => round(count(month, 0) / total(count, month), 4)),
      negative_share_of_cap: byMonth((month) => round(cap(month, 0) / total(cap, month), 4)),
    };
    return { ...replaceRows(current, fresh, { key: "month", anchor, since }), vintage: `${crsp(file)}.` };
  },
});
