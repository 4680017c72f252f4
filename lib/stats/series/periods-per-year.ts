/**
 * Trading days a year, to annualise daily figures. New York had 248 to 254 sessions a year from 1969 to 2025 (dates of Kenneth
 * French's daily factors), most often 252, the convention of empyrical and pyfolio. A year of sessions is not a calendar year: measure spans
 * between dates with `yearsBetween`.
 */
export const TRADING_DAYS_PER_YEAR = 252;

/** Weeks a year. 365.25 / 7 is 52.18; 52 is the convention (empyrical), 0.3% short. */
export const WEEKS_PER_YEAR = 52;

/** Months a year: exact. */
export const MONTHS_PER_YEAR = 12;

/** Quarters a year: exact. */
export const QUARTERS_PER_YEAR = 4;
