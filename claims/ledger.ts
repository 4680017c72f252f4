import type { Claim } from "claimbook/book";
import { borrowingCosts } from "./borrowing-costs.js";
import { bounce } from "./bounce.js";
import { breadth } from "./breadth.js";
import { cpiDay } from "./cpi-day.js";
import { cpiEasing } from "./cpi-easing.js";
import { cutOdds } from "./cut-odds.js";
import { decadeGap } from "./decade-gap.js";
import { decadeRank } from "./decade-rank.js";
import { defensive } from "./defensive.js";
import { derisking } from "./derisking.js";
import { gapWiden } from "./gap-widen.js";
import { h1Large } from "./h1-large.js";
import { h1Mag7 } from "./h1-mag7.js";
import { h1Small } from "./h1-small.js";
import { julyLarge } from "./july-large.js";
import { julySmall } from "./july-small.js";
import { lowCorrelation } from "./low-correlation.js";
import { lowQuality } from "./low-quality.js";
import { multiples } from "./multiples.js";
import { newTrend } from "./new-trend.js";
import { sectorsSold } from "./sectors-sold.js";
import { shortHedge } from "./short-hedge.js";
import { sinceCpiLarge } from "./since-cpi-large.js";
import { sinceCpiSmall } from "./since-cpi-small.js";
import { unprofitable } from "./unprofitable.js";
import { valueGrowth } from "./value-growth.js";
import { weekToDate } from "./week-to-date.js";

/** Every claim, in the order of the commentary. */
export const claims: readonly Claim[] = [
  decadeGap,
  decadeRank,
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
  bounce,
  weekToDate,
  breadth,
  multiples,
  valueGrowth,
  lowQuality,
  defensive,
  derisking,
  shortHedge,
  sectorsSold,
  gapWiden,
  newTrend,
  borrowingCosts,
  unprofitable,
  lowCorrelation,
];
