import type { Columns } from "../store/columns.js";
import type { Input } from "./input.js";

/** The last period of the snapshot in each column: what stands after it is no authority on what a source may say. */
export type Anchor = Readonly<Record<string, string>>;

/** Values on record that the source does not have any more, by column: the periods of each. They stay. */
export type Retained = Readonly<Record<string, readonly string[]>>;

/** Columns that an update left as they were, and why. */
export type LeftColumns = Readonly<Record<string, string>>;

/** A rebuilt table. */
export interface Built {
  readonly columns: Columns;
  /** Where the snapshot ends in each column that goes on from it. */
  readonly anchor?: Anchor;
  readonly retained?: Retained;
  /** Columns that stay as they are, and why. */
  readonly left?: LeftColumns;
  /** Where the source says otherwise than what is on record and stays. */
  readonly notes?: readonly string[];
  /** What the rows rest on now, for the manifest. */
  readonly vintage: string;
  /** Replaces the manifest's description. */
  readonly description?: string;
  /** For a table that summarises a window: it is known from this day. */
  readonly knownFrom?: string;
}

/** How far an update may reach back. */
export interface BuildOptions {
  /** Rows before this day (or its month) are left as they are; null: the source may revise all. */
  readonly since: string | null;
  /** The day of the update, against which a source is checked that may have been left behind; default: none is. */
  readonly today?: string;
  /** As an earlier update recorded it. */
  readonly anchor?: Anchor | undefined;
  /** Take the source's history although it does not agree with the one on record. */
  readonly acceptRevisions?: boolean;
}

/** Inputs of a table, by its own names for them. */
export type InputsByName = Readonly<Record<string, Input>>;

/** The input, by the table's name for it, of each column that rests on one input alone. */
export type ColumnInputs<I extends InputsByName> = Readonly<Record<string, keyof I & string>>;

/** What a table's inputs gave, by its names for them; undefined may be what only single columns rest on. */
export type InputValues<I extends InputsByName, C extends ColumnInputs<I>> = {
  readonly [K in keyof I]: ValueOf<I[K]> | (K extends C[keyof C] ? undefined : never);
};

type ValueOf<One> = One extends Input<infer T> ? T : never;

/** How a table is brought up to date. */
export interface TableRecipe<
  I extends InputsByName = InputsByName,
  C extends ColumnInputs<I> = ColumnInputs<I>,
> {
  readonly table: string;
  readonly inputs: I;
  /** Columns that rest on one input alone: where it fails they stay as they are, and the others go on. */
  readonly columnInputs?: C;
  /** Days that may lie between two rows; more is a gap. */
  readonly maxGapDays: number;
  /** Days after the last row from which on the table counts as stale: the source's usual delay and a margin. */
  readonly staleAfterDays: number;
  /** The same of columns that come later than the table. */
  readonly columnStaleAfterDays?: Readonly<Record<string, number>>;
  /** Columns that have a source and may end early all the same, and why: their end makes the table no older. */
  readonly optionalColumns?: Readonly<Record<string, string>>;
  /** Columns that no public source can bring up to date, and why. */
  readonly frozenColumns?: Readonly<Record<string, string>>;
  /** The part of a caveat that says where columns start and end; a computed sentence takes its place. */
  readonly endCaveat?: RegExp;
  /**
   * @param current the table as it is
   * @param values what the inputs gave; one that failed is undefined, and the columns that rest on it stay as they are
   * @throws SourceError when the source does not continue the table
   */
  build(current: Columns, values: InputValues<I, C>, options: BuildOptions): Built;
}

/** How a table is brought up to date, its `build` typed by its inputs. @returns the recipe as it is */
export function defineTable<I extends InputsByName, const C extends ColumnInputs<I> = Record<never, never>>(
  recipe: TableRecipe<I, C>,
): TableRecipe<I, C> {
  return recipe;
}
