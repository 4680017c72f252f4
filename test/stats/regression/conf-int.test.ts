import { expect, test } from "vitest";
import { coefficientTable } from "../../../lib/stats/regression/coefficient-table.js";
import { confInt } from "../../../lib/stats/regression/conf-int.js";
import { ols } from "../../../lib/stats/regression/ols.js";

const fit = ols([2, 4, 5, 9], { x: [0, 1, 2, 3] });

test("confInt(fit) is the estimate -+ Student's quantile times the error", () => {
  // 97.5% quantile of t with two degrees of freedom: 4.302653 (tables); the slope is 2.2 with an error of sqrt(0.18).
  const [low, high] = confInt(fit)[1] as [number, number];
  expect(low).toBeCloseTo(2.2 - 4.302653 * Math.sqrt(0.18), 5);
  expect(high).toBeCloseTo(2.2 + 4.302653 * Math.sqrt(0.18), 5);
});

test("confInt(fit, { alpha }) takes the normal quantile where the fit does", () => {
  const normal = ols([2, 4, 5, 9], { x: [0, 1, 2, 3] }, { useT: false });
  expect(confInt(normal, { alpha: 0.1 })[1]?.[1]).toBeCloseTo(2.2 + 1.644854 * Math.sqrt(0.18), 5);
});

test("confInt(fit, { alpha }) at the coefficient's own p-value has zero as a bound", () => {
  expect(confInt(fit, { alpha: fit.pvalues[1] as number })[1]?.[0]).toBeCloseTo(0, 10);
});

test.each([0, 1, -0.05, Number.NaN])("confInt(fit, { alpha: %d }) is refused", (alpha) => {
  expect(() => confInt(fit, { alpha })).toThrow(`confInt requires an alpha between 0 and 1 (got ${alpha})`);
});

test("coefficientTable(fit) is one row a coefficient with the fit's own numbers", () => {
  const rows = coefficientTable(fit, { alpha: 0.1 });
  expect(rows.map(({ name }) => name)).toEqual(["const", "x"]);
  const [low, high] = confInt(fit, { alpha: 0.1 })[1] as [number, number];
  expect(rows[1]).toEqual({
    name: "x",
    coef: fit.params[1],
    stdErr: fit.bse[1],
    t: fit.tvalues[1],
    p: fit.pvalues[1],
    low,
    high,
  });
});
