import type { Store } from "claimbook/book";
import { COMMENTARY } from "../commentary.js";
import { indexCloses } from "./index-closes.js";
import { monthPairs } from "./july-pairs.js";

/** July 2024: the close that the month counts from, the note's close and the month's last one. */
export const JULY = {
  month: "2024-07",
  base: "2024-06-28",
  note: COMMENTARY.asOf,
  end: "2024-07-31",
} as const;

/** How far small caps led large caps in July 2024 up to one close, quoted in one way. */
export interface JulyLead {
  readonly to: string;
  readonly convention: string;
  /** Return of the Russell 2000 since the close of 28 June minus that of the large caps, decimal. */
  readonly lead: number;
}

/** The lead at every close of July 2024 that the store shows, under each way to quote the two; oldest first. */
export function julyLeads(store: Store): readonly JulyLead[] {
  const closes = indexCloses(store);
  const base = closes.days.indexOf(JULY.base);
  if (base < 0) return [];
  const july = { base, end: base, from: JULY.base, to: JULY.end };
  return monthPairs(closes, july).map(({ to, convention, small, large }) => ({
    to,
    convention,
    lead: small - large,
  }));
}
