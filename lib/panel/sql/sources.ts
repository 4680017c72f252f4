import type { Sql } from "./sql.js";

/** A relation with the names that the columns of the layout have there. */
export interface SourceRelation {
  /** What stands after `from`. */
  readonly from: Sql;
  /** By the layout's name, the source's. */
  readonly columns: Readonly<Record<string, string>>;
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
