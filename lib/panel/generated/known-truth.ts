/** What a generated panel is made to hold: what a computation on it must find again. */
export interface KnownTruth {
  /** Correlation of each pair's daily returns, of members of r2000 and of sp500. */
  readonly correlation: { readonly r2000: number; readonly sp500: number };
  /** Share of the members that make losses, by count. */
  readonly lossMakers: { readonly r2000: number; readonly sp500: number };
  /** Return a session that loss-makers of r2000 gain over the others, in the sessions after `rally.after` up to `rally.to`. */
  readonly rally: {
    readonly after: string;
    readonly to: string;
    readonly lossMakersAhead: number;
    readonly allAhead: number;
  };
}

/** The truth of every generated panel. */
export const KNOWN_TRUTH: KnownTruth = {
  correlation: { r2000: 0.25, sp500: 0.35 },
  lossMakers: { r2000: 0.4, sp500: 0.1 },
  rally: { after: "2024-07-10", to: "2024-07-16", lossMakersAhead: 0.01, allAhead: 0.015 },
};
