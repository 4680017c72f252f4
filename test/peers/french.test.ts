import { expect, test } from "vitest";
import { numbers, periods } from "../../lib/stats/series/column.js";
import { openStore } from "../../lib/store/open-store.js";

/** Mkt-RF of 2010 in percent, as pandas-datareader's documentation of the Fama-French reader has it. */
const MKT_RF_2010_FROM_PANDAS_DATAREADER = [
  -3.35, 3.39, 6.3, 1.99, -7.9, -5.56, 6.92, -4.78, 9.55, 3.87, 0.59, 6.82,
];

test("the market's excess returns of 2010 are Kenneth French's, within what later vintages revise (0.2 points)", () => {
  const table = openStore({ dir: "data" }).read("factors-monthly");
  const months = periods(table, "month");
  const market = numbers(table, "mkt_rf");
  const own = MKT_RF_2010_FROM_PANDAS_DATAREADER.map(
    (_, index) => 100 * (market[months.indexOf(`2010-${String(index + 1).padStart(2, "0")}`)] as number),
  );
  for (const [index, published] of MKT_RF_2010_FROM_PANDAS_DATAREADER.entries()) {
    expect(Math.abs((own[index] as number) - published), `month ${index + 1}`).toBeLessThanOrEqual(0.2);
  }
});
