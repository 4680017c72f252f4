import type { Store } from "claimbook/book";
import { chowTest, MONTHS_PER_YEAR, supFTest } from "claimbook/stats";
import { JULY } from "./july-lead.js";
import { LEGS, type Legs } from "./legs.js";
import { monthLeads } from "./month-rank.js";
import { indexPairs, legPair, type SizePair } from "./size-pairs.js";

/** Fewer months than this before or after a break say nothing of a mean. */
const MIN_MONTHS = 6;
/** A search for a break in fewer years than this sees too little. */
const MIN_YEARS = 10;

/** Whether small caps' mean monthly lead broke. */
export interface LeadBreak {
  readonly pair: string;
  /** Months that the search for a break knows. */
  readonly from: string;
  readonly to: string;
  readonly n: number;
  /** Andrews's sup F of the mean, with Newey and West's errors. */
  readonly supF: number;
  readonly pValue: number;
  /** First month after the likeliest break; null where there is none. */
  readonly after: string | null;
  /** Months after July 2024 that are known later; 0 where they, or those before, are too few to test. */
  readonly months: number;
  /** Mean monthly lead after July 2024 less that to it, decimal, and the p value of Chow's test; null without a test. */
  readonly change: number | null;
  readonly chowPValue: number | null;
}

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The months after July 2024 against those to it. */
function julyBreak(pair: SizePair): Pick<LeadBreak, "months" | "change" | "chowPValue"> {
  const leads = monthLeads(pair);
  const at = pair.months.filter((month) => month <= JULY.month).length;
  const months = leads.length - at;
  if (at < MIN_MONTHS || months < MIN_MONTHS) return { months: 0, change: null, chowPValue: null };
  const change = mean(leads.subarray(at)) - mean(leads.subarray(0, at));
  return { months, change, chowPValue: chowTest(leads, [], { at }).pValue };
}

/** A century of portfolios by size, and the Russell 2000 under each way to quote it. */
const pairsOf = (store: Store): readonly SizePair[] => [
  legPair(store, LEGS[0] as Legs),
  ...indexPairs(store),
];

/**
 * Whether the mean monthly lead of small over large caps broke: at any date within the store's months, and after July 2024 by what is known later. A pair
 * whose months are fewer than ten years is left out.
 * @param options.later knows what came after the note; default the store itself
 */
export function leadBreaks(
  store: Store,
  { later = store }: { readonly later?: Store } = {},
): readonly LeadBreak[] {
  const since = pairsOf(later);
  return pairsOf(store).flatMap((pair, i) => {
    const { name, months } = pair;
    if (months.length < MIN_YEARS * MONTHS_PER_YEAR) return [];
    const { statistic, pValue, at } = supFTest(monthLeads(pair), [], { covType: "HAC" });
    return [
      {
        pair: name,
        from: months[0] as string,
        to: months.at(-1) as string,
        n: months.length,
        supF: statistic,
        pValue,
        after: at === null ? null : (months[at] as string),
        ...julyBreak(since[i] as SizePair),
      },
    ];
  });
}
