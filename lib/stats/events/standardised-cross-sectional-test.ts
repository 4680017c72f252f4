import { deviation, sampleMoments } from "../sample-moments.js";
import { type OptionRules, oneOf, requireOptions } from "../series/options.js";
import {
  type EventTest,
  type EventTestOptions,
  eventTest,
  requireEventSample,
  residualCorrelation,
} from "./event-sample.js";
import type { EventStudy } from "./event-study.js";

const OPTIONS: OptionRules<EventTestOptions> = { correction: oneOf("none", "kolari-pynnonen") };

/**
 * The standardised cross-sectional test of Boehmer, Musumeci and Poulsen (1991) that a sample of events has no abnormal return.
 * The mean of the events' standardised abnormal returns over its own standard error, so that a variance that rises with the event does no harm; the
 * window's takes each CAR over its standard error, with the error of prediction (Mikkelson and Partch 1988). P values from Student's t with N - 1 degrees
 * of freedom. With `kolari-pynnonen` times the root of (1 - r) / (1 + (N - 1) r), r the mean correlation of residuals (Kolari and Pynnonen 2010).
 * @param studies results of `eventStudy` with variance `prediction`, one an event, all with the same event window
 * @param options.correction default `none`; `kolari-pynnonen` needs one estimation window for all
 * @returns NaN statistics where the standardised returns of all events are alike
 * @throws RangeError when there are fewer than two studies, windows differ, an abnormal return is missing or without error, or an option is unknown.
 * @example standardisedCrossSectionalTest([[0.03, 0.01], [0.01, 0.03]].map((last) => eventStudy([0, 0.02, 0, 0.02, ...last], { at: 4, window: [0, 1], estimation: 4 }))).dailyStatistics // => Float64Array [1, 1]
 */
export function standardisedCrossSectionalTest(
  studies: readonly EventStudy[],
  options: EventTestOptions = {},
): EventTest {
  const name = "standardisedCrossSectionalTest";
  const { correction = "none" } = requireOptions(options, name, OPTIONS);
  const known = requireEventSample(studies, { name, least: 2 });
  const n = known.length;
  const { offsets } = known[0] as EventStudy;
  const meanCorrelation = correction === "none" ? null : residualCorrelation(known, { name });
  const r = meanCorrelation ?? 0;
  const factor = Math.sqrt(((1 - r) / (1 + (n - 1) * r)) * n);
  const test = (standardised: readonly number[]) => {
    const moments = sampleMoments(standardised);
    return moments.squares > 0 ? (moments.mean / deviation(moments, 1)) * factor : Number.NaN;
  };
  const statistic = test(known.map(({ car, carStandardError }) => car / carStandardError));
  const dailyStatistics = Float64Array.from(offsets, (_, t) =>
    test(
      known.map(({ abnormal, standardErrors }) => (abnormal[t] as number) / (standardErrors[t] as number)),
    ),
  );
  return eventTest(known, { statistic, dailyStatistics, meanCorrelation, df: n - 1 });
}
