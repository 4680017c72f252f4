// What the recipes of a book's tables are made of. It loads neither the network client, nor a reader of workbooks, nor a kernel.
export { addMonths } from "../series/calendar.js";
export { lacksSession } from "../series/nyse-sessions.js";
export { loadBls } from "../sources/bls.js";
export { CONTRACTS, loadCftcSocrata, loadCftcYears, type Positions } from "../sources/cftc.js";
export type { DatedSeries } from "../sources/dates.js";
export { loadFred, loadFredReleases } from "../sources/fred.js";
export { loadFredSeries } from "../sources/fred-series.js";
export {
  type FrenchFile,
  type FrenchTable,
  frenchSeries,
  frenchTable,
  loadFrench,
} from "../sources/french.js";
export { joinedNotes } from "../sources/joined-notes.js";
export { type FederalFunds, loadNewYorkFed } from "../sources/new-york-fed.js";
export { loadSeriesCsv } from "../sources/series-csv.js";
export { loadShiller, SHILLER_REMEDY, type ShillerMonth } from "../sources/shiller.js";
export { changedFormat, SourceError } from "../sources/source-error.js";
export type { Fetch, Loaded } from "../sources/source-file.js";
export { loadStooq } from "../sources/stooq.js";
export { loadTreasury, type TreasuryYields } from "../sources/treasury.js";
export { type Closes, loadYahoo } from "../sources/yahoo.js";
export { yearsSince } from "../sources/years-since.js";
export { addDays, monthEnd } from "../store/calendar-day.js";
export type { Cell, Columns } from "../store/columns.js";
export type { BookData, FrozenData } from "../update/book-data.js";
export { checkJumps, MAX_DAILY_MOVE } from "../update/check-jumps.js";
export { extendLevels } from "../update/extend-levels.js";
export { defineInput, type Input } from "../update/input.js";
export { median } from "../update/median.js";
export type { Publisher } from "../update/publisher.js";
export { rebuildAfter } from "../update/rebuild.js";
export { releaseDays } from "../update/release-days.js";
export { revisionHint } from "../update/revision-hint.js";
export { type Anchored, lastPeriod, replaceRows, round, toSeries } from "../update/rows.js";
export { type BuildOptions, type Built, defineTable } from "../update/table-recipe.js";
