import type { Columns } from "../store/columns.js";
import type { InputName, Inputs } from "./inputs.js";
import type { Anchor, LeftColumns, Retained } from "./rows.js";

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

/** How a table is brought up to date. */
export interface Refresh {
  readonly table: string;
  readonly inputs: readonly InputName[];
  /** Columns that rest on one input alone: where it fails they stay as they are, and the others go on. */
  readonly columnInputs?: Readonly<Record<string, InputName>>;
  /** Days that may lie between two rows; more is a gap. */
  readonly maxGapDays: number;
  /** Days after the last row from which on the table counts as stale: the source's usual delay and a margin. */
  readonly staleAfterDays: number;
  /** The same of columns that come later than the table. */
  readonly columnStaleAfterDays?: Readonly<Record<string, number>>;
  /** Columns whose end makes the table no older, and why they end; those without any source are in `COLUMNS_NOT_REFRESHED`. */
  readonly apart?: Readonly<Record<string, string>>;
  /** The part of a caveat that says where columns start and end; a computed sentence takes its place. */
  readonly endCaveat?: RegExp;
  /**
   * @param current the table as it is
   * @throws SourceError when the source does not continue the table
   */
  build(current: Columns, inputs: Inputs, options: BuildOptions): Built;
}

/** How far an update may reach back. */
export interface BuildOptions {
  /** Rows before this day (or its month) are left as they are; null: the source may revise all. */
  readonly since: string | null;
  /** The day of the update, against which a source is checked that may have been left behind; default: none is. */
  readonly today?: string;
  /** As an earlier update recorded it. */
  readonly anchor?: Anchor | undefined;
  /** Columns whose input failed, and why: what `inputs` has of them is undefined. */
  readonly left?: LeftColumns;
  /** Take the source's history although it does not agree with the one on record. */
  readonly acceptRevisions?: boolean;
}

/** Tables that no public source can bring up to date, with the reason. */
export const NOT_REFRESHED: Readonly<Record<string, string>> = {
  "fed-funds-futures": "July 2024 closes of the futures; CME Group publishes no free history",
  "fomc-meetings": "the calendar of 2024, entered by hand",
  "september-cut-probability": "odds of July 2024 as published; the past table is not offered again",
  "cross-section": "rests on prices and labels of single members, which no free source offers",
  correlation: "rests on prices of single members, which no free source offers",
  "magnificent-seven": "the first half of 2024 with capitalisations of 8 July 2024",
  "unprofitable-share": "labels of August 2023 read from quote pages",
  "published-figures": "what others wrote; the pages do not change",
};

const NO_SOURCE = "no public source goes on with it";

/** Columns of tables with a source that no public source can bring up to date, with the reason. */
export const COLUMNS_NOT_REFRESHED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "size-monthly": { sp500_total_return: NO_SOURCE },
  "style-daily": Object.fromEntries(
    ["iwo", "ijr", "rsp", "kre", "xbi", "mags"].map((name) => [name, NO_SOURCE]),
  ),
};
