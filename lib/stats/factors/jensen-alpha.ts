import { ANNUAL_OPTIONS, type AnnualOptions } from "../performance/annual-return.js";
import { type ReturnLegs, requireLegs } from "../relative/legs.js";
import { sampleMoments } from "../sample-moments.js";
import { returnsOver } from "../series/excess-returns.js";
import { NUMBER_OR_SERIES, type OptionRules, requireOptions } from "../series/options.js";
import { TRADING_DAYS_PER_YEAR } from "../series/periods-per-year.js";
import { beta } from "./beta.js";

/** The yearly scale, and the rate that returns are over. */
type AlphaOptions = AnnualOptions & { readonly riskFree?: number | ArrayLike<number> };

const OPTIONS: OptionRules<AlphaOptions> = { ...ANNUAL_OPTIONS, riskFree: NUMBER_OR_SERIES };

/**
 * Jensen's alpha (1968) a year: the mean of r - f - beta (m - f), with beta that of the excess returns, compounded over a year. As `alpha` of
 * empyrical, but NaN under one year unless asked for. `periodsPerYear: 1` leaves it a period.
 * @param legs simple returns as decimals, of the asset and of the benchmark, two series of one length
 * @param options.riskFree rate for each period (not annual), one for all or one a period; default 0
 * @param options.periodsPerYear periods a year; default 252
 * @param options.years length of the span, which decides whether it is a year; default n over the periods a year
 * @param options.underOneYear "missing" (default) or "annualise"
 * @returns over the periods in which both are there; NaN where beta is
 * @throws RangeError when the legs differ in length, or an option is out of range or unknown.
 * @example jensenAlpha([[0.5, 0.75, 1], [0, 0.25, 0.5]], { periodsPerYear: 1 }) // => 0.5
 */
export function jensenAlpha(legs: ReturnLegs, options: AlphaOptions = {}): number {
  const known = requireLegs(legs, "jensenAlpha");
  const {
    riskFree = 0,
    periodsPerYear = TRADING_DAYS_PER_YEAR,
    years = known[0].length / periodsPerYear,
    underOneYear = "missing",
  } = requireOptions(options, "jensenAlpha", OPTIONS);
  const [asset, benchmark] = known.map((leg) => returnsOver(leg, riskFree, "jensenAlpha")) as [
    Float64Array,
    Float64Array,
  ];
  if (years < 1 && underOneYear === "missing") return Number.NaN;
  const slope = beta([asset, benchmark]);
  const own = asset.map((value, t) => value - slope * (benchmark[t] as number));
  const { mean } = sampleMoments(own, { unit: 1 });
  return Math.expm1(Math.log1p(mean) * periodsPerYear);
}
