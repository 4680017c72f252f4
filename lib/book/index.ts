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
} from "../claims/claim.js";
export { type ConsistencyFinding, findingFrom } from "../claims/consistency/consistency-finding.js";
export {
  chained,
  exactly,
  leftOver,
  overlap,
  type Range,
  statedRange,
} from "../claims/consistency/stated-range.js";
export { closeOf, endOf } from "../claims/due.js";
export { evaluateOn } from "../claims/evaluate-on.js";
export { ABOVE_ZERO, BELOW_ZERO, figure, place, type Target } from "../claims/target.js";
export { deciding, roundsTo, verdictOf } from "../claims/verdict.js";
export { decidingDigits, decidingText, judged } from "../claims/wording/deciding-digits.js";
export {
  type Doing,
  fittingReason,
  liesWithin,
  readingText,
  roundsToFigure,
  sentence,
  untestable,
} from "../claims/wording/reason.js";
export { dayText, listed, percentText, pointsText, spanText, wholeText } from "../claims/wording/text.js";
export { grouped } from "../platform/grouped.js";
export { addDays, lastWeekday, monthEnd } from "../stats/series/calendar-day.js";
export { openStore } from "../store/open-store.js";
export type { Store } from "../store/store.js";
export { type BookDefinition, defineBook } from "./define-book.js";
