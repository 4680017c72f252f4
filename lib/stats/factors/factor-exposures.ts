import { OLS_OPTIONS, type OlsFit, type OlsOptions, ols } from "../regression/ols.js";
import { type DatedColumns, requireColumns } from "../series/dated-columns.js";
import { type DatedSeries, requireDated } from "../series/dated-series.js";
import { type OptionRules, required, requireOptions, SERIES } from "../series/options.js";
import { nameHint } from "../text/near-name.js";

/** A regression of an asset's excess return on factors. */
export interface FactorExposures extends OlsFit {
  /** The days or months used, one an entry of `resid`. */
  readonly days: readonly string[];
}

/** Which columns to regress on, and the options of the regression. */
type ExposureOptions = {
  readonly factors: readonly string[];
  readonly riskFree: string | null;
} & Omit<OlsOptions, "intercept">;

const { intercept: _, ...WITHOUT_INTERCEPT } = OLS_OPTIONS;
const OPTIONS: OptionRules<ExposureOptions> = {
  ...WITHOUT_INTERCEPT,
  factors: required(SERIES),
  riskFree: required({
    allows: (value) => value === null || typeof value === "string",
    wanted: "as the name of a column, or null for returns that are excess returns already",
  }),
};

/**
 * Fama and French's time-series regression: return of an asset over the bill rate on factor returns, joined by day or month. The intercept is
 * named `alpha`, a period.
 * @param asset simple returns as decimals with their days or months
 * @param data factor returns, and the bill rate, with their days or months
 * @param options.factors columns to regress on, in this order
 * @param options.riskFree column to subtract from the asset's return; null where it is an excess or zero-cost return already
 * @param options.missing default `drop`: a period with a missing value on either side is left out
 * @param options.covType and the further options of `ols`
 * @throws RangeError when days do not ascend, a column is not there, no day is common, or `ols` refuses the regression.
 * @example factorExposures({ days: ["2024-01", "2024-02", "2024-03"], values: [0.5, 1, 2.25] }, { days: ["2024-01", "2024-02", "2024-03"], columns: { mkt_rf: [0, 0.25, 0.5], rf: [0.25, 0.25, 0.25] } }, { factors: ["mkt_rf"], riskFree: "rf" }).names // => ["alpha", "mkt_rf"]
 */
export function factorExposures(
  asset: DatedSeries,
  data: DatedColumns,
  options: ExposureOptions,
): FactorExposures {
  const {
    factors,
    riskFree,
    missing = "drop",
    ...regression
  } = requireOptions(options, "factorExposures", OPTIONS);
  const own = requireDated(asset, "factorExposures");
  const { days: dates, columns } = requireColumns(data, "factorExposures");
  const column = (name: string) => {
    const values = columns[name];
    if (values !== undefined) return values;
    const hint = nameHint(String(name), Object.keys(columns), { plural: "columns" });
    throw new RangeError(`factorExposures requires columns of the factors (got ${name}; ${hint})`);
  };
  const position = new Map(dates.map((day, row) => [day, row]));
  const common = [...own.days.keys()].filter((row) => position.has(own.days[row] as string));
  if (common.length === 0) {
    throw new RangeError(
      `factorExposures requires common days or months (got an asset from ${own.days[0]} to ${own.days.at(-1)}, factors from ${dates[0]} to ${dates.at(-1)})`,
    );
  }
  const days = common.map((row) => own.days[row] as string);
  const joined = (name: string) => {
    const values = column(name);
    return Float64Array.from(days, (day) => values[position.get(day) as number] as number);
  };
  const rate = riskFree === null ? new Float64Array(days.length) : joined(riskFree);
  const excess = Float64Array.from(common, (row, t) => (own.values[row] as number) - (rate[t] as number));
  const regressors = Object.fromEntries(factors.map((name) => [name, joined(name)]));
  const fit = ols(excess, regressors, { ...regression, missing });
  return {
    ...fit,
    names: ["alpha", ...fit.names.slice(1)],
    days: Array.from(fit.rows, (row) => days[row] as string),
  };
}
