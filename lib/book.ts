/**
 * What a book's config, claims and table recipes are made of. It loads neither the network client, nor a reader of workbooks, nor a kernel.
 * @module claimbook/book
 */

export type { BookData } from "./book/book-data.js";
export { type BookDefinition, defineBook } from "./book/define-book.js";
export { defineInput, type Input } from "./book/input.js";
export type { Publisher } from "./book/publisher.js";
export {
  type BuildOptions,
  type Built,
  defineTable,
  type InputsByName,
  type TableRecipe,
} from "./book/table-recipe.js";
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
export { type ConsistencyFinding, findingFrom } from "./claims/consistency/consistency-finding.js";
export {
  chained,
  exactly,
  leftOver,
  overlap,
  type Range,
  statedRange,
} from "./claims/consistency/stated-range.js";
export { type Choices, DIMENSIONS, type Dimension } from "./claims/dimensions.js";
export { closeOf, endOf } from "./claims/due.js";
export { evaluateOn } from "./claims/evaluate-on.js";
export type { Passage } from "./claims/passage.js";
export type { Statement } from "./claims/statement.js";
export { ABOVE_ZERO, BELOW_ZERO, figure, place, type Target } from "./claims/target.js";
export { deciding, roundsTo, verdictOf } from "./claims/verdict.js";
export { decidingDigits, decidingText, judged } from "./claims/wording/deciding-digits.js";
export {
  type Doing,
  fittingReason,
  liesWithin,
  readingText,
  roundsToFigure,
  sentence,
  sentences,
  untestable,
} from "./claims/wording/reason.js";
export { grouped } from "./platform/grouped.js";
export { dayText, spanText } from "./platform/text/day-text.js";
export { listed } from "./platform/text/listed.js";
export {
  ordinalText,
  percentText,
  placeText,
  pointsText,
  shareText,
  wholeText,
} from "./platform/text/number-text.js";
export { loadBls } from "./sources/bls.js";
export { loadCftcSocrata, loadCftcYears, type Positions } from "./sources/cftc.js";
export type { DatedSeries } from "./sources/dates.js";
export { loadFred, loadFredReleases } from "./sources/fred.js";
export { loadFredSeries } from "./sources/fred-series.js";
export {
  type FrenchFile,
  type FrenchTable,
  frenchSeries,
  frenchTable,
  loadFrench,
} from "./sources/french.js";
export { joinedNotes } from "./sources/joined-notes.js";
export { type FederalFunds, loadNewYorkFed } from "./sources/new-york-fed.js";
export { loadSeriesCsv } from "./sources/series-csv.js";
export { loadShiller, SHILLER_REMEDY, type ShillerMonth } from "./sources/shiller.js";
export { changedFormat, SourceError } from "./sources/source-error.js";
export type { Fetch, Loaded } from "./sources/source-file.js";
export { loadStooq } from "./sources/stooq.js";
export { loadTreasury, type TreasuryYields } from "./sources/treasury.js";
export { type Closes, loadYahoo } from "./sources/yahoo.js";
export { yearsSince } from "./sources/years-since.js";
export { median } from "./stats/median.js";
export { addMonths } from "./stats/series/calendar.js";
export { addDays, lastWeekday, monthEnd } from "./stats/series/calendar-day.js";
export { lacksSession } from "./stats/series/nyse-sessions.js";
export type { Cell, Columns } from "./store/columns.js";
export { openStore } from "./store/open-store.js";
export { stockTable } from "./store/panel-tables.js";
export type { Store } from "./store/store.js";
export { checkJumps, MAX_DAILY_MOVE } from "./update/check-jumps.js";
export { extendLevels } from "./update/extend-levels.js";
export { rebuildAfter } from "./update/rebuild.js";
export { releaseDays } from "./update/release-days.js";
export { revisionHint } from "./update/revision-hint.js";
export { type Anchored, lastPeriod, replaceRows, round, toSeries } from "./update/rows.js";
