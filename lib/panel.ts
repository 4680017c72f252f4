/**
 * A user's stock panel: opened where it lies, asked by typed functions, tables of aggregates back.
 * @module claimbook/panel
 */

export { checkPanel, type PanelCheck, type PanelFinding, type PanelRow } from "./panel/check/check-panel.js";
export {
  all,
  type Characteristic,
  type Condition,
  capAtLeast,
  everyone,
  type Half,
  lossMaking,
  memberOf,
  profitable,
  tradedOnBothDays,
} from "./panel/compute/condition.js";
export { dailyBreadth } from "./panel/compute/daily-breadth.js";
export { type DollarVolume, dollarVolume } from "./panel/compute/dollar-volume.js";
export { groupReturns, type MemberGroup } from "./panel/compute/group-returns.js";
export { monthlyHoldings } from "./panel/compute/holdings.js";
export { type LargestNames, largestNames } from "./panel/compute/largest-names.js";
export { type LossMakers, lossMakers } from "./panel/compute/loss-makers.js";
export {
  type CorrelationOptions,
  type MeanCorrelation,
  meanCorrelation,
} from "./panel/compute/mean-correlation.js";
export {
  type CharacteristicPrice,
  type PanelRegression,
  panelFamaMacBeth,
} from "./panel/compute/panel-fama-macbeth.js";
export {
  type PortfolioOptions,
  type QuantileSort,
  quantilePortfolios,
} from "./panel/compute/quantile-portfolios.js";
export { type SpreadOptions, type SpreadTest, spreadTest } from "./panel/compute/spread-test.js";
export { type GeneratedPanel, generatePanel, type WrittenPanel } from "./panel/generated/generate-panel.js";
export { KNOWN_TRUTH } from "./panel/generated/known-truth.js";
export { DAILY_FIELDS, FUNDAMENTAL_FIELDS, type PanelField, type PanelFieldType } from "./panel/layout.js";
export { openPanel, type PanelFiles } from "./panel/open-panel.js";
export type { DayRange } from "./panel/sql/daily-rows.js";
export type { Holding } from "./panel/sql/members.js";
export type { StockPanel } from "./panel/stock-panel.js";
export { definePanelTable, type PanelTable } from "./panel/tables/panel-table.js";
