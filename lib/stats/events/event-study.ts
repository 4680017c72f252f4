import { twoSidedPValue } from "../distributions/two-sided-p-value.js";
import type { Regressors } from "../regression/complete-rows.js";
import { type OlsFit, ols } from "../regression/ols.js";
import {
  NUMBER_CHECKED_LATER,
  NUMBER_PAIR,
  OBJECT,
  type OptionRules,
  oneOf,
  required,
  requireOptions,
} from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";
import { ROUNDING } from "../series/tolerance.js";

/** How the normal return is estimated and where the event lies. */
export interface EventStudyOptions {
  /** Position of day zero. */
  readonly at: number;
  /** First and last day of the event window, in periods from day zero: [-1, 1] is three days. */
  readonly window: readonly [first: number, last: number];
  /** Periods in the estimation window. */
  readonly estimation: number;
  /** Periods left out before the event window, or before day zero where that comes first, so that early news does not enter; default 0. */
  readonly gap?: number;
  /**
   * What explains normal returns, one value a period: nothing (default) is the mean-adjusted model, a market the market model, factors a factor
   * model. Returns over the bill rate need factors over it.
   */
  readonly regressors?: Regressors;
  /** `prediction` (default) adds the error of the estimated model to that of the days; `simple` takes the days' alone. */
  readonly variance?: "prediction" | "simple";
}

const OPTIONS: OptionRules<EventStudyOptions> = {
  at: required(NUMBER_CHECKED_LATER),
  window: required(NUMBER_PAIR),
  estimation: required(NUMBER_CHECKED_LATER),
  gap: NUMBER_CHECKED_LATER,
  regressors: OBJECT,
  variance: oneOf("prediction", "simple"),
};

/** Abnormal returns around one event. Arrays run over the days of the event window. */
export interface EventStudy {
  /** Periods from day zero. */
  readonly offsets: Int32Array;
  /** Return less the model's; zero where that is no more than their rounding. */
  readonly abnormal: Float64Array;
  /** Standard error of each abnormal return; abnormal over it is Patell's (1976) standardised abnormal return. */
  readonly standardErrors: Float64Array;
  /** Running sum of abnormal returns. */
  readonly cumulative: Float64Array;
  /** Cumulative abnormal return over the window. */
  readonly car: number;
  readonly carStandardError: number;
  /** NaN where both the residuals and the CAR are no more than rounding. */
  readonly t: number;
  /** Two-sided, from Student's t with the degrees of freedom of the estimation. */
  readonly pvalue: number;
  /** The model, over the estimation window; `rows` count from its start. */
  readonly model: OlsFit;
  /** Positions of the estimation window's first and last period. */
  readonly estimationFirst: number;
  readonly estimationLast: number;
}

/**
 * An event study of one event (MacKinlay 1997): normal returns by least squares over an estimation window that ends before the event
 * window, abnormal returns AR = r - x b in the event window, and their sum CAR.
 * With variance `prediction`, Var(CAR) = s^2 (L + z'(X'X)^-1 z), z the sum of the window's x (MacKinlay's equation 8, summed; Patell 1976); with
 * `simple`, s^2 L, to which it tends as the estimation window grows. s^2 is the residuals' variance over n - k.
 * @param series returns as decimals, oldest first. Periods with NaN are left out of the estimation; NaN within the event window makes the CAR NaN
 * @param options see `EventStudyOptions`
 * @throws RangeError when a window is empty or reaches beyond the data, a regressor's length differs, an option is unknown, or `ols` refuses the
 *   estimation.
 * @example eventStudy([0.25, 0.75, 0.25, 0.75, 1], { at: 4, window: [0, 0], estimation: 4 }).car // => 0.5
 */
export function eventStudy(series: ArrayLike<number>, options: EventStudyOptions): EventStudy {
  const {
    at,
    window: [from, to],
    estimation,
    gap = 0,
    regressors = [],
    variance = "prediction",
  } = requireOptions(options, "eventStudy", OPTIONS);
  const returns = requireNumbers(series, "eventStudy");
  const [first, last] = [at + from, at + to];
  // A window after day zero must not leave day zero to the estimation.
  const estimationLast = Math.min(first, at) - gap - 1;
  const estimationFirst = estimationLast - estimation + 1;
  const whole = [at, from, to, estimation, gap].every(Number.isInteger);
  if (
    !(whole && from <= to && gap >= 0 && estimation >= 1 && estimationFirst >= 0 && last < returns.length)
  ) {
    throw new RangeError(
      `eventStudy requires an estimation and an event window inside the data (got ${estimationFirst} to ${estimationLast} and ${first} to ${last} of ${returns.length})`,
    );
  }
  const columns = Object.entries(regressors).map(
    ([name, column]: [string, ArrayLike<number>]) => [name, requireNumbers(column, "eventStudy")] as const,
  );
  for (const [name, column] of columns) {
    if (column.length === returns.length) continue;
    throw new RangeError(
      `eventStudy requires series of one length (got ${returns.length} and ${column.length} for ${name})`,
    );
  }
  const estimate = (column: Float64Array) => column.subarray(estimationFirst, estimationLast + 1);
  const named = Array.isArray(regressors)
    ? columns.map(([, column]) => estimate(column))
    : Object.fromEntries(columns.map(([name, column]) => [name, estimate(column)]));
  const model = ols(estimate(returns), named, { missing: "drop" });
  const offsets = Int32Array.from({ length: last - first + 1 }, (_, i) => from + i);
  const design = Array.from(offsets, (offset) => [
    1,
    ...columns.map(([, column]) => column[at + offset] as number),
  ]);
  const variances = (x: readonly number[], days: number) =>
    model.scale * (days + (variance === "prediction" ? quadraticForm(model.normalizedCovParams, x) : 0));
  const abnormal = Float64Array.from(design, (x, i) => {
    const actual = returns[first + i] as number;
    let [normal, size] = [0, Math.abs(actual)];
    for (let j = 0; j < x.length; j += 1) {
      const part = (x[j] as number) * (model.params[j] as number);
      normal += part;
      size += Math.abs(part);
    }
    const left = actual - normal;
    return Math.abs(left) <= ROUNDING * size ? 0 : left;
  });
  let sum = 0;
  const cumulative = abnormal.map((value) => {
    sum += value;
    return sum;
  });
  const total = design.reduce((sums, x) => sums.map((value, j) => value + (x[j] as number)));
  const carStandardError = Math.sqrt(variances(total, offsets.length));
  const t = sum / carStandardError;
  return {
    offsets,
    abnormal,
    standardErrors: Float64Array.from(design, (x) => Math.sqrt(variances(x, 1))),
    cumulative,
    car: sum,
    carStandardError,
    t,
    pvalue: twoSidedPValue(t, { df: model.dfResid }),
    model,
    estimationFirst,
    estimationLast,
  };
}

function quadraticForm(matrix: readonly Float64Array[], x: readonly number[]): number {
  return matrix.reduce(
    (sum, row, i) =>
      sum + (x[i] as number) * row.reduce((inner, value, j) => inner + value * (x[j] as number), 0),
    0,
  );
}
