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

// Their decomposition of 1926-2000 in Table 1 compounds yearly rates: inflation 3.08, real earnings growth 1.75, multiple 1.25 (percent) to a
// capital gain of 6.19, and 4.28 of income with 0.20 of reinvestment to 10.70. Rounded to two decimals, so the products hold to about 0.02.
test("a capital gain is the product of inflation, real earnings growth and change of the multiple", () => {
  const earned = 1.0308 * 1.0175;
  const price = earned * 1.0125;
  const { earnings, multiple, total } = logReturnDecomposition({ price: [1, price], earnings: [1, earned] });
  expect(Math.exp(earnings + multiple) - 1).toBeCloseTo(0.0619, 3);
  expect(Math.exp(multiple) - 1).toBeCloseTo(0.0125, 12);
  expect(total).toBeCloseTo(Math.log(price), 14);
});
