import { expect, test } from "vitest";
import { factorExposures } from "../../../lib/stats/factors/factor-exposures.js";
import { ols } from "../../../lib/stats/regression/ols.js";
import { normals } from "../noise.js";

const months = Array.from({ length: 12 }, (_, i) => `2024-${String(i + 1).padStart(2, "0")}`);
const data = Object.freeze({
  days: months,
  columns: { mkt_rf: normals(12, 1), smb: normals(12, 2), rf: new Float64Array(12).fill(0.004) },
});
const at = (name: "mkt_rf" | "smb", t: number) => data.columns[name][t] as number;
const truth = months.map((_, t) => 0.01 + 1.1 * at("mkt_rf", t) + 0.8 * at("smb", t));

test("factorExposures(asset, data) subtracts the bill rate and finds the loadings that made the returns", () => {
  const values = truth.map((value) => value + 0.004);
  const fit = factorExposures({ days: months, values }, data, { factors: ["mkt_rf", "smb"], riskFree: "rf" });
  expect(fit.names).toEqual(["alpha", "mkt_rf", "smb"]);
  for (const [i, value] of [0.01, 1.1, 0.8].entries()) expect(fit.params[i]).toBeCloseTo(value, 12);
  expect(fit.days).toEqual(months);
});

test("factorExposures(asset, data, { riskFree: null }) takes the return as it is", () => {
  const fit = factorExposures({ days: months, values: truth }, data, {
    factors: ["mkt_rf", "smb"],
    riskFree: null,
  });
  expect(fit.params[0]).toBeCloseTo(0.01, 12);
});

test("factorExposures(asset, data) joins by month, not by row, and leaves out what is missing on either side", () => {
  const holes = {
    ...data,
    columns: { ...data.columns, smb: data.columns.smb.map((v, t) => (t === 4 ? Number.NaN : v)) },
  };
  const asset = {
    days: ["2023-12", ...months.slice(2), "2025-01"],
    values: [9, ...truth.slice(2).map((value, i) => (i === 0 ? Number.NaN : value)), 9],
  };
  const fit = factorExposures(asset, holes, { factors: ["smb", "mkt_rf"], riskFree: null });
  expect(fit.days).toEqual(["2024-04", ...months.slice(5)]);
  expect(fit.names).toEqual(["alpha", "smb", "mkt_rf"]);
  expect(fit.params[1]).toBeCloseTo(0.8, 12);
});

test("factorExposures(asset, data, options) passes the errors asked for to ols", () => {
  const noisy = truth.map((value, t) => value + (normals(12, 3)[t] as number));
  const options = { covType: "HAC", maxlags: 2, useCorrection: true, useT: false } as const;
  const fit = factorExposures({ days: months, values: noisy }, data, {
    factors: ["mkt_rf"],
    riskFree: null,
    ...options,
  });
  expect(fit.bse).toEqual(ols(noisy, [data.columns.mkt_rf], options).bse);
  expect(fit.useT).toBe(false);
});

test("factorExposures(asset, data) refuses unknown factors, no common month and, when asked, missing values", () => {
  const asset = { days: months, values: truth };
  expect(() =>
    factorExposures({ days: [...months].reverse(), values: truth }, data, {
      factors: ["smb"],
      riskFree: null,
    }),
  ).toThrow("factorExposures requires ascending days (got 2024-11 after 2024-12)");
  expect(() => factorExposures(asset, data, { factors: ["hml"], riskFree: "rf" })).toThrow(
    "factorExposures requires columns of the factors (got hml; the columns are mkt_rf, smb, rf)",
  );
  expect(() =>
    factorExposures({ days: ["2024-01-31"], values: [0.1] }, data, { factors: ["smb"], riskFree: null }),
  ).toThrow(
    /common days or months \(got an asset from 2024-01-31 to 2024-01-31, factors from 2024-01 to 2024-12\)/,
  );
  expect(() =>
    factorExposures({ days: months, values: truth.with(3, Number.NaN) }, data, {
      factors: ["smb"],
      riskFree: null,
      missing: "raise",
    }),
  ).toThrow(/finite values/);
});
