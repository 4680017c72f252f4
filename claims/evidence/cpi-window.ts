import { dayText } from "claimbook/book";
/** The day on which June's consumer prices came out, and the close before. */
export const CPI_DAY = { before: "2024-07-10", day: "2024-07-11" } as const;

/** Bases of a window "since" or "from" that day: it counts (the close before) or it does not (its own close). */
export const CPI_BASES = [CPI_DAY.before, CPI_DAY.day] as const;

/** How a reading names its base. */
export const fromClose = (base: string): string => `from the ${closeText(base)}`;

/** "close of 10 July". */
export const closeText = (day: string): string => `close of ${dayText(day, { year: false })}`;
