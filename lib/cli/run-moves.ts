import { statSync, utimesSync } from "node:fs";
import path from "node:path";
import type { ClaimsDocument } from "../claims/claims-document.js";
import { parseClaimsDocument } from "../claims/claims-document-shape.js";
import type { ClaimDiff } from "../claims/diff/claims-diff.js";
import { diffClaims } from "../claims/diff/diff-claims.js";
import type { ClaimMove, RunMoves } from "../notebook/export/front/run-moves.js";
import { readPlainFile } from "../platform/read-plain-file.js";
import { UserError } from "../platform/user-error.js";
import { writeFileAtomic } from "../platform/write-file-atomic.js";
import { CLAIMS_FILE } from "./write-claims.js";

/** The claims of the last run that came to something else than the one beside it. */
const CLAIMS_BEFORE = "claims-before.json";

/** Claims beside pages; undefined where there are none, or none of this version. */
function readClaims(file: string): ClaimsDocument | undefined {
  const text = readPlainFile(file)?.toString();
  if (text === undefined) return undefined;
  try {
    return parseClaimsDocument(text, file);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** On which day claims are asked, as far as a document says it: as of which day, and whether on another than the commentary's. */
function questionOf({ claims }: ClaimsDocument): string {
  const asOf = new Set(claims.map(({ evaluatedAsOf }) => evaluatedAsOf ?? "latest"));
  return JSON.stringify([[...asOf].sort(), claims.some(({ moved }) => moved)]);
}

function moveOf({ claim, statement, verdict, causes }: ClaimDiff): ClaimMove {
  return { claim, statement, ...verdict, cause: causes.map(({ text }) => text).join("; ") };
}

/** The run before one whose claims are about to be written. */
interface LastRun {
  /** What moved since the last run that came to something else, so that a run that moves nothing says what the one before it said; undefined where there was no run before, or it asked another question. */
  readonly moves: RunMoves | undefined;
  /** Keeps its claims, with their time, where those that are about to be written come to something else. */
  keep(): void;
}

/**
 * The run before, compared with this one.
 * @param folder of the pages, with the claims of the run before
 * @param now the claims that are about to be written there
 */
export function lastRun(folder: string, now: ClaimsDocument): LastRun {
  const file = path.join(folder, CLAIMS_FILE);
  const beforeFile = path.join(folder, CLAIMS_BEFORE);
  const last = readClaims(file);
  if (last === undefined) return { moves: undefined, keep() {} };
  const changed = questionOf(last) !== questionOf(now) || diffClaims(last, now).claims.length > 0;
  const before = changed ? last : readClaims(beforeFile);
  return {
    moves: before && movesSince(before, now, changed ? file : beforeFile),
    keep() {
      if (!changed) return;
      const { atime, mtime } = statSync(file);
      writeFileAtomic(beforeFile, `${JSON.stringify(last, null, 2)}\n`);
      utimesSync(beforeFile, atime, mtime);
    },
  };
}

function movesSince(before: ClaimsDocument, now: ClaimsDocument, file: string): RunMoves | undefined {
  if (questionOf(before) !== questionOf(now)) return undefined;
  const { claims } = diffClaims(before, now);
  const isMoved = ({ verdict: { from, to } }: ClaimDiff) => from !== to;
  return {
    since: statSync(file).mtime.toISOString().slice(0, 10),
    verdicts: claims.filter(isMoved).map(moveOf),
    figures: claims.filter((claim) => !isMoved(claim)).map(moveOf),
  };
}
