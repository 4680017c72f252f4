import type { Sql } from "./sql.js";

/** A relation with the names that the columns of the layout have there. */
export interface SourceRelation {
  /** What stands after `from`. */
  readonly from: Sql;
  /** By the layout's name, the source's. */
  readonly columns: Readonly<Record<string, string>>;
  /** By the layout's name, the smallest value of a column, where the files themselves say it: a rule for smaller ones is left out. */
  readonly smallest?: Readonly<Record<string, number>>;
}

/** The relations of a panel. */
export interface PanelSources {
  readonly daily: SourceRelation;
  /** Where fundamentals stand beside the daily rows; without it those in the daily rows are read. */
  readonly fundamentals?: SourceRelation;
  /** Days from the report until its figures count as known. */
  readonly reportLagDays: number;
}

/** Has the relation a column of the layout? */
export const has = (relation: SourceRelation, name: string): boolean => Object.hasOwn(relation.columns, name);

/** Is no value of a column below a bound, or, with `strictly`, at it? False where nothing is known. */
export function staysAbove(
  { smallest = {} }: SourceRelation,
  name: string,
  { bound, strictly = false }: { readonly bound: number; readonly strictly?: boolean },
): boolean {
  const least = smallest[name];
  return least !== undefined && (strictly ? least > bound : least >= bound);
}

/** Is every daily return known to be above -100%, so that wealth stays above zero? */
export const staysSolvent = (daily: SourceRelation): boolean =>
  has(daily, "return") &&
  !has(daily, "delisting_return") &&
  staysAbove(daily, "return", { bound: -1, strictly: true });
