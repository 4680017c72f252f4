import { expect, test } from "vitest";
import { compositeEarnings } from "../../../claims/evidence/composite-earnings.js";
import { earningsOdds } from "../../../claims/evidence/earnings-odds.js";
import { type RallyWindow, smallCapRally } from "../../../claims/evidence/small-cap-rally.js";
import { openStore } from "../../../lib/store/open-store.js";

// pandas 1.5.3 on the data known on 24 July 2024: shares of log changes of earnings of at least half, and all, of the rally's log change.
test.each([
  ["10 sessions, random walk", 612, 0.07516339869281045, 0.016339869281045753],
  ["one month", 1838, 0.06311207834602829, 0.012513601741022852],
  ["three months", 1836, 0.3311546840958606, 0.14106753812636166],
  ["one year", 1827, 0.5495347564313081, 0.47181171319102355],
  ["five years", 1779, 0.7003934794828556, 0.6582349634626194],
])(
  "within %s earnings made half or all of the rally as often as pandas counts",
  (span, changes, half, all) => {
    const store = openStore({ asOf: "2024-07-24" });
    const rows = earningsOdds(compositeEarnings(store), smallCapRally(store)[0] as RallyWindow);
    expect(rows.find((row) => row.span === span)).toEqual({
      span,
      changes,
      half: expect.closeTo(half, 12),
      all: expect.closeTo(all, 12),
    });
  },
);

test("for a fall of the price, falls of earnings count", () => {
  const earnings = Float64Array.of(4, 2, 1);
  const months = ["2024-01", "2024-02", "2024-03"];
  const fall = { name: "a fall", from: "", to: "", sessions: 10, priceReturn: -0.5 };
  const rows = earningsOdds({ months, price: earnings, earnings, dividends: earnings }, fall);
  expect(rows.find(({ span }) => span === "one month")).toMatchObject({ changes: 2, half: 1, all: 1 });
});
