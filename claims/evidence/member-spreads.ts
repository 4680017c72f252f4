import type { Store } from "claimbook/book";
import { studentTQuantile, twoSidedPValue } from "claimbook/stats";
import type { CrossSectionRow } from "./cross-section-row.js";
import type { Spread } from "./spread.js";
import { rallyStarted } from "./style-windows.js";

/** Two groups of members of `cross-section`, the one that is claimed to be ahead first. */
export interface GroupPair {
  readonly name: string;
  /** Set of members and group: "r2000_all/loss_making". */
  readonly long: string;
  readonly short: string;
  /** The average member (default), the middle one, or the average by market value. */
  readonly mean?: "mean" | "median" | "cap_weighted_mean";
  readonly comparison?: true;
}

/**
 * Mean return of one group of members less that of another, in each window of the table: the rally's, the whole month, and, for comparison, 11 July
 * alone. None before the rally can be judged.
 * Interval and p value are Welch's, from the table's t, with the smaller group's members less one as degrees of freedom (at most his): they take members
 * for independent, which they are not, and are too narrow and too small.
 * @param options.members rows of `cross-section`; default those that the book brings along
 */
export function memberSpreads(
  store: Store,
  pairs: readonly GroupPair[],
  {
    members = store.read("cross-section").objects() as CrossSectionRow[],
  }: { readonly members?: readonly CrossSectionRow[] } = {},
): readonly Spread[] {
  if (!rallyStarted(store)) return [];
  const rows = members.toSorted(
    (a, b) => compared(a.end_date, b.end_date) || compared(b.base_date, a.base_date),
  );
  const windows = [...new Set(rows.map(({ window }) => window))];
  const rowOf = new Map(rows.map((row) => [`${row.universe}/${row.group} ${row.window}`, row]));
  return pairs.flatMap(({ name, long, short, mean = "mean", comparison }) =>
    windows.flatMap((window): Spread[] => {
      const [one, other] = [rowOf.get(`${long} ${window}`), rowOf.get(`${short} ${window}`)];
      const value = (one?.[mean] ?? Number.NaN) - (other?.[mean] ?? Number.NaN);
      if (one === undefined || other === undefined || Number.isNaN(value)) return [];
      const tested = mean === "mean" && one.reference_group === other.group && one.t_stat;
      return [
        {
          name,
          window: sessionsOf(window),
          from: one.base_date,
          to: one.end_date,
          value,
          n: one.n + other.n,
          ...((comparison || !window.includes("..")) && { comparison: true as const }),
          ...(tested && welch(value, { t: tested, smaller: Math.min(one.n, other.n) })),
        },
      ];
    }),
  );
}

/** The order of two days, as `sort` takes it. */
const compared = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** "2024-07-01..31" as "1-31 July". */
const sessionsOf = (window: string) => `${window.slice(8).split("..").map(Number).join("-")} July`;

function welch(
  difference: number,
  { t, smaller }: { readonly t: number; readonly smaller: number },
): Required<Pick<Spread, "interval" | "pValue">> {
  const df = smaller - 1;
  const reach = studentTQuantile(0.975, { df }) * Math.abs(difference / t);
  return {
    interval: [difference - reach, difference + reach],
    pValue: twoSidedPValue(t, { df }),
  };
}
