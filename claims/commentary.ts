import type { Store } from "claimbook/book";
/** The commentary under test. Copyrighted: its claims are described here in our own words, none of its sentences is copied. */
export const COMMENTARY = {
  publisher: "Russell Investments",
  /** What it is, in our words. */
  description: "a strategist's note of July 2024 on the turnaround of US small caps",
  /** Who publishes the verdicts on it. */
  reviewer: { name: "Claimbook: small caps, July 2024" },
  /** Last market close that it was written with. */
  asOf: "2024-07-24",
} as const;

/** The commentary's own day, or the store's as-of where that lies before it: where its windows end as far as they are known. */
export function lastKnownDay(store: Store): string {
  return store.asOf !== null && store.asOf < COMMENTARY.asOf ? store.asOf : COMMENTARY.asOf;
}
