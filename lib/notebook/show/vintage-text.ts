import { date } from "./format.js";

/**
 * The vintage of a table as a reader has it: days and months in words, without where it was read from.
 * @param vintage as the manifest has it
 * @example vintageText("as of 2026-08; revised monthly. Read from a public copy.") // => "as of August 2026; revised monthly"
 */
export function vintageText(vintage: string): string {
  return vintage
    .replace(/[.;] Read from a public copy.*$/, "")
    .replace(/\b\d{4}-\d{2}(?:-\d{2})?\b/g, (period) => date(period));
}
