import type { DatedColumns } from "../../series/dated-columns.js";
import { type DatedSeries, requireDated } from "../../series/dated-series.js";
import { type OlsFit, type OlsOptions, ols } from "../regression/ols.js";

/** A regression of an asset's excess return on factors. */
export interface FactorExposures extends OlsFit {
  /** The days or months used, one an entry of `resid`. */
  readonly days: readonly string[];
}

/**
 * Fama and French's time-series regression: return of an asset over the bill rate on factor returns, joined by day or month. The intercept is
 * named `alpha`, a period.
 * @param asset simple returns as decimals with their days or months
 * @param data factor returns, and the bill rate, with their days or months
 * @param options.factors columns to regress on, in this order
 * @param options.riskFree column to subtract from the asset's return; null where it is an excess or zero-cost return already
 * @param options.missing default `drop`: a period with a missing value on either side is left out
 * @param options.covType and the further options of `ols`
 * @throws RangeError when the asset's days do not ascend, a column is not there, no day is common, or `ols` refuses the regression.
 * @example factorExposures({ days: ["2024-01", "2024-02", "2024-03"], values: [0.5, 1, 2.25] }, { days: ["2024-01", "2024-02", "2024-03"], columns: { mkt_rf: [0, 0.25, 0.5], rf: [0.25, 0.25, 0.25] } }, { factors: ["mkt_rf"], riskFree: "rf" }).names // => ["alpha", "mkt_rf"]
 */
export function factorExposures(
  asset: DatedSeries,
  data: DatedColumns,
  {
    factors,
    riskFree,
    missing = "drop",
    ...options
  }: {
    readonly factors: readonly string[];
    readonly riskFree: string | null;
  } & Omit<OlsOptions, "intercept">,
): FactorExposures {
  const column = (name: string) => {
    const values = data.columns[name];
    if (values !== undefined) return values;
    throw new RangeError(
      `factorExposures requires columns of the factors (got ${name}; there are ${Object.keys(data.columns).join(", ")})`,
    );
  };
  requireDated(asset, "factorExposures");
  const position = new Map(data.days.map((day, row) => [day, row]));
  const common = [...asset.days.keys()].filter((row) => position.has(asset.days[row] as string));
  if (common.length === 0) {
    throw new RangeError(
      `factorExposures requires common days or months (got an asset from ${asset.days[0]} to ${asset.days.at(-1)}, factors from ${data.days[0]} to ${data.days.at(-1)})`,
    );
  }
  const days = common.map((row) => asset.days[row] as string);
  const joined = (name: string) => {
    const values = column(name);
    return Float64Array.from(days, (day) => values[position.get(day) as number] as number);
  };
  const rate = riskFree === null ? new Float64Array(days.length) : joined(riskFree);
  const excess = Float64Array.from(common, (row, t) => (asset.values[row] as number) - (rate[t] as number));
  const regressors = Object.fromEntries(factors.map((name) => [name, joined(name)]));
  const fit = ols(excess, regressors, { ...options, missing });
  return {
    ...fit,
    names: ["alpha", ...fit.names.slice(1)],
    days: Array.from(fit.rows, (row) => days[row] as string),
  };
}
