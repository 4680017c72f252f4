import type { Claim } from "claimbook/book";
import { activeEdge } from "./active-edge.js";
import { borrowingCosts } from "./borrowing-costs.js";
import { bounce } from "./bounce.js";
import { breadth } from "./breadth.js";
import { consensusShorts } from "./consensus-shorts.js";
import { cpiDay } from "./cpi-day.js";
import { cpiEasing } from "./cpi-easing.js";
import { cutOdds } from "./cut-odds.js";
import { decadeGap } from "./decade-gap.js";
import { decadeRank } from "./decade-rank.js";
import { defensive } from "./defensive.js";
import { deregulation } from "./deregulation.js";
import { derisking } from "./derisking.js";
import { fading } from "./fading.js";
import { flows } from "./flows.js";
import { gapWiden } from "./gap-widen.js";
import { goodHalf } from "./good-half.js";
import { h1Large } from "./h1-large.js";
import { h1Mag7 } from "./h1-mag7.js";
import { h1Small } from "./h1-small.js";
import { illiquid } from "./illiquid.js";
import { julyLarge } from "./july-large.js";
import { julySmall } from "./july-small.js";
import { longRunEdge } from "./long-run-edge.js";
import { longSlump } from "./long-slump.js";
import { lowCorrelation } from "./low-correlation.js";
import { lowQuality } from "./low-quality.js";
import { multiples } from "./multiples.js";
import { newTrend } from "./new-trend.js";
import { sectorsSold } from "./sectors-sold.js";
import { shortHedge } from "./short-hedge.js";
import { sinceCpiLarge } from "./since-cpi-large.js";
import { sinceCpiSmall } from "./since-cpi-small.js";
import { speed } from "./speed.js";
import { thinCoverage } from "./thin-coverage.js";
import { unprofitable } from "./unprofitable.js";
import { valueGrowth } from "./value-growth.js";
import { weekToDate } from "./week-to-date.js";

/** Every claim, in the order of the commentary. */
export const claims: readonly Claim[] = [
  decadeGap,
  decadeRank,
  longSlump,
  h1Small,
  h1Large,
  h1Mag7,
  julySmall,
  julyLarge,
  cpiDay,
  cpiEasing,
  cutOdds,
  sinceCpiSmall,
  sinceCpiLarge,
  deregulation,
  bounce,
  weekToDate,
  breadth,
  multiples,
  valueGrowth,
  lowQuality,
  consensusShorts,
  defensive,
  derisking,
  goodHalf,
  shortHedge,
  flows,
  sectorsSold,
  gapWiden,
  fading,
  speed,
  newTrend,
  borrowingCosts,
  illiquid,
  longRunEdge,
  activeEdge,
  unprofitable,
  thinCoverage,
  lowCorrelation,
];
