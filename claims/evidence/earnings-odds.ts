import type { CompositeEarnings } from "./composite-earnings.js";
import { EARNINGS_PACES, earningsMoves } from "./earnings-moves.js";
import { multipleShares } from "./multiple-shares.js";
import type { RallyWindow } from "./small-cap-rally.js";

/** How often earnings moved enough within a span to account for the rally's price change. */
export interface EarningsOdds {
  /** Length of the span in words. */
  readonly span: string;
  /** Observed changes of earnings over it; those of months and more overlap. */
  readonly changes: number;
  /** Share of them that account for at least half of the price change, and for all of it. */
  readonly half: number;
  readonly all: number;
}

const LONGER = [
  ["one month", 1],
  ["three months", 3],
  ["half a year", 6],
  ["one year", 12],
  ["two years", 24],
  ["five years", 60],
] as const;

/**
 * How often the S&P composite's earnings since 1871 moved enough to account for half or all of the rally's price change: within the rally's own
 * sessions, by pace, and had they had months or years to do it.
 */
export function earningsOdds(composite: CompositeEarnings, rally: RallyWindow): readonly EarningsOdds[] {
  const odds = (span: string, moves: Float64Array): EarningsOdds => {
    const shares = multipleShares(rally, moves).filter((share) => !Number.isNaN(share));
    const left = (most: number) => shares.filter((share) => share <= most).length / shares.length;
    return { span, changes: shares.length, half: left(0.5), all: left(0) };
  };
  const paces = EARNINGS_PACES.filter(({ months, since }) => months === 3 && since.startsWith("1871"));
  const { earnings } = composite;
  return [
    ...paces.map((pace) =>
      odds(
        `${rally.sessions} sessions, ${pace.path === "even" ? "even pace" : pace.path}`,
        earningsMoves(composite, { ...pace, sessions: rally.sessions }),
      ),
    ),
    ...LONGER.map(([span, months]) =>
      odds(
        span,
        earnings.slice(months).map((later, at) => Math.log(later / (earnings[at] as number))),
      ),
    ),
  ];
}
