import type { Sql } from "./sql.js";

/** What files say of a column without a row being read. */
export interface ColumnFacts {
  /** No value is missing. */
  readonly isComplete: boolean;
  /** Its values are true and false. */
  readonly isTruth: boolean;
  /** Of numbers. */
  readonly smallest?: number;
  /** The first and the last, of days. */
  readonly days?: { readonly from: string; readonly to: string };
}

/** Where a row of files stands. */
export const FILE_COLUMN = "claimbook_file";
export const ROW_COLUMN = "claimbook_row";

/** A relation with the names that the columns of the layout have there. */
export interface SourceRelation {
  /** What stands after `from`. */
  readonly from: Sql;
  /** Of files, the same with two columns more: `FILE_COLUMN`, and `ROW_COLUMN`, the row's number in its file from 1. */
  readonly located?: Sql;
  /** By the layout's name, the source's. */
  readonly columns: Readonly<Record<string, string>>;
  /** By the layout's name, where the files themselves say it: a rule that no value of the column can meet is left out. */
  readonly facts?: Readonly<Record<string, ColumnFacts>>;
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
  { facts = {} }: SourceRelation,
  name: string,
  { bound, strictly = false }: { readonly bound: number; readonly strictly?: boolean },
): boolean {
  const least = facts[name]?.smallest;
  return least !== undefined && (strictly ? least > bound : least >= bound);
}

/** Is every daily return known to be above -100%, so that wealth stays above zero? */
export const staysSolvent = (daily: SourceRelation): boolean =>
  has(daily, "return") &&
  !has(daily, "delisting_return") &&
  staysAbove(daily, "return", { bound: -1, strictly: true });

/** Is every daily row known to have a return? */
export const hasEveryReturn = (daily: SourceRelation): boolean =>
  staysAbove(daily, "return", { bound: -1 }) && daily.facts?.return?.isComplete === true;

/** Are all days known to lie in a range? */
export function staysWithin(
  { facts = {} }: SourceRelation,
  { from, to }: { readonly from: string; readonly to: string },
): boolean {
  const { isComplete = false, days } = facts.date ?? {};
  return isComplete && days !== undefined && days.from >= from && days.to <= to;
}
