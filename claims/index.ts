export { type Breadth, breadthByWindow } from "./breadth.js";
export { colours } from "./colours.js";
export { type ConventionScore, conventionScores } from "./consistency/consistency-conventions.js";
export { consistencyReading } from "./consistency/consistency-reading.js";
export { type GapRank, gapRank } from "./cpi-day.js";
export {
  type DecadeWealth,
  decadeWealthByDay,
  decadeWealthByMonth,
  GAP_DEFINITIONS,
  type GapDefinition,
} from "./decade-gap.js";
export { type DecadeWindows, decadeRankCurve, decadeWindows } from "./decade-rank.js";
export { defensiveSpreads } from "./defensive.js";
export {
  type CompositeEarnings,
  type CompositeSplit,
  compositeEarnings,
  compositeSplits,
} from "./evidence/composite-earnings.js";
export { EARNINGS_PACES, type EarningsPace, earningsMoves } from "./evidence/earnings-moves.js";
export { type EarningsOdds, earningsOdds } from "./evidence/earnings-odds.js";
export { type FactorRarity, factorRarity } from "./evidence/factor-rarity.js";
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
} from "./evidence/futures-positions.js";
export { type IndexCloses, type IndexColumn, indexCloses } from "./evidence/index-closes.js";
export { type Inflation, inflation, type PriceIndex } from "./evidence/inflation.js";
export { JULY, type JulyLead, julyLeads } from "./evidence/july-lead.js";
export { type MonthPair, monthPairs } from "./evidence/july-pairs.js";
export { type LastWeek, lastWeeks } from "./evidence/last-weeks.js";
export { type LeadBreak, leadBreaks } from "./evidence/lead-breaks.js";
export { LEGS, type Legs } from "./evidence/legs.js";
export { type MomentumDay, momentumDays, usualMomentumFit } from "./evidence/momentum-share.js";
export { type MonthRank, monthLeads, monthRank } from "./evidence/month-rank.js";
export { julyCells } from "./evidence/month-spreads.js";
export { multipleShares } from "./evidence/multiple-shares.js";
export { type JointPremium, type PremiumFamily, premiumFamily } from "./evidence/premium-family.js";
export { type PublishedFigure, publishedFigure } from "./evidence/published.js";
export { publishedReadings } from "./evidence/published-multiples.js";
export { leadsOver, type RallySpeed, rallySpeeds } from "./evidence/rally-speed.js";
export {
  type RateMoves,
  type RateReaction,
  type ReactionSample,
  rateMoves,
  rateReaction,
} from "./evidence/rate-moves.js";
export { type SeptemberOdds, septemberOdds } from "./evidence/september-odds.js";
export { indexPairs, legPair, pairSince, type SizePair } from "./evidence/size-pairs.js";
export { type RallyWindow, smallCapRally } from "./evidence/small-cap-rally.js";
export type { Spread } from "./evidence/spread.js";
export {
  relativeReturns,
  SURGE_HORIZONS,
  SURGE_READINGS,
  type Surge,
  type SurgeAverage,
  type SurgeReading,
  surgeAverages,
  surges,
} from "./evidence/surges.js";
export { type MemberCorrelation, memberCorrelations } from "./low-correlation.js";
export { qualitySpreads } from "./low-quality.js";
export { type SectorMove, sectorMoves } from "./sectors-sold.js";
export { shortInterestSpreads } from "./short-hedge.js";
export { statements } from "./statements.js";
export { memberLossShares } from "./unprofitable.js";
export { valueSpreads } from "./value-growth.js";
