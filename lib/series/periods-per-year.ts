/**
 * Trading days a year, to annualise daily figures. New York has had 250 to 253 sessions a year since 1970; 252 is the convention that
 * empyrical, pyfolio and most published volatilities use. A year of trading days is not a calendar year: measure spans between dates with
 * `yearsBetween`.
 */
export const TRADING_DAYS_PER_YEAR = 252;

/** Weeks a year. 365.25 / 7 is 52.18; 52 is the convention (empyrical), 0.3% short. */
export const WEEKS_PER_YEAR = 52;

/** Months a year: exact. */
export const MONTHS_PER_YEAR = 12;

/** Quarters a year: exact. */
export const QUARTERS_PER_YEAR = 4;
