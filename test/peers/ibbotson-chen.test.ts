// Ibbotson and Chen (2003), "Long-Run Stock Returns: Participating in the Real Economy": returns as the product of growth of earnings, change
// of the multiple, and income. Cases worked by hand.
import { expect, test } from "vitest";
import { additiveReturnDecomposition } from "../../lib/stats/valuation/additive-return-decomposition.js";
import { logReturnDecomposition } from "../../lib/stats/valuation/log-return-decomposition.js";

const YEAR = { price: [100, 110], earnings: [10, 11], dividends: [2] };

test("P 100 to 110, E 10 to 11, D 2: 0.09531 + 0 + 0.01802 = ln 1.12", () => {
  const { earnings, multiple, dividends, total } = logReturnDecomposition(YEAR);
  expect(earnings).toBeCloseTo(0.09531, 5);
  expect(multiple).toBe(0);
  expect(dividends).toBeCloseTo(0.01802, 5);
  expect(total).toBeCloseTo(Math.log(1.12), 15);
});

test("the additive form of the same year: 10% + 0 + 2% = 12%, with nothing left, since only one part moved", () => {
  const { total, residual } = additiveReturnDecomposition(YEAR);
  expect(total).toBeCloseTo(0.12, 12);
  expect(residual).toBeCloseTo(0, 12);
});

test("the additive form misses growth times change of the multiple", () => {
  // Earnings + 10%, multiple + 20%: the price gains 32%, the sum says 30%.
  const sources = { price: [100, 132], earnings: [10, 11], dividends: [0] };
  expect(additiveReturnDecomposition(sources).residual).toBeCloseTo(0.02, 12);
  const { earnings, multiple, total } = logReturnDecomposition(sources);
  expect(earnings + multiple).toBe(total);
  expect(total).toBeCloseTo(Math.log(1.32), 15);
});

test("the parts of a year add to those of the next, since logs add", () => {
  // A second year: the price falls back to 99, earnings grow to 12.1, 3 is paid out.
  const next = logReturnDecomposition({ price: [110, 99], earnings: [11, 12.1], dividends: [3] });
  const both = logReturnDecomposition({ price: [100, 110, 99], earnings: [10, 11, 12.1], dividends: [2, 3] });
  const first = logReturnDecomposition(YEAR);
  for (const part of ["earnings", "multiple", "dividends", "total"] as const) {
    expect(both[part]).toBeCloseTo(first[part] + next[part], 14);
  }
  expect(both.total).toBeCloseTo(Math.log(1.12 * (102 / 110)), 14);
});
