import type { Store } from "claimbook/book";
import { confInt, MONTHS_PER_YEAR, ols } from "claimbook/stats";
import { COMMENTARY } from "../commentary.js";
import { LEGS } from "./legs.js";
import { monthLeads } from "./month-rank.js";
import { indexPairs, legPair, type SizePair } from "./size-pairs.js";

/** Where a history of the size premium can fairly begin: the data's first month, the five factors', Banz's article, the Russell 2000's publication after it. */
export const PREMIUM_STARTS = ["1926-07", "1963-07", "1981-07", "1999-01"] as const;

/** Mean lead of small over large caps, a year. */
export interface SizePremium {
  readonly pair: string;
  readonly from: string;
  readonly to: string;
  readonly withoutJanuary: boolean;
  /** Twelve times the mean monthly lead, decimal. */
  readonly mean: number;
  /** 95%, from Newey-West errors. */
  readonly interval: readonly [low: number, high: number];
  /** Two-sided, of no premium, from the same errors. */
  readonly pValue: number;
  readonly n: number;
}

const isJanuary = (month: string) => month.endsWith("-01");

/** The months of a reading of the size premium, and small caps' lead in each. */
interface PremiumSample extends Pick<SizePremium, "pair" | "withoutJanuary"> {
  readonly months: readonly string[];
  readonly leads: readonly number[];
}

/** A pair's months from one on to the note, with or without Januaries; null with fewer than five years. */
function sampleOf(pair: SizePair, from: string, withoutJanuary: boolean): PremiumSample | null {
  const rows = [...pair.months.keys()].filter((row) => {
    const month = pair.months[row] as string;
    return month >= from && month < COMMENTARY.asOf.slice(0, 7) && !(withoutJanuary && isJanuary(month));
  });
  if (rows.length < 5 * MONTHS_PER_YEAR || (pair.months[0] as string) > from) return null;
  const all = monthLeads(pair);
  return {
    pair: pair.name,
    withoutJanuary,
    months: rows.map((row) => pair.months[row] as string),
    leads: rows.map((row) => all[row] as number),
  };
}

function measured({ pair, withoutJanuary, months, leads }: PremiumSample): SizePremium {
  const fit = ols(leads, [leads.map(() => 1)], { intercept: false, covType: "HAC", useT: false });
  const [low, high] = confInt(fit)[0] as readonly [number, number];
  return {
    pair,
    from: months[0] as string,
    to: months.at(-1) as string,
    withoutJanuary,
    mean: (fit.params[0] as number) * MONTHS_PER_YEAR,
    interval: [low * MONTHS_PER_YEAR, high * MONTHS_PER_YEAR],
    pValue: fit.pvalues[0] as number,
    n: leads.length,
  };
}

/** Pairs of portfolios by size, the smallest tenth's last, and the Russell 2000 against the S&P 500 with dividends. */
function pairsOf(store: Store): readonly SizePair[] {
  const legs = LEGS.filter(({ small, large }) => large !== "sp500_total_return" || small === "bottom_30_vw");
  return [...legs.map((one) => legPair(store, one)), ...indexPairs(store).slice(1, 2)];
}

/** The months behind each reading: each pair from each start on, with and without Januaries; months up to the note only. */
export function premiumSamples(store: Store): readonly PremiumSample[] {
  return pairsOf(store).flatMap((pair) =>
    PREMIUM_STARTS.flatMap((from) =>
      [false, true].flatMap((withoutJanuary) => sampleOf(pair, from, withoutJanuary) ?? []),
    ),
  );
}

/** The size premium of each pair from each start on, with and without Januaries; months up to the note only. */
export function sizePremiums(store: Store): readonly SizePremium[] {
  return premiumSamples(store).map(measured);
}
