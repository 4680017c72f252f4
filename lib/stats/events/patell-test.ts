import { type OptionRules, oneOf, requireOptions } from "../series/options.js";
import {
  type EventTest,
  type EventTestOptions,
  eventTest,
  requireEventSample,
  residualCorrelation,
  windowStatistic,
} from "./event-sample.js";
import type { EventStudy } from "./event-study.js";

const OPTIONS: OptionRules<EventTestOptions> = { correction: oneOf("none", "kolari-pynnonen") };

/**
 * Patell's (1976) test that a sample of events has no abnormal return: standardised abnormal returns, each with the variance of a Student t.
 * A day's statistic is the sum over events of AR / s over the root of the sum of d / (d - 2), d the degrees of freedom of an event's estimation; the
 * window's is the same of sums over its L days, with L d / (d - 2). Normal under the null for events that are independent and change no variance.
 * With `kolari-pynnonen` over the root of 1 + (N - 1) r, r the mean correlation of residuals (Kolari and Pynnonen 2010).
 * @param studies results of `eventStudy` with variance `prediction`, one an event, all with the same event window
 * @param options.correction default `none`; `kolari-pynnonen` needs one estimation window for all and two events or more
 * @throws RangeError when there is no study, windows differ, an abnormal return is missing or without error, an estimation has two degrees of freedom or
 *   fewer, or an option is unknown.
 * @example patellTest([eventStudy([0, 0.02, 0, 0.02, 0.03, 0.01], { at: 5, window: [0, 0], estimation: 5 })]).events // => 1
 */
export function patellTest(studies: readonly EventStudy[], options: EventTestOptions = {}): EventTest {
  const { correction = "none" } = requireOptions(options, "patellTest", OPTIONS);
  const corrected = correction === "kolari-pynnonen";
  const known = requireEventSample(studies, { name: "patellTest", least: corrected ? 2 : 1 });
  let variance = 0;
  for (const [i, { model }] of known.entries()) {
    const { dfResid } = model;
    if (!(dfResid > 2)) {
      throw new RangeError(
        `patellTest requires more than two degrees of freedom in each estimation (got ${dfResid} in study ${i})`,
      );
    }
    variance += dfResid / (dfResid - 2);
  }
  const { offsets } = known[0] as EventStudy;
  const meanCorrelation = corrected ? residualCorrelation(known, { name: "patellTest" }) : null;
  const error = Math.sqrt(variance * (1 + (known.length - 1) * (meanCorrelation ?? 0)));
  const dailyStatistics = Float64Array.from(offsets, (_, t) =>
    known.reduce(
      (sum, { abnormal, standardErrors }) =>
        sum + (abnormal[t] as number) / (standardErrors[t] as number) / error,
      0,
    ),
  );
  return eventTest(known, {
    statistic: windowStatistic(dailyStatistics),
    dailyStatistics,
    meanCorrelation,
  });
}
