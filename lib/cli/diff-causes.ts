import type { ClaimsDocument } from "../claims/claims-document.js";
import type { Cause, CauseKind, ClaimsDiff } from "../claims/diff/claims-diff.js";
import { diffClaims } from "../claims/diff/diff-claims.js";
import type { Cache } from "../platform/cache/cache.js";
import { folderChanges } from "../update/folder-changes.js";
import type { Changed } from "../update/split-changes.js";
import { changeTexts, type MovedBy, type VerdictMove, verdictMoves } from "../update/verdict-moves.js";
import type { DiffSide } from "./diff-side.js";
import { withLastData } from "./last-data.js";
import type { Days } from "./options.js";

/** What the tables of both sides did, row by row. */
interface DataMoves {
  readonly known: ReadonlyMap<string, readonly Cause[]>;
  /** By claim; undefined where the sides ask different questions. */
  readonly moves: readonly VerdictMove[] | undefined;
}

/** The causes that tables give. */
const OF_TABLES: ReadonlySet<CauseKind> = new Set([
  "new rows",
  "revised rows",
  "later vintage",
  "table changed",
]);

/** The question that all claims of a document answer; undefined where there are several. */
function questionOf({ claims, book }: ClaimsDocument): Days | undefined {
  const [first] = claims;
  if (first === undefined || claims.some(({ evaluatedAsOf }) => evaluatedAsOf !== first.evaluatedAsOf))
    return undefined;
  const asked = new Set(claims.filter(({ moved }) => moved).map(({ askedOn }) => askedOn));
  const [askedOn = null, ...others] = asked;
  return others.length > 0 || askedOn === book.asOf ? undefined : { asOf: first.evaluatedAsOf, askedOn };
}

/** Tables that differ, with what happened to their rows. */
function causesOf(changed: Changed): DataMoves["known"] {
  const texts = (by: MovedBy, kind: CauseKind) =>
    [...changed].map(([table, change]): [string, readonly Cause[]] => [
      table,
      changeTexts(change, by).map((text) => ({ kind, text })),
    ]);
  const rows = new Map(texts("rows", "new rows"));
  return new Map(
    texts("revision", "revised rows").map(([table, revised]) => [
      table,
      [...revised, ...(rows.get(table) ?? [])],
    ]),
  );
}

/** A task's result on the data that a side was evaluated on: its own folder, the present data, or as they are cached; else undefined. */
function withData<T>(
  side: DiffSide,
  { dir, present, cache }: { readonly dir: string; readonly present: string; readonly cache: Cache },
  task: (folder: string) => T,
): T | undefined {
  if (side.dir !== undefined) return task(side.dir);
  const { data } = side.document;
  if (data === null) return undefined;
  return data === present ? task(dir) : withLastData(cache, { dir, key: data.replace("sha256:", "") }, task);
}

/** What the data of two sides did; undefined where they are the same, or not both to be had. */
function dataMoves(
  from: DiffSide,
  to: DiffSide,
  where: { readonly dir: string; readonly present: string; readonly cache: Cache },
): DataMoves | undefined {
  if (from.document.data === to.document.data) return undefined;
  const [asked, again] = [from, to].map(({ document }) => questionOf(document));
  const isSame = asked?.asOf === again?.asOf && asked?.askedOn === again?.askedOn;
  return withData(from, where, (before) =>
    withData(to, where, (after) => {
      const { changed } = folderChanges(before, after);
      return {
        known: causesOf(changed),
        moves: asked && isSame ? verdictMoves(before, after, { changed, questions: [asked] }) : undefined,
      };
    }),
  );
}

/** The causes of a claim without those that did not move it, as today's code finds when it is evaluated on both data. */
function attributed(causes: readonly Cause[], move: VerdictMove | undefined): readonly Cause[] {
  const own = causes.filter(({ kind }) => !OF_TABLES.has(kind));
  if (move === undefined || move.movedBy === "revision and rows") return causes;
  if (move.movedBy === null)
    return own.length > 0 ? own : [{ kind: "code", text: "code: no row that it reads moved it" }];
  const kind: CauseKind = move.movedBy === "revision" ? "revised rows" : "new rows";
  return causes.filter(
    (cause) => !OF_TABLES.has(cause.kind) || cause.kind === kind || cause.kind === "later vintage",
  );
}

/**
 * What moved from one side to another, with its causes: row by row where the data of both sides are at hand.
 * @param where the present data, their hash, and where those of earlier runs are cached; undefined outside a book
 */
export function diffSides(
  from: DiffSide,
  to: DiffSide,
  where: { readonly dir: string; readonly present: string; readonly cache: Cache } | undefined,
): ClaimsDiff {
  const data = where && dataMoves(from, to, where);
  const diff = diffClaims(from.document, to.document, data && { known: data.known });
  if (data?.moves === undefined) return diff;
  const moves = new Map(data.moves.map((move) => [move.claim, move]));
  return {
    ...diff,
    claims: diff.claims.map((claim) => ({
      ...claim,
      causes: attributed(claim.causes, moves.get(claim.claim)),
    })),
  };
}
