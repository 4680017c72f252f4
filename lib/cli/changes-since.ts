import { readFileSync } from "node:fs";
import path from "node:path";
import type { Verdict } from "../claims/claim.js";
import type { ClaimJson } from "../claims/claims-json.js";
import type { Cache } from "../platform/cache/cache.js";
import { sha256 } from "../platform/sha256.js";
import { MANIFEST } from "../store/manifest.js";
import { type FolderChanges, folderChanges } from "../update/folder-changes.js";
import type { RowChanges } from "../update/summary.js";
import { type MovedBy, type VerdictMove, verdictMoves } from "../update/verdict-moves.js";
import { withLastData } from "./last-data.js";
import { type RunVerdicts, runVerdicts, verdictsMoved } from "./last-verdicts.js";
import type { Days } from "./options.js";

/** What has moved since the last run that asked the same question. */
export interface ChangesSince extends Days {
  /** When the last run ended, as an ISO date and time; null: there is none to compare with. */
  readonly since: string | null;
  readonly moved: "nothing" | "figures" | "a verdict";
  /** Tables with other rows; null where those of the last run are no longer cached. */
  readonly tables: readonly RowChanges[] | null;
  readonly verdicts: readonly ClaimChange[];
  /** Claims of which readings moved under the same verdict. */
  readonly readings: readonly ClaimChange[];
}

/** A claim that moved. */
export interface ClaimChange {
  readonly claim: string;
  /** Null for a claim that is new, or gone. */
  readonly before: Verdict | null;
  readonly after: Verdict | null;
  /** Why the verdict is what it is now; "" where the claim is gone. */
  readonly reason: string;
  /** What moved it; null where the tables of the last run are no longer cached. */
  readonly movedBy: MovedBy | null;
  readonly cause: string;
}

/** What the tables did, and what that moves on today's code. */
interface DataMoves extends Pick<FolderChanges, "tables"> {
  readonly verdicts: readonly VerdictMove[];
}

/**
 * What has moved since the last run: rows and revisions of the data, verdicts and readings, each with its cause. The last run's claims are
 * evaluated again on its own data, so that a move of the code is told from one of the data.
 * @param claims as they are now
 * @param options.last the last run of the same question; undefined: none
 */
export function changesSince(
  claims: readonly ClaimJson[],
  options: {
    readonly last: RunVerdicts | undefined;
    readonly days: Days;
    readonly dir: string;
    readonly cache: Cache;
  },
): ChangesSince {
  const { last, days } = options;
  if (last === undefined)
    return { since: null, ...days, moved: "nothing", tables: [], verdicts: [], readings: [] };
  const data = dataMoves({ ...options, last });
  const now = runVerdicts(claims, new Date()).claims;
  const { verdicts, readings } = verdictsMoved(last.claims, now);
  const change = (id: string): ClaimChange => ({
    claim: id,
    before: last.claims[id]?.verdict ?? null,
    after: now[id]?.verdict ?? null,
    reason: claims.find((claim) => claim.id === id)?.reason ?? "",
    ...causeOf(id, { last, data, isThere: now[id] !== undefined }),
  });
  const figures = data === null || data.tables.length > 0 || readings.length > 0;
  return {
    since: last.at,
    ...days,
    moved: verdicts.length > 0 ? "a verdict" : figures ? "figures" : "nothing",
    tables: data?.tables.map(({ status: _, notes: __, left: ___, ...table }) => table) ?? null,
    verdicts: verdicts.map(({ id }) => change(id)),
    readings: readings.map(change),
  };
}

function dataMoves({
  last,
  days,
  dir,
  cache,
}: {
  readonly last: RunVerdicts;
  readonly days: Days;
  readonly dir: string;
  readonly cache: Cache;
}): DataMoves | null {
  const { data: key } = last;
  if (key === sha256(readFileSync(path.join(dir, MANIFEST)))) return { tables: [], verdicts: [] };
  if (key === undefined) return null;
  const compare = (folder: string): DataMoves => {
    const { tables, changed } = folderChanges(folder, dir);
    const verdicts = changed.size === 0 ? [] : verdictMoves(folder, dir, { changed, questions: [days] });
    return { tables, verdicts };
  };
  return withLastData(cache, { dir, key }, compare) ?? null;
}

function causeOf(
  id: string,
  {
    last,
    data,
    isThere,
  }: { readonly last: RunVerdicts; readonly data: DataMoves | null; readonly isThere: boolean },
): Pick<ClaimChange, "movedBy" | "cause"> {
  const before = last.claims[id];
  if (!isThere) return { movedBy: "code", cause: "the claim is gone" };
  if (before === undefined) return { movedBy: "code", cause: "a new claim" };
  if (data === null) return { movedBy: null, cause: "the tables of the last run are no longer cached" };
  const move = data.verdicts.find(({ claim }) => claim === id);
  if (move?.movedBy == null || move.cause === null)
    return { movedBy: "code", cause: "code: no row that it reads moved it" };
  const alsoCode = move.before === before.verdict ? "" : "; the code has changed as well";
  return { movedBy: move.movedBy, cause: `${move.cause}${alsoCode}` };
}
