import type { Revision } from "./compare.js";
import type { LeftColumn } from "./rebuilt.js";
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

/** How a source answered. */
export interface SourceSummary {
  readonly input: string;
  readonly ok: boolean;
  /** Files that were received, by name. */
  readonly files: readonly string[];
  /** Those that came from another host than the one that was asked, with its origin. */
  readonly redirected: readonly { readonly file: string; readonly to: string }[];
  /** Which second source was used and why, or why it failed. */
  readonly message?: string;
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
  /** Claims that read a changed table. */
  readonly verdicts: readonly VerdictMove[];
}
