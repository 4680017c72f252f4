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
export { agreement } from "./claims/verdict.js";
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
export * from "./stats/index.js";
export { openStore } from "./store/open-store.js";
export type { FieldInfo, Store, TableInfo } from "./store/store.js";
