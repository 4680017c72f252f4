import { sessionClose } from "./session-close.js";
import type { SourceFile } from "./source-file.js";

/** Free quotes come up to fifteen minutes late: for so long after the close they may be the session's. */
export const QUOTE_DELAY_MS = 15 * 60_000;
const DAY_MS = 24 * 3_600_000;

/**
 * Was New York's session of a day still to end, so that its row in a file of quotes is no close? Rows further ahead are no matter of sessions:
 * the update's own check refuses them.
 * @param at milliseconds of the epoch at which the file was received
 * @example isInSession("2024-07-24", Date.parse("2024-07-24T19:00:00Z")) // => true
 */
export function isInSession(day: string, at: number): boolean {
  const close = sessionClose(day);
  return at < close + QUOTE_DELAY_MS && at >= close - DAY_MS;
}

/** When a file was received, in milliseconds of the epoch; now for one that was put into a folder by hand. */
export function receivedAt({ retrieved }: Pick<SourceFile, "retrieved">): number {
  const at = Date.parse(retrieved);
  return Number.isNaN(at) ? Date.now() : at;
}
