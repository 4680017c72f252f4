export type { Claim, ClaimKind, ClaimResult, Estimate, Evaluation, Verdict } from "./claims/claim.js";
export {
  type DecadeWealth,
  decadeWealthByDay,
  decadeWealthByMonth,
  GAP_DEFINITIONS,
  type GapDefinition,
} from "./claims/decade-gap.js";
export { type DecadeWindows, decadeRankCurve, decadeWindows, LEGS, type Legs } from "./claims/decade-rank.js";
export { evaluateAll } from "./claims/ledger.js";
export { type DataColumn, type DataFrame, type DataGroups, toDataFrame } from "./notebook/show/danfo.js";
export { dataSources } from "./notebook/show/data-sources.js";
export type { Displayable } from "./notebook/show/displayable.js";
export { date, number, percent, points } from "./notebook/show/format.js";
export { type Markdown, markdown, md } from "./notebook/show/markdown.js";
export { type Book, openBook } from "./notebook/show/open-book.js";
export { scoreboard } from "./notebook/show/scoreboard.js";
export { show } from "./notebook/show/show.js";
export { type ColumnOptions, type TableOptions, table } from "./notebook/show/table.js";
export type { ColumnTableLike, DataFrameLike, TableRows } from "./notebook/show/table-rows.js";
export { verdictCard } from "./notebook/show/verdict-card.js";
export { verdictLine } from "./notebook/show/verdict-line.js";
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
  type SpecificationCurveOptions,
  specificationCurveChart,
} from "./plots/specification-curve-chart.js";
export {
  type WaterfallGroup,
  type WaterfallOptions,
  type WaterfallStep,
  waterfall,
} from "./plots/waterfall.js";
export { addMonths } from "./series/calendar.js";
export { numbers, periods } from "./series/column.js";
export { compound, rebase } from "./series/compound.js";
export { drawdown } from "./stats/drawdown.js";
export { openStore } from "./store/open-store.js";
export type { FieldInfo, Store, TableInfo } from "./store/store.js";
