import { meanPairwiseCorrelation } from "../cross-section/mean-pairwise-correlation.js";
import { twoSidedPValue } from "../distributions/two-sided-p-value.js";
import { OBJECT, requireOption } from "../series/options.js";
import { shownValue } from "../text/shown-value.js";
import type { EventStudy } from "./event-study.js";

/** A test that a sample of events has no abnormal return. Arrays run over the days of the event window. */
export interface EventTest {
  /** Of the whole event window. */
  readonly statistic: number;
  /** Two-sided. */
  readonly pValue: number;
  /** Periods from day zero. */
  readonly offsets: Int32Array;
  readonly dailyStatistics: Float64Array;
  readonly dailyPValues: Float64Array;
  /** Number of events. */
  readonly events: number;
  /** Mean correlation of the residuals over all pairs of events, where the test is corrected for it; else null. */
  readonly meanCorrelation: number | null;
}

/** Whether events that share days are allowed for. */
export interface EventTestOptions {
  /** `kolari-pynnonen` divides by what a common correlation adds to the variance of a mean (2010); default `none`, for events on days of their own. */
  readonly correction?: "none" | "kolari-pynnonen";
}

/** What a test of a sample of events has found. */
interface EventStatistics extends Pick<EventTest, "statistic" | "dailyStatistics" | "meanCorrelation"> {
  /** Degrees of freedom of Student's t; the normal distribution without them. */
  readonly df?: number;
}

/** A test's result, with p values from the normal distribution or from Student's t. */
export function eventTest(studies: readonly EventStudy[], { df, ...found }: EventStatistics): EventTest {
  const pValue = (statistic: number) => twoSidedPValue(statistic, df === undefined ? {} : { df });
  return {
    ...found,
    pValue: pValue(found.statistic),
    offsets: (studies[0] as EventStudy).offsets,
    dailyPValues: found.dailyStatistics.map(pValue),
    events: studies.length,
  };
}

/**
 * Statistic of a whole event window where those of its days are independent: their sum over the root of their number.
 * @example windowStatistic(Float64Array.of(1, 1, 1, 1)) // => 2
 */
export function windowStatistic(dailyStatistics: Float64Array): number {
  return dailyStatistics.reduce((sum, value) => sum + value, 0) / Math.sqrt(dailyStatistics.length);
}

/**
 * Checks the event studies of a sample, in the name of the test that asks.
 * @throws RangeError when there are fewer studies than `least`, their event windows differ, or an abnormal return is missing or has no error.
 * @example requireEventSample([], { name: "f", least: 0 }) // => []
 */
export function requireEventSample(
  studies: readonly EventStudy[],
  { name, least }: { readonly name: string; readonly least: number },
): readonly EventStudy[] {
  if (!Array.isArray(studies)) {
    throw new TypeError(`${name} requires a list of event studies (got ${shownValue(studies)})`);
  }
  if (studies.length < least) {
    throw new RangeError(`${name} requires ${least} event studies or more (got ${studies.length})`);
  }
  const [first] = studies as readonly EventStudy[];
  for (const [i, study] of (studies as readonly EventStudy[]).entries()) {
    requireOption(study, `study ${i}`, name, OBJECT);
    if (String(study.offsets) !== String((first as EventStudy).offsets)) {
      throw new RangeError(
        `${name} requires one event window (got ${(first as EventStudy).offsets} and ${study.offsets} in study ${i})`,
      );
    }
    const missing = study.abnormal.findIndex(Number.isNaN);
    if (missing >= 0) {
      throw new RangeError(
        `${name} requires abnormal returns without NaN (got one on day ${study.offsets[missing]} of study ${i})`,
      );
    }
    if (!study.standardErrors.every((error) => error > 0)) {
      throw new RangeError(`${name} requires residuals that vary (got none in study ${i})`);
    }
  }
  return studies;
}

/**
 * Mean correlation of the studies' residuals over all pairs.
 * @throws RangeError when the estimation windows are not the same periods, so that residuals cannot be paired.
 * @example residualCorrelation([], { name: "f" }) // => NaN
 */
export function residualCorrelation(
  studies: readonly EventStudy[],
  { name }: { readonly name: string },
): number {
  const [first] = studies;
  for (const [i, { estimationFirst, estimationLast }] of studies.entries()) {
    if (estimationFirst === first?.estimationFirst && estimationLast === first.estimationLast) continue;
    throw new RangeError(
      `${name} requires one estimation window to correct for correlation (got ${first?.estimationFirst} to ${first?.estimationLast}, and ${estimationFirst} to ${estimationLast} in study ${i})`,
    );
  }
  return meanPairwiseCorrelation(studies.map(residuals));
}

/**
 * A study's residuals by period of its estimation window; NaN where the period was left out.
 * @example residuals({ estimationFirst: 2, estimationLast: 4, model: { rows: [0, 2], resid: [1, -1] } }) // => Float64Array [1, NaN, -1]
 */
export function residuals({
  model,
  estimationFirst,
  estimationLast,
}: Pick<EventStudy, "model" | "estimationFirst" | "estimationLast">): Float64Array {
  const values = new Float64Array(estimationLast - estimationFirst + 1).fill(Number.NaN);
  for (const [i, row] of model.rows.entries()) values[row] = model.resid[i] as number;
  return values;
}
