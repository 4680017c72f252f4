import { type Store, stockTable } from "claimbook/book";

/** A row of `cross-section`, as far as claims read it: a group of a set of members over a window. */
export interface CrossSectionRow {
  readonly window: string;
  readonly base_date: string;
  readonly end_date: string;
  readonly universe: string;
  readonly group: string;
  readonly n: number;
  readonly share_up: number | null;
  readonly mean: number;
  readonly median: number;
  readonly cap_weighted_mean: number | null;
  readonly reference_group: string | null;
  readonly t_stat: number | null;
}

/** The rows of groups of members that are known: those of the user's panel where there is one, else the book's. */
export const crossSection = (store: Store): readonly CrossSectionRow[] =>
  (stockTable(store, "cross-section") ?? store.read("cross-section"))
    .orderby("end_date", "base_date")
    .objects() as CrossSectionRow[];
