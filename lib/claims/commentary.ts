import type { Store } from "../store/store.js";

/** The commentary under test. Copyrighted: its claims are described here in our own words, none of its sentences is copied. */
export const COMMENTARY = {
  publisher: "Russell Investments",
  /** What it is, in our words. */
  description: "a strategist's note of July 2024 on the turnaround of US small caps",
  /** Last market close that it was written with. */
  asOf: "2024-07-24",
} as const;

/**
 * The day from which a claim's relative dates ("a month before", "month to date") count: the store's as-of, which asks the
 * same question on another day, else the commentary's own day, whatever later rows the data hold.
 */
export function anchorDay(store: Store): string {
  return store.asOf ?? COMMENTARY.asOf;
}
