import type { DatedSeries } from "../../sources/dates.js";
import { addMonths } from "../../stats/series/calendar.js";
import type { Refresh } from "../refresh.js";
import { releaseDays } from "../release-days.js";
import { replaceRows, round } from "../rows.js";

/**
 * Consumer prices by month. Release days of new months come from FRED's initial releases, which need a key; without one they stay empty,
 * and the store counts such a month as known 45 days after it ended. Days that are recorded stay.
 */
export const cpiMonthly: Refresh = {
  table: "cpi-monthly",
  inputs: ["cpi"],
  maxGapDays: 31,
  staleAfterDays: 80,
  apart: { release_date: "the days of new months need a FRED key" },
  endCaveat: /NSA ends [^.]*\./,
  build(current, { cpi }, { anchor, since }) {
    const months = current.month as readonly string[];
    const recorded = current.release_date ?? [];
    const published = new Set([...cpi.nsa.keys(), ...cpi.sa.keys()]);
    // FRED has initial releases of all months: those before the first recorded one would add nothing that is used.
    const first = months[recorded.findIndex((day) => day !== null)] ?? "";
    const released = [...cpi.releases].filter(([month]) => published.has(month) && month >= first);
    const { days, notes } = releaseDays(months, recorded, new Map(released));
    const fresh = {
      cpi_nsa: rounded(cpi.nsa, 3),
      cpi_sa: rounded(cpi.sa, 3),
      core_cpi_sa: rounded(cpi.core, 3),
      ...(released.length > 0 && { release_date: days }),
    };
    return {
      ...replaceRows(current, fresh, { key: "month", anchor, since, alsoRows: everyMonth(cpi.sa) }),
      notes,
      vintage: `as published by the BLS for ${[...cpi.sa.keys()].at(-1)}; SA columns with the seasonal factors of that day.`,
    };
  },
};

/** Every month to the last one: a month that was never published (October 2025) is a row without values, not a gap. */
function everyMonth(series: DatedSeries): string[] {
  const keys = [...series.keys()];
  const months: string[] = [];
  for (
    let month = keys[0] ?? "";
    keys.length > 0 && month <= (keys.at(-1) as string);
    month = addMonths(month, 1)
  ) {
    months.push(month);
  }
  return months;
}

/** US interest rates, percent a year divided by 100, on days with a Treasury quotation of both maturities. */
export const ratesDaily: Refresh = {
  table: "rates-daily",
  inputs: ["policyRates", "yields"],
  columnInputs: { effr: "policyRates", target_lower: "policyRates", target_upper: "policyRates" },
  maxGapDays: 7,
  staleAfterDays: 10,
  build(current, { policyRates, yields }, { anchor, since, left = {} }) {
    const quoted = new Set([...yields.twoYear.keys()].filter((day) => yields.tenYear.has(day)));
    const column = (series: DatedSeries) =>
      new Map(
        [...series].flatMap(([day, percent]) =>
          quoted.has(day) ? [[day, round(percent / 100, 6)] as const] : [],
        ),
      );
    const fresh = {
      ...(!("effr" in left) && {
        effr: column(policyRates.effr),
        target_lower: column(policyRates.lower),
        target_upper: column(policyRates.upper),
      }),
      dgs2: column(yields.twoYear),
      dgs10: column(yields.tenYear),
    };
    return {
      ...replaceRows(current, fresh, { key: "date", anchor, since }),
      vintage: `H.15 rates to ${[...quoted].at(-1)}.`,
    };
  },
};

const rounded = (series: DatedSeries, digits: number) =>
  new Map([...series].map(([period, value]) => [period, round(value, digits)]));
