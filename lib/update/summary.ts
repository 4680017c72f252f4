import type { Revision } from "./compare.js";
import type { LookedForFile } from "./looked-for.js";
import type { LeftColumn } from "./rebuilt.js";
import type { SecondSource } from "./second-source.js";
import type { VerdictMove } from "./verdict-moves.js";

/** What an update did to a table. */
export interface TableSummary {
  readonly table: string;
  /** `failed`: left as it was because a source failed or did not continue it. */
  readonly status: "updated" | "unchanged" | "failed" | "not refreshed";
  /** Why it failed or is not refreshed. */
  readonly reason?: string;
  /** Host and reason where a whole host is at fault and not one file. */
  readonly brief?: string;
  readonly lastBefore: string;
  readonly lastAfter: string;
  /** Rows added, and earlier rows in which a missing value is now known. */
  readonly added: number;
  readonly filled: number;
  /** Rows that are no longer there, after a rollback; absent: none. */
  readonly removed?: number;
  readonly revised: {
    readonly rows: number;
    readonly since: string;
    readonly largest: Revision | null;
    /** Every value that changed, by row. */
    readonly values: readonly Revision[];
  } | null;
  /** Values missing inside new rows, and what stays although the source has it no more or says otherwise. */
  readonly notes: readonly string[];
  /** Columns that stay as they were although the table may have gone on, with where they end and why. */
  readonly left: readonly LeftColumn[];
}

/** What happened to the rows of a table. */
export type RowChanges = Omit<TableSummary, "status" | "reason" | "brief" | "notes" | "left">;

/** How a source answered. */
export interface SourceSummary {
  readonly input: string;
  readonly ok: boolean;
  /** Files that were received, by name. */
  readonly files: readonly string[];
  /** Those that came from another host than the one that was asked, with its origin. */
  readonly redirected: readonly { readonly file: string; readonly to: string }[];
  /** What came in another way than was asked for, or does not come yet, and why; or why it failed. */
  readonly message?: string;
  /** How its figures compare with a second publisher's; none where nobody else has them, or the first failed. */
  readonly second?: SecondSource;
}

/** What an update did. */
export interface UpdateSummary {
  /** Nothing was written: `--dry-run`. */
  readonly dryRun: boolean;
  readonly changed: boolean;
  /** A source failed, a table or a column was left behind, or a claim could not be evaluated. */
  readonly failed: boolean;
  readonly tables: readonly TableSummary[];
  readonly sources: readonly SourceSummary[];
  /** With `--offline`: the files that it looks for. */
  readonly lookedFor?: readonly LookedForFile[];
  /** Claims that read a changed table. */
  readonly verdicts: readonly VerdictMove[];
}
