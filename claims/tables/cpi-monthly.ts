import {
  addMonths,
  type DatedSeries,
  defineInput,
  defineTable,
  type Fetch,
  joinedNotes,
  type Loaded,
  loadBls,
  loadFredReleases,
  loadFredSeries,
  releaseDays,
  replaceRows,
  round,
} from "claimbook/book";

/** Index levels by month, and the first release day by month: none without a FRED key. */
interface ConsumerPrices {
  readonly nsa: DatedSeries;
  readonly sa: DatedSeries;
  readonly core: DatedSeries;
  readonly releases: ReadonlyMap<string, string>;
}

/** The first month that is asked for; earlier rows stay as they are. */
const SINCE = "2012-01-01";
const FIRST_YEAR = Number(SINCE.slice(0, 4));

/** Consumer prices of all urban consumers. */
export const cpi = defineInput<ConsumerPrices>({
  name: "cpi",
  comparison: {
    series: ({ nsa, sa, core }) => ({ cpi_nsa: nsa, cpi_sa: sa, core_cpi_sa: core }),
    rounding: 0.0005,
  },
  publishers: ({ fetch, year }) => [
    { name: "FRED", load: () => fromFred(fetch) },
    {
      name: "the BLS",
      load: () => fromBls(fetch, { from: FIRST_YEAR, to: year }),
      // The BLS answers few requests a day: those of its newest file are asked for.
      loadRecent: () => fromBls(fetch, { from: year - ((year - FIRST_YEAR) % 10), to: year }),
    },
  ],
});

async function fromFred(fetch: Fetch): Promise<Loaded<ConsumerPrices>> {
  const options = { fetch, since: SINCE };
  const [series, releases] = await Promise.all([
    loadFredSeries({ nsa: "CPIAUCNS", sa: "CPIAUCSL", core: "CPILFESL" }, options),
    loadFredReleases("CPIAUCNS", options),
  ]);
  const { nsa, sa, core } = series.value;
  return {
    value: { nsa: byMonth(nsa), sa: byMonth(sa), core: byMonth(core), releases: releases.value },
    files: [...series.files, ...releases.files],
    ...joinedNotes([series, releases]),
  };
}

async function fromBls(
  fetch: Fetch,
  years: { readonly from: number; readonly to: number },
): Promise<Loaded<ConsumerPrices>> {
  const range = { fetch, ...years };
  const [nsa, sa, core] = await Promise.all([
    loadBls("CUUR0000SA0", range),
    loadBls("CUSR0000SA0", range),
    loadBls("CUSR0000SA0L1E", range),
  ]);
  return {
    value: { nsa: nsa.value, sa: sa.value, core: core.value, releases: new Map() },
    files: [...nsa.files, ...sa.files, ...core.files],
    ...joinedNotes([nsa, sa, core]),
  };
}

const byMonth = (series: DatedSeries): DatedSeries =>
  new Map([...series].map(([day, value]) => [day.slice(0, 7), value]));

/**
 * Consumer prices by month. Release days of new months come from FRED's initial releases, which need a key; without one they stay empty,
 * and the store counts such a month as known 45 days after it ended. Days that are recorded stay.
 */
export const cpiMonthly = defineTable({
  table: "cpi-monthly",
  inputs: { cpi },
  maxGapDays: 31,
  staleAfterDays: 80,
  optionalColumns: { release_date: "the days of new months need a FRED key" },
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
});

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

const rounded = (series: DatedSeries, digits: number) =>
  new Map([...series].map(([period, value]) => [period, round(value, digits)]));
