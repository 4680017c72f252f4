/**
 * Statistics of returns, without dependencies. `claimbook` exports all of it, too.
 * @module claimbook-stats
 */

export { type BlockLengths, optimalBlockLength } from "./bootstrap/block-length.js";
export type { BootstrapScheme, ResamplingOptions } from "./bootstrap/blocks.js";
export { type Bootstrap, bootstrap, bootstrapMeans, type Statistic } from "./bootstrap/bootstrap.js";
export { bootstrapInterval, type Interval, type IntervalMethod } from "./bootstrap/interval.js";
export { jackknife, jackknifeAcceleration } from "./bootstrap/jackknife.js";
export { bootstrapPValue } from "./bootstrap/p-value.js";
export { breadth } from "./cross-section/breadth.js";
export { dispersion } from "./cross-section/dispersion.js";
export { equicorrelationStdErr } from "./cross-section/equicorrelation-std-err.js";
export { type IndexVariances, impliedCorrelation } from "./cross-section/implied-correlation.js";
export { meanPairwiseCorrelation } from "./cross-section/mean-pairwise-correlation.js";
export {
  type QuantileGroup,
  type QuantileGroups,
  quantileGroups,
} from "./cross-section/quantile-groups.js";
export { winsorise } from "./cross-section/winsorise.js";
export { chiSquareCdf } from "./distributions/chi-square.js";
export { fCdf } from "./distributions/f.js";
export { normalCdf, normalQuantile } from "./distributions/normal.js";
export { studentTCdf, studentTQuantile } from "./distributions/student-t.js";
export type { Tail } from "./distributions/tail.js";
export { twoSidedPValue } from "./distributions/two-sided-p-value.js";
export { type DrawdownEpisode, drawdown, drawdownEpisodes } from "./drawdown.js";
export { type DrawdownRow, drawdownTable } from "./drawdown-table.js";
export { corradoRankTest } from "./events/corrado-rank-test.js";
export {
  type EventOutcome,
  type EventOutcomesOptions,
  eventOutcomes,
} from "./events/event-outcomes.js";
export { type EventRank, eventRank } from "./events/event-rank.js";
export type { EventTest, EventTestOptions } from "./events/event-sample.js";
export { type EventStudy, type EventStudyOptions, eventStudy } from "./events/event-study.js";
export { type EventWindow, eventWindow } from "./events/event-window.js";
export { patellTest } from "./events/patell-test.js";
export { percentileFromQuantiles, type QuantileTable } from "./events/percentile-from-quantiles.js";
export { standardisedCrossSectionalTest } from "./events/standardised-cross-sectional-test.js";
export { beta } from "./factors/beta.js";
export { type CompoundedFactors, compoundFactors } from "./factors/compound-factors.js";
export { type DoubleSort, doubleSort } from "./factors/double-sort.js";
export { type FactorExposures, factorExposures } from "./factors/factor-exposures.js";
export {
  type CrossSection,
  type FamaMacBeth,
  type FamaMacBethOptions,
  famaMacBeth,
} from "./factors/fama-macbeth.js";
export { type GrsTest, grsTest } from "./factors/grs-test.js";
export { jensenAlpha } from "./factors/jensen-alpha.js";
export { type LongShort, longShort } from "./factors/long-short.js";
export { type RollingBeta, rollingBeta } from "./factors/rolling-beta.js";
export { treynorRatio } from "./factors/treynor-ratio.js";
export { downBeta, upBeta } from "./factors/up-down-beta.js";
export { maxDrawdown, rollingMaxDrawdown } from "./max-drawdown.js";
export { median } from "./median.js";
export { adjustedPValues, type PValueAdjustment } from "./multiple-testing/adjusted-p-values.js";
export { type RealityCheck, realityCheck } from "./multiple-testing/reality-check.js";
export { type RomanoWolf, romanoWolf } from "./multiple-testing/romano-wolf.js";
export { type AnnualOptions, annualReturn } from "./performance/annual-return.js";
export { annualVolatility, rollingVolatility } from "./performance/annual-volatility.js";
export { calmarRatio } from "./performance/calmar-ratio.js";
export { cumulativeReturn, rollingCumulativeReturn } from "./performance/cumulative-return.js";
export { downsideRisk } from "./performance/downside-risk.js";
export { expectedShortfall } from "./performance/expected-shortfall.js";
export { kurtosis } from "./performance/kurtosis.js";
export { martinRatio } from "./performance/martin-ratio.js";
export { omegaRatio } from "./performance/omega-ratio.js";
export { painIndex } from "./performance/pain-index.js";
export { painRatio } from "./performance/pain-ratio.js";
export {
  type SharpeDifferenceOptions,
  type SharpeDifferenceTest,
  sharpeDifferenceTest,
} from "./performance/sharpe-difference-test.js";
export { rollingSharpeRatio, sharpeRatio } from "./performance/sharpe-ratio.js";
export { skewness } from "./performance/skewness.js";
export { sortinoRatio } from "./performance/sortino-ratio.js";
export { tailRatio } from "./performance/tail-ratio.js";
export { ulcerIndex } from "./performance/ulcer-index.js";
export { valueAtRisk } from "./performance/value-at-risk.js";
export {
  type PermutationTest,
  type PermutationTestOptions,
  permutationTest,
  type TwoSampleStatistic,
} from "./permutation-test.js";
export { type QuantileOptions, type QuantileType, quantile } from "./quantile.js";
export { type Random, seededRandom } from "./random.js";
export { type CutOdds, type CutOddsAnchor, type CutOddsOptions, cutOdds } from "./rates/cut-odds.js";
export {
  averageRate,
  impliedRate,
  type MeetingDay,
  type MeetingMonth,
  meetingMonth,
} from "./rates/meeting-month.js";
export {
  cutProbability,
  jointMoves,
  type PolicyMove,
  type PolicyMoveOptions,
  policyMoves,
} from "./rates/policy-moves.js";
export { type PolicyMeeting, type PolicyPathOptions, policyPath } from "./rates/policy-path.js";
export { type ChowTest, chowTest } from "./regression/chow-test.js";
export { type Coefficient, coefficientTable } from "./regression/coefficient-table.js";
export type { Regressors } from "./regression/complete-rows.js";
export { confInt } from "./regression/conf-int.js";
export type { Kernel } from "./regression/kernel-covariance.js";
export { neweyWest, neweyWestLags } from "./regression/newey-west.js";
export { type OlsFit, type OlsOptions, ols } from "./regression/ols.js";
export type { CovType } from "./regression/sandwich.js";
export { type SupFTest, supFTest } from "./regression/sup-f-test.js";
export {
  type BattingAverage,
  battingAverage,
  rollingBattingAverage,
} from "./relative/batting-average.js";
export { type Capture, type CaptureOptions, capture, rollingCapture } from "./relative/capture.js";
export { correlation, rollingCorrelation } from "./relative/correlation.js";
export { informationRatio, rollingInformationRatio } from "./relative/information-ratio.js";
export type { ReturnLegs } from "./relative/legs.js";
export { mSquared } from "./relative/m-squared.js";
export { relativeWealth } from "./relative/relative-wealth.js";
export { rollingTrackingError, trackingError } from "./relative/tracking-error.js";
export {
  type RelativePerformance,
  type RollingRelativePerformance,
  relativePerformance,
  rollingRelativePerformance,
} from "./relative-performance.js";
export type { RollingWindow } from "./rolling/rolling-window.js";
export { type AggregatedReturns, aggregateReturns } from "./series/aggregate-returns.js";
export { asOfJoin } from "./series/as-of-join.js";
export {
  addMonths,
  daysBetween,
  lastAtOrBefore,
  positionAtOrBefore,
  sameDayMonths,
} from "./series/calendar.js";
export { addDays, monthEnd } from "./series/calendar-day.js";
export { type CalendarReturns, calendarReturns } from "./series/calendar-returns.js";
export { numbers, periods } from "./series/column.js";
export { compound, rebase } from "./series/compound.js";
export { compoundReturn } from "./series/compound-return.js";
export { type DateWindow, STALE_DAYS, windowBetween, windowReturn } from "./series/date-window.js";
export { type DatedColumns, datedColumns } from "./series/dated-columns.js";
export type { DatedSeries } from "./series/dated-series.js";
export { excessReturns } from "./series/excess-returns.js";
export { type MonthEndSeries, resampleToMonthEnd } from "./series/month-end.js";
export { type CalendarUnit, periodStart } from "./series/period-start.js";
export {
  MONTHS_PER_YEAR,
  QUARTERS_PER_YEAR,
  TRADING_DAYS_PER_YEAR,
  WEEKS_PER_YEAR,
} from "./series/periods-per-year.js";
export { logReturns, simpleReturns } from "./series/returns.js";
export { since } from "./series/since.js";
export type { TableWithColumns } from "./series/table-with-columns.js";
export { toDate } from "./series/to-date.js";
export { stepTradingDays } from "./series/trading-days.js";
export { trailing } from "./series/trailing.js";
export { yearsBetween } from "./series/years-between.js";
export {
  type Specification,
  type SpecificationCurve,
  specificationCurve,
} from "./specification-curve.js";
export {
  distinctStretches,
  rankDistinct,
  rankEpisode,
  rankGrid,
  rankOverlapping,
} from "./stretch-ranks.js";
export { type Stretches, stretches } from "./stretches.js";
export { type TimeUnderWater, timeUnderWater } from "./time-under-water.js";
export {
  type AdditiveReturnDecomposition,
  additiveReturnDecomposition,
} from "./valuation/additive-return-decomposition.js";
export { changesOverSpan, type PathBetween } from "./valuation/changes-over-span.js";
export {
  type LogReturnDecomposition,
  type LogReturnParts,
  logReturnDecomposition,
  type ReturnSources,
} from "./valuation/log-return-decomposition.js";
export { type MultipleShare, multipleShare } from "./valuation/multiple-share.js";
export { type MultipleShareOfSpans, multipleShareBySpan } from "./valuation/multiple-share-by-span.js";
export {
  type PortfolioPriceEarnings,
  portfolioPriceEarnings,
} from "./valuation/portfolio-price-earnings.js";
export { earningsYield, priceEarnings } from "./valuation/price-earnings.js";
export { type WelchTest, welchTest } from "./welch-test.js";
