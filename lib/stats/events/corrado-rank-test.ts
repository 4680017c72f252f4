import { type EventTest, eventTest, requireEventSample, residuals, windowStatistic } from "./event-sample.js";
import type { EventStudy } from "./event-study.js";

/**
 * Corrado's (1989) rank test that a sample of events has no abnormal return; needs no normal distribution.
 * Each event's abnormal returns of the estimation and the event window are ranked together, ties by their mean rank, and K = rank / (1 + number) (Corrado
 * and Zivney 1992). A day's statistic is the mean of K - 1/2 over its standard deviation over all days, in which a day counts by the share of events that
 * it has; the window's is the mean over its L days times the root of L (Cowan 1992). Days of estimation are paired by their distance to its end.
 * @param studies results of `eventStudy`, one an event, all with the same event window
 * @returns p values from the normal distribution; `meanCorrelation` is null
 * @throws RangeError when there is no study, windows differ, or an abnormal return is missing or without error.
 * @example corradoRankTest([eventStudy([1, 2, 3, 4, 9], { at: 4, window: [0, 0], estimation: 4 })]).statistic // => 1.414214
 */
export function corradoRankTest(studies: readonly EventStudy[]): EventTest {
  const known = requireEventSample(studies, { name: "corradoRankTest", least: 1 });
  const { offsets } = known[0] as EventStudy;
  const days = offsets.length;
  const estimations = known.map(residuals);
  const longest = Math.max(...estimations.map(({ length }) => length));
  const sums = new Float64Array(longest + days);
  const counts = new Float64Array(longest + days);
  let observations = 0;
  for (const [i, { abnormal }] of known.entries()) {
    const pooled = Float64Array.of(...(estimations[i] as Float64Array), ...abnormal);
    const start = longest + days - pooled.length;
    const ranks = averageRanks(pooled);
    const number = ranks.filter((rank) => !Number.isNaN(rank)).length;
    for (const [t, rank] of ranks.entries()) {
      if (Number.isNaN(rank)) continue;
      sums[start + t] = (sums[start + t] as number) + rank / (1 + number) - 0.5;
      counts[start + t] = (counts[start + t] as number) + 1;
      observations += 1;
    }
  }
  const excess = sums.map((sum, t) => (counts[t] === 0 ? 0 : sum / (counts[t] as number)));
  const squares = excess.reduce(
    (sum, value, t) => sum + ((counts[t] as number) / known.length) * value ** 2,
    0,
  );
  const spread = Math.sqrt(squares / (observations / known.length));
  const dailyStatistics = excess.slice(longest).map((value) => value / spread);
  return eventTest(known, {
    statistic: windowStatistic(dailyStatistics),
    dailyStatistics,
    meanCorrelation: null,
  });
}

/**
 * Ranks from 1 for the smallest; equal values share the mean of their ranks, NaN has none.
 * @example averageRanks(Float64Array.of(3, NaN, 1, 3)) // => Float64Array [2.5, NaN, 1, 2.5]
 */
export function averageRanks(values: Float64Array): Float64Array {
  const ascending = [...values.keys()]
    .filter((at) => !Number.isNaN(values[at]))
    .sort((a, b) => (values[a] as number) - (values[b] as number));
  const ranks = new Float64Array(values.length).fill(Number.NaN);
  for (let i = 0; i < ascending.length; ) {
    let end = i + 1;
    while (end < ascending.length && values[ascending[end] as number] === values[ascending[i] as number])
      end += 1;
    for (let j = i; j < end; j += 1) ranks[ascending[j] as number] = (i + 1 + end) / 2;
    i = end;
  }
  return ranks;
}
