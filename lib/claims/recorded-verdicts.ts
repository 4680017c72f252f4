import { readRegularFile } from "../platform/read-regular-file.js";
import { isText, nullable, objectShape, optional, recordOf } from "../platform/shape.js";
import { UserError } from "../platform/user-error.js";
import type { Store } from "../store/store.js";
import { changeSince, isTableState, type TableState, tableState } from "../store/table-state.js";
import type { ClaimResult, Question, Verdict } from "./claim.js";
import { isVerdict } from "./verdict-shape.js";

/** A claim's verdict as it was recorded, with the state of the tables behind it. */
interface RecordedVerdict {
  readonly verdict: Verdict;
  /** The day that the claim was asked on. */
  readonly askedOn: string;
  readonly tables: { readonly [name: string]: TableState };
}

/** What `data/verdicts.json` holds: the verdicts that somebody has looked at and accepted. */
export interface RecordedVerdicts {
  /** Last day that the verdicts may know; null: everything. */
  readonly asOf: string | null;
  /** The day that the claims were asked on, or "latest"; null: the commentary's own. */
  readonly askedOn: string | null;
  readonly claims: { readonly [id: string]: RecordedVerdict };
}

/** What is read of a record; one that was written by hand may lack the rest. */
type ReadRecord = Partial<Pick<RecordedVerdicts, "asOf" | "askedOn">> & {
  readonly claims: { readonly [id: string]: Pick<RecordedVerdict, "verdict" | "tables"> };
};

const isReadable = objectShape<ReadRecord>({
  asOf: optional(nullable(isText)),
  askedOn: optional(nullable(isText)),
  claims: recordOf(
    objectShape<ReadRecord["claims"][string]>({ verdict: isVerdict, tables: recordOf(isTableState) }),
  ),
});
const isRecord = (value: unknown): value is RecordedVerdicts => isReadable(value);

/** A claim that has another verdict than before. */
export interface VerdictMoved {
  readonly id: string;
  /** Null for a claim that is new, or gone. */
  readonly before: Verdict | null;
  readonly after: Verdict | null;
}

/** A verdict that is not the recorded one. */
export interface VerdictChange extends VerdictMoved {
  /** "new rows in index-daily", "revised rows in cpi-monthly", or "code" where no table has changed. */
  readonly cause: string;
}

/** The verdicts as they are to be recorded. */
export function recordVerdicts(
  results: readonly ClaimResult[],
  store: Store,
  { askedOn = null }: Question = {},
): RecordedVerdicts {
  return {
    asOf: store.asOf,
    askedOn,
    claims: Object.fromEntries(
      results.map(({ claim, askedOn: day, verdict }) => [
        claim.id,
        {
          verdict,
          askedOn: day,
          tables: Object.fromEntries(claim.tables.map((name) => [name, tableState(store, name)])),
        },
      ]),
    ),
  };
}

/**
 * The recorded verdicts of a file.
 * @throws UserError when there is no such file or it is not a record of verdicts
 */
export function readRecordedVerdicts(file: string): RecordedVerdicts {
  const remedy = 'write it with "npx claimbook claims --record"';
  let text: string;
  try {
    text = readRegularFile(file).toString("utf8");
  } catch {
    throw new UserError(`${file}: there are no recorded verdicts; ${remedy}`);
  }
  try {
    const recorded: unknown = JSON.parse(text);
    if (isRecord(recorded)) return recorded;
  } catch {
    // The message below says it all.
  }
  throw new UserError(`${file}: not a record of verdicts; ${remedy}`);
}

/**
 * The verdicts that differ from the recorded ones, each with its cause, in the ledger's order; claims that are gone come last.
 * @param results the claims evaluated at the record's as-of
 */
export function verdictChanges(
  results: readonly ClaimResult[],
  recorded: RecordedVerdicts,
  store: Store,
): VerdictChange[] {
  const causeOf = (tables: RecordedVerdict["tables"]) => {
    const changed = Object.entries(tables).flatMap(([name, before]) => {
      if (!store.tables.includes(name)) return [`${name} is gone`];
      const change = changeSince(store, name, before);
      return change === "none" ? [] : [`${change} in ${name}`];
    });
    return changed.length > 0 ? changed.join(", ") : "code";
  };
  const now = Object.fromEntries(results.map(({ claim, verdict }) => [claim.id, { verdict }]));
  return movedVerdicts(recorded.claims, now).map((moved): VerdictChange => {
    const old = recorded.claims[moved.id];
    if (old === undefined) return { ...moved, cause: "a new claim" };
    return { ...moved, cause: moved.after === null ? "the claim is gone" : causeOf(old.tables) };
  });
}

type Verdicts = { readonly [id: string]: { readonly verdict: Verdict } };

/** The claims whose verdicts differ, in the order of the later ones; claims that are gone come last. */
export function movedVerdicts(before: Verdicts, after: Verdicts): VerdictMoved[] {
  return [...new Set([...Object.keys(after), ...Object.keys(before)])]
    .map((id) => ({ id, before: before[id]?.verdict ?? null, after: after[id]?.verdict ?? null }))
    .filter((claim) => claim.before !== claim.after);
}
