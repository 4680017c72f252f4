export { type Breadth, breadthByWindow } from "./claims/breadth.js";
export type {
  Claim,
  ClaimKind,
  ClaimResult,
  Due,
  Estimate,
  Evaluation,
  Moving,
  Question,
  Verdict,
} from "./claims/claim.js";
export { consistencyFindings } from "./claims/consistency/consistency.js";
export { type ConventionScore, conventionScores } from "./claims/consistency/consistency-conventions.js";
export type { ConsistencyFinding } from "./claims/consistency/consistency-finding.js";
export { consistencyReading } from "./claims/consistency/consistency-reading.js";
export { type GapRank, gapRank } from "./claims/cpi-day.js";
export {
  type DecadeWealth,
  decadeWealthByDay,
  decadeWealthByMonth,
  GAP_DEFINITIONS,
  type GapDefinition,
} from "./claims/decade-gap.js";
export { type DecadeWindows, decadeRankCurve, decadeWindows } from "./claims/decade-rank.js";
export { defensiveSpreads } from "./claims/defensive.js";
export {
  type CompositeEarnings,
  type CompositeSplit,
  compositeEarnings,
  compositeSplits,
} from "./claims/evidence/composite-earnings.js";
export { EARNINGS_PACES, type EarningsPace, earningsMoves } from "./claims/evidence/earnings-moves.js";
export { type EarningsOdds, earningsOdds } from "./claims/evidence/earnings-odds.js";
export { type FactorRarity, factorRarity } from "./claims/evidence/factor-rarity.js";
export {
  changeRank,
  type FuturesPositions,
  futuresPositions,
  type PositionChange,
  positionChange,
  RALLY_REPORTS,
  rallyTrades,
  type Side,
  type Trader,
  weeklyChanges,
} from "./claims/evidence/futures-positions.js";
export { type IndexCloses, type IndexColumn, indexCloses } from "./claims/evidence/index-closes.js";
export { type Inflation, inflation, type PriceIndex } from "./claims/evidence/inflation.js";
export { JULY, type JulyLead, julyLeads } from "./claims/evidence/july-lead.js";
export { type MonthPair, monthPairs } from "./claims/evidence/july-pairs.js";
export { type LastWeek, lastWeeks } from "./claims/evidence/last-weeks.js";
export { LEGS, type Legs } from "./claims/evidence/legs.js";
export { type MomentumDay, momentumDays, usualMomentumFit } from "./claims/evidence/momentum-share.js";
export { type MonthRank, monthLeads, monthRank } from "./claims/evidence/month-rank.js";
export { julyCells } from "./claims/evidence/month-spreads.js";
export { multipleShares } from "./claims/evidence/multiple-shares.js";
export { type PublishedFigure, publishedFigure } from "./claims/evidence/published.js";
export { publishedReadings } from "./claims/evidence/published-multiples.js";
export {
  type RateMoves,
  type RateReaction,
  type ReactionSample,
  rateMoves,
  rateReaction,
} from "./claims/evidence/rate-moves.js";
export { type SeptemberOdds, septemberOdds } from "./claims/evidence/september-odds.js";
export { indexPairs, legPair, pairSince, type SizePair } from "./claims/evidence/size-pairs.js";
export { type RallyWindow, smallCapRally } from "./claims/evidence/small-cap-rally.js";
export type { Spread } from "./claims/evidence/spread.js";
export {
  relativeReturns,
  SURGE_HORIZONS,
  SURGE_READINGS,
  type Surge,
  type SurgeAverage,
  type SurgeReading,
  surgeAverages,
  surges,
} from "./claims/evidence/surges.js";
export { evaluateAll, evaluateClaim } from "./claims/ledger.js";
export { type MemberCorrelation, memberCorrelations } from "./claims/low-correlation.js";
export { qualitySpreads } from "./claims/low-quality.js";
export { type SectorMove, sectorMoves } from "./claims/sectors-sold.js";
export { shortInterestSpreads } from "./claims/short-hedge.js";
export { memberLossShares } from "./claims/unprofitable.js";
export { valueSpreads } from "./claims/value-growth.js";
export { agreement, deciding } from "./claims/verdict.js";
export { type DataColumn, type DataFrame, type DataGroups, fromDanfo, toDanfo } from "./notebook/danfo.js";
export { dataSources } from "./notebook/show/data-sources.js";
export type { Displayable } from "./notebook/show/displayable.js";
export { date, number, percent, points } from "./notebook/show/format.js";
export { type Markdown, markdown, md } from "./notebook/show/markdown.js";
export { noteAhead } from "./notebook/show/note-ahead.js";
export { type Book, openBook } from "./notebook/show/open-book.js";
export { progress } from "./notebook/show/progress.js";
export { scoreboard } from "./notebook/show/scoreboard.js";
export { show } from "./notebook/show/show.js";
export { type TableOptions, table } from "./notebook/show/table.js";
export type { ColumnOptions } from "./notebook/show/table-column.js";
export type { ColumnTableLike, DataFrameLike, TableRows } from "./notebook/show/table-rows.js";
export { verdictCard } from "./notebook/show/verdict-card.js";
export { verdictLine } from "./notebook/show/verdict-line.js";
export { knows, whenKnown } from "./notebook/show/when-known.js";
export type { Axis, AxisFormat } from "./plots/axis.js";
export { type BarChartOptions, type BarSeries, barChart } from "./plots/bar-chart.js";
export { type FanChartOptions, type FanPath, fanChart } from "./plots/fan-chart.js";
export type { Figure, Layout, Trace } from "./plots/figure.js";
export type { FigureText } from "./plots/figure-text.js";
export { type HeatMapOptions, heatMap } from "./plots/heat-map.js";
export { type HistogramOptions, histogram } from "./plots/histogram.js";
export { type Line, type LineChartOptions, lineChart, type Mark, type Shade } from "./plots/line-chart.js";
export type { Colour } from "./plots/palette.js";
export { type Reading, type ReadingsChartOptions, readingsChart } from "./plots/readings-chart.js";
export {
  type ScatterChartOptions,
  type ScatterPoint,
  type ScatterSeries,
  scatterChart,
} from "./plots/scatter-chart.js";
export {
  type SpecificationCurveOptions,
  specificationCurveChart,
} from "./plots/specification-curve-chart.js";
export {
  type WaterfallGroup,
  type WaterfallOptions,
  type WaterfallStep,
  waterfall,
} from "./plots/waterfall.js";
export { type WindowValue, windowBars } from "./plots/window-bars.js";
export { type BlockLengths, optimalBlockLength } from "./stats/bootstrap/block-length.js";
export type { BootstrapScheme, ResamplingOptions } from "./stats/bootstrap/blocks.js";
export { type Bootstrap, bootstrap, bootstrapMeans, type Statistic } from "./stats/bootstrap/bootstrap.js";
export { bootstrapInterval, type Interval, type IntervalMethod } from "./stats/bootstrap/interval.js";
export { jackknife, jackknifeAcceleration } from "./stats/bootstrap/jackknife.js";
export { breadth } from "./stats/cross-section/breadth.js";
export { dispersion } from "./stats/cross-section/dispersion.js";
export { equicorrelationStdErr } from "./stats/cross-section/equicorrelation-std-err.js";
export { type IndexVariances, impliedCorrelation } from "./stats/cross-section/implied-correlation.js";
export { meanPairwiseCorrelation } from "./stats/cross-section/mean-pairwise-correlation.js";
export {
  type QuantileGroup,
  type QuantileGroups,
  quantileGroups,
} from "./stats/cross-section/quantile-groups.js";
export { winsorise } from "./stats/cross-section/winsorise.js";
export { chiSquareCdf } from "./stats/distributions/chi-square.js";
export { fCdf } from "./stats/distributions/f.js";
export { normalCdf, normalQuantile } from "./stats/distributions/normal.js";
export { studentTCdf, studentTQuantile } from "./stats/distributions/student-t.js";
export type { Tail } from "./stats/distributions/tail.js";
export { type DrawdownEpisode, drawdown, drawdownEpisodes } from "./stats/drawdown.js";
export { type DrawdownRow, drawdownTable } from "./stats/drawdown-table.js";
export {
  type EventOutcome,
  type EventOutcomesOptions,
  eventOutcomes,
} from "./stats/events/event-outcomes.js";
export { type EventRank, eventRank } from "./stats/events/event-rank.js";
export { type EventStudy, type EventStudyOptions, eventStudy } from "./stats/events/event-study.js";
export { type EventWindow, eventWindow } from "./stats/events/event-window.js";
export { percentileFromQuantiles, type QuantileTable } from "./stats/events/percentile-from-quantiles.js";
export { beta } from "./stats/factors/beta.js";
export { type CompoundedFactors, compoundFactors } from "./stats/factors/compound-factors.js";
export { type DoubleSort, doubleSort } from "./stats/factors/double-sort.js";
export { type FactorExposures, factorExposures } from "./stats/factors/factor-exposures.js";
export { type GrsTest, grsTest } from "./stats/factors/grs-test.js";
export { jensenAlpha } from "./stats/factors/jensen-alpha.js";
export { type LongShort, longShort } from "./stats/factors/long-short.js";
export { type RollingBeta, rollingBeta } from "./stats/factors/rolling-beta.js";
export { maxDrawdown, rollingMaxDrawdown } from "./stats/max-drawdown.js";
export { type AnnualOptions, annualReturn } from "./stats/performance/annual-return.js";
export { annualVolatility, rollingVolatility } from "./stats/performance/annual-volatility.js";
export { calmarRatio } from "./stats/performance/calmar-ratio.js";
export { cumulativeReturn, rollingCumulativeReturn } from "./stats/performance/cumulative-return.js";
export { downsideRisk } from "./stats/performance/downside-risk.js";
export { rollingSharpeRatio, sharpeRatio } from "./stats/performance/sharpe-ratio.js";
export { sortinoRatio } from "./stats/performance/sortino-ratio.js";
export {
  type PermutationTest,
  type PermutationTestOptions,
  permutationTest,
  type TwoSampleStatistic,
} from "./stats/permutation-test.js";
export { type QuantileOptions, type QuantileType, quantile } from "./stats/quantile.js";
export { type Random, seededRandom } from "./stats/random.js";
export { type CutOdds, type CutOddsAnchor, type CutOddsOptions, cutOdds } from "./stats/rates/cut-odds.js";
export {
  averageRate,
  impliedRate,
  type MeetingDay,
  type MeetingMonth,
  meetingMonth,
} from "./stats/rates/meeting-month.js";
export {
  cutProbability,
  jointMoves,
  type PolicyMove,
  type PolicyMoveOptions,
  policyMoves,
} from "./stats/rates/policy-moves.js";
export { type PolicyMeeting, type PolicyPathOptions, policyPath } from "./stats/rates/policy-path.js";
export { type Coefficient, coefficientTable } from "./stats/regression/coefficient-table.js";
export type { Regressors } from "./stats/regression/complete-rows.js";
export { confInt } from "./stats/regression/conf-int.js";
export { neweyWest, neweyWestLags } from "./stats/regression/newey-west.js";
export { type OlsFit, type OlsOptions, ols } from "./stats/regression/ols.js";
export type { CovType } from "./stats/regression/sandwich.js";
export {
  type BattingAverage,
  battingAverage,
  rollingBattingAverage,
} from "./stats/relative/batting-average.js";
export { type Capture, type CaptureOptions, capture, rollingCapture } from "./stats/relative/capture.js";
export { informationRatio, rollingInformationRatio } from "./stats/relative/information-ratio.js";
export type { ReturnLegs } from "./stats/relative/legs.js";
export { relativeWealth } from "./stats/relative/relative-wealth.js";
export { rollingTrackingError, trackingError } from "./stats/relative/tracking-error.js";
export {
  type RelativePerformance,
  type RollingRelativePerformance,
  relativePerformance,
  rollingRelativePerformance,
} from "./stats/relative-performance.js";
export type { RollingWindow } from "./stats/rolling/rolling-window.js";
export { type AggregatedReturns, aggregateReturns } from "./stats/series/aggregate-returns.js";
export { asOfJoin } from "./stats/series/as-of-join.js";
export { addMonths, daysBetween, lastAtOrBefore, sameDayMonths } from "./stats/series/calendar.js";
export { addDays, monthEnd } from "./stats/series/calendar-day.js";
export { numbers, periods } from "./stats/series/column.js";
export { compound, rebase } from "./stats/series/compound.js";
export { type DateWindow, windowReturn } from "./stats/series/date-window.js";
export { type DatedColumns, datedColumns } from "./stats/series/dated-columns.js";
export type { DatedSeries } from "./stats/series/dated-series.js";
export { excessReturns } from "./stats/series/excess-returns.js";
export { type MonthEndSeries, resampleToMonthEnd } from "./stats/series/month-end.js";
export { type CalendarUnit, periodStart } from "./stats/series/period-start.js";
export {
  MONTHS_PER_YEAR,
  QUARTERS_PER_YEAR,
  TRADING_DAYS_PER_YEAR,
  WEEKS_PER_YEAR,
} from "./stats/series/periods-per-year.js";
export { logReturns, simpleReturns } from "./stats/series/returns.js";
export { since } from "./stats/series/since.js";
export { toDate } from "./stats/series/to-date.js";
export { stepTradingDays } from "./stats/series/trading-days.js";
export { trailing } from "./stats/series/trailing.js";
export { yearsBetween } from "./stats/series/years-between.js";
export {
  type Specification,
  type SpecificationCurve,
  specificationCurve,
} from "./stats/specification-curve.js";
export {
  distinctStretches,
  rankDistinct,
  rankEpisode,
  rankGrid,
  rankOverlapping,
} from "./stats/stretch-ranks.js";
export { type Stretches, stretches } from "./stats/stretches.js";
export { type TimeUnderWater, timeUnderWater } from "./stats/time-under-water.js";
export {
  type AdditiveReturnDecomposition,
  additiveReturnDecomposition,
} from "./stats/valuation/additive-return-decomposition.js";
export { changesOverSpan, type PathBetween } from "./stats/valuation/changes-over-span.js";
export {
  type LogReturnDecomposition,
  type LogReturnParts,
  logReturnDecomposition,
  type ReturnSources,
} from "./stats/valuation/log-return-decomposition.js";
export { type MultipleShare, multipleShare } from "./stats/valuation/multiple-share.js";
export { type MultipleShareOfSpans, multipleShareBySpan } from "./stats/valuation/multiple-share-by-span.js";
export {
  type PortfolioPriceEarnings,
  portfolioPriceEarnings,
} from "./stats/valuation/portfolio-price-earnings.js";
export { earningsYield, priceEarnings } from "./stats/valuation/price-earnings.js";
export { type WelchTest, welchTest } from "./stats/welch-test.js";
export { openStore } from "./store/open-store.js";
export type { FieldInfo, Store, TableInfo } from "./store/store.js";
export * from "./store/tables.js";
export type { TypedTable } from "./store/typed-table.js";
export { where } from "./store/where.js";
