import { MONTHS } from "../platform/text/day-text.js";

/** A month as notes on vintages write it: "2026-08", "2026-08-18", "202602", "August 2026", or the "2024 edition" of a year's data. */
const PERIOD = new RegExp(
  `\\b(?:(\\d{4})-?(0[1-9]|1[0-2])(?:-\\d{2})?|(${MONTHS.join("|")}) (\\d{4})|(\\d{4}) edition)\\b`,
  "g",
);

/**
 * The latest month that a table's note on its vintage names: no value in the table is newer than it, and any may be as new.
 * An edition of a year counts as of that year's end.
 * @returns `YYYY-MM`, or undefined where the note names none
 * @example vintageMonth("CRSP vintage 202602; labels of August 2023") // => "2026-02"
 */
export function vintageMonth(note: string): string | undefined {
  const months = [...note.matchAll(PERIOD)].map(([, year, month, name, nameYear, edition]) => {
    if (edition !== undefined) return `${edition}-12`;
    if (name !== undefined) return `${nameYear}-${String(MONTHS.indexOf(name) + 1).padStart(2, "0")}`;
    return `${year}-${month}`;
  });
  return months.sort().at(-1);
}
