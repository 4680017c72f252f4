import type { ClaimResult, Verdict } from "../claims/claim.js";
import { agreement } from "../claims/verdict.js";
import { distanceText } from "../claims/wording/miss-text.js";
import { wrappedTable } from "./wrapped-table.js";

/** What is said of a book that has none. */
export const NO_CLAIMS = 'the book has no claims yet; write one with "claimbook new claim my-claim"';

/** What the table says of a claim. */
export interface VerdictRow {
  readonly id: string;
  readonly stated: string;
  readonly verdict: Verdict;
  /** The reason, after the claim as it was asked where it was asked on another day. */
  readonly reason: string;
  /** The rest of the reason, printed under it. */
  readonly detail?: string;
  /** How far the nearest deciding reading lies from what was stated. */
  readonly miss: string;
  /** How many of the deciding readings fit. */
  readonly fitting: number;
  readonly all: number;
}

/**
 * The rows of evaluated claims, in their order.
 * @param options.details with the detail of each reason; default false
 */
export function verdictRows(
  results: readonly ClaimResult[],
  { details = false }: { readonly details?: boolean } = {},
): VerdictRow[] {
  return results.map((result) => {
    const { claim, statement, moved, verdict, reason, detail, miss } = result;
    const why = moved ? `${statement}? ${reason}` : reason;
    const nearest = miss ? distanceText(miss.nearest, miss.unit) : "-";
    return {
      ...{ id: claim.id, stated: claim.stated, verdict, reason: why, miss: nearest },
      ...(details && detail !== undefined && { detail }),
      ...agreement(result),
    };
  });
}

/**
 * The ledger as lines of text: claim, stated, verdict, miss, how many of the deciding readings fit, and the reason with its
 * detail if it has one, wrapped to the width.
 * @param rows in the order to print
 */
export function verdictTable(
  rows: readonly VerdictRow[],
  { width = 120 }: { readonly width?: number } = {},
): string {
  if (rows.length === 0) return NO_CLAIMS;
  return wrappedTable(
    ["claim", "stated", "verdict", "miss", "fit", "why"],
    rows.map(({ id, stated, verdict, miss, fitting, all, reason, detail }) => ({
      cells: [id, stated, verdict, miss, all === 0 ? "-" : `${fitting}/${all}`],
      texts: [reason, ...(detail === undefined ? [] : [detail])],
    })),
    width,
  );
}
