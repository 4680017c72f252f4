/**
 * What a cell calls: the book and its tables, figures, tables and verdicts to show. It exports everything of `claimbook-stats` as well, and the types
 * of a claim from `claimbook/book`.
 * @module claimbook
 */

export { evaluateAll, evaluateClaim } from "./book/evaluate.js";
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
export type { ConsistencyFinding } from "./claims/consistency/consistency-finding.js";
export { type ClaimFindings, findingsByClaim } from "./claims/findings-by-claim.js";
export { type TestedReading, testedReadings } from "./claims/tested-readings.js";
export { agreement, deciding } from "./claims/verdict.js";
export { calendarTable } from "./notebook/calendar-table.js";
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
export { type TearSheetOptions, tearSheet } from "./notebook/show/tear-sheet.js";
export type { TearSheetLeg } from "./notebook/show/tear-sheet-legs.js";
export { verdictCard } from "./notebook/show/verdict-card.js";
export { verdictLine } from "./notebook/show/verdict-line.js";
export { knows, whenKnown } from "./notebook/show/when-known.js";
export type { Axis, AxisFormat } from "./plots/axis.js";
export { type BarChartOptions, type BarSeries, barChart } from "./plots/bar-chart.js";
export { type CalendarHeatMapOptions, calendarHeatMap } from "./plots/calendar-heat-map.js";
export { type FanChartOptions, type FanPath, fanChart } from "./plots/fan-chart.js";
export type { Figure, Layout, Trace } from "./plots/figure.js";
export type { FigureText } from "./plots/figure-text.js";
export { type HeatMapOptions, heatMap } from "./plots/heat-map.js";
export { type HistogramOptions, histogram } from "./plots/histogram.js";
export { type Line, type LineChartOptions, lineChart, type Mark, type Shade } from "./plots/line-chart.js";
export { type Colour, palette } from "./plots/palette.js";
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
export { themed } from "./plots/theme.js";
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
export * from "./store/tables.js";
export type { TypedTable } from "./store/typed-table.js";
export { where } from "./store/where.js";
