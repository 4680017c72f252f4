import { dataDir } from "../platform/book-folder.js";
import { knownOn } from "./availability.js";
import { notADay } from "./day-text.js";
import { recover } from "./journal.js";
import { readManifest, type TableSpec } from "./manifest.js";
import { StoreError } from "./store-error.js";

/** The first day on which anything in a table was known. */
function firstKnown({ info, availability }: TableSpec): string {
  return availability.from ?? knownOn(info.coverage.start, availability.lagDays);
}

/** The first day on which anything in any table was known; undefined when there is no table. */
export function earliestDay(specs: Iterable<TableSpec>): string | undefined {
  return [...specs].map(firstKnown).sort()[0];
}

/** @throws StoreError when a day is none of the calendar or lies before all that is known */
export function checkDay(asOf: string, earliest: string | undefined): void {
  const complaint = notADay(asOf);
  if (complaint !== undefined) throw new StoreError(`as-of ${complaint}; null is the latest`);
  if (earliest !== undefined && asOf < earliest) {
    throw new StoreError(
      `as-of ${asOf} lies before the start of the data; the earliest day possible is ${earliest}`,
    );
  }
}

/**
 * Checks a day as `openStore` does, without what reads tables.
 * @throws StoreError as that does
 */
export function checkAsOf(asOf: string): void {
  const dir = dataDir();
  recover(dir);
  checkDay(asOf, earliestDay(readManifest(dir)));
}
