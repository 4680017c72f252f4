import { currentBook } from "../book/current-book.js";
import type { Claim, ClaimResult, Question, Verdict } from "../claims/claim.js";
import { evaluateOn } from "../claims/evaluate-on.js";
import { counted } from "../platform/text/counted.js";
import { openStore } from "../store/open-store.js";
import type { Store } from "../store/store.js";
import type { Comparison } from "./compare.js";
import { type Changed, splitChanges } from "./split-changes.js";

/**
 * What moved a claim:
 * - `revision`: values on record that were revised; without the revisions it would be as before.
 * - `rows`: rows that came or went, and values that were missing; without them it would be as before.
 * - `revision and rows`: both, each alone or only together.
 * - `code`: the data are not the cause.
 */
export type MovedBy = "revision" | "rows" | "revision and rows" | "code";

/** A claim's verdict before and after an update, on the data of one as-of. */
export interface VerdictMove {
  readonly claim: string;
  /** Last day that is known; null: everything in the data is. */
  readonly asOf: string | null;
  /** `failed`: the evaluation threw; `reason` says what. */
  readonly before: Verdict | "failed";
  readonly after: Verdict | "failed";
  /** Readings whose value, window or fit changed, or that came or went. */
  readonly readingsMoved: number;
  readonly reason: string;
  /** What moved the verdict or, where that is as before, the readings; null when nothing of the claim moved. */
  readonly movedBy: MovedBy | null;
  /** Which tables changed in the way that moved it, or null when nothing of the claim moved. */
  readonly cause: string | null;
}

/** What the claims are asked: on which day, with what known. */
interface AskedOf extends Question {
  readonly asOf: string | null;
}

type Outcome = {
  readonly verdict: Verdict | "failed";
  readonly reason: string;
  readonly readings: readonly string[];
};

/** As written, and with everything known since. */
const bothEnds = (): readonly AskedOf[] => [{ asOf: currentBook().asOf }, { asOf: null }];

/**
 * The claims that read a changed table, evaluated on two data folders. The others cannot move.
 * @param options.changed what changed, by table
 * @param options.questions default two: as written, and with everything known since
 */
export function verdictMoves(
  before: string,
  after: string,
  { changed, questions = bothEnds() }: { readonly changed: Changed; readonly questions?: readonly AskedOf[] },
): readonly VerdictMove[] {
  const affected = currentBook().claims.filter(({ tables }) => tables.some((name) => changed.has(name)));
  const moves = questions.flatMap((question) => {
    const evaluate = outcomes([before, after], question);
    return affected.map((claim) => {
      const [was, is] = evaluate(claim) as [Outcome, Outcome];
      return { claim, question, was, is, readingsMoved: difference(was.readings, is.readings) };
    });
  });
  type Move = (typeof moves)[number];
  const isMoved = ({ was, is, readingsMoved }: Move) => was.verdict !== is.verdict || readingsMoved > 0;
  const ambiguous = moves.filter((move) => isMoved(move) && kindOf(move.claim, changed) === undefined);
  const split =
    ambiguous.length === 0
      ? new Map<Move, MovedBy>()
      : splitChanges(
          { before, after, changed },
          ({ onlyRevised, notRevised }) =>
            new Map(
              questions.flatMap((question) => {
                const evaluate = outcomes([onlyRevised, notRevised], question);
                const own = ambiguous.filter((move) => move.question === question);
                return own.map((move) => [move, attribution(move, evaluate(move.claim))] as const);
              }),
            ),
        );
  return moves.map((move) => {
    const { claim, question, was, is, readingsMoved } = move;
    const movedBy = isMoved(move) ? (split.get(move) ?? kindOf(claim, changed) ?? null) : null;
    return {
      claim: claim.id,
      asOf: question.asOf,
      before: was.verdict,
      after: is.verdict,
      readingsMoved,
      reason: is.reason,
      movedBy,
      cause: movedBy === null ? null : causeOf(claim, changed, movedBy),
    };
  });
}

/** What evaluates a claim on several folders. */
function outcomes(
  folders: readonly string[],
  { asOf, ...question }: AskedOf,
): (claim: Claim) => readonly Outcome[] {
  const stores = folders.map((dir) => openStore({ dir, asOf }));
  return (claim) => stores.map((store) => outcome(claim, store, question));
}

function outcome(claim: Claim, store: Store, question: Question): Outcome {
  try {
    const { verdict, reason, estimates }: ClaimResult = evaluateOn(claim, store, question);
    const readings = estimates.map(({ definition, value, from, to, fits }) =>
      JSON.stringify([definition, value, from, to, fits]),
    );
    return { verdict, reason, readings };
  } catch (error) {
    return { verdict: "failed", reason: (error as Error).message, readings: [] };
  }
}

/** How many entries stand in only one of the lists, a changed one counted once. */
function difference(a: readonly string[], b: readonly string[]): number {
  const [inA, inB] = [new Set(a), new Set(b)];
  return Math.max(a.filter((entry) => !inB.has(entry)).length, b.filter((entry) => !inA.has(entry)).length);
}

/** The one kind of change that a claim's tables had; undefined when they had both. */
function kindOf({ tables }: Claim, changed: Changed): MovedBy | undefined {
  const own = tables.flatMap((name) => changed.get(name) ?? []);
  const isRevised = own.some(({ revised }) => revised > 0);
  const hasOtherRows = own.some(({ added, filled, removed = 0 }) => added + filled + removed > 0);
  if (isRevised && hasOtherRows) return undefined;
  return isRevised ? "revision" : "rows";
}

/** Which of the two kinds moved a verdict, or readings under the same one: the kind that does it alone, and without which nothing moves. */
function attribution(
  { was, is }: { readonly was: Outcome; readonly is: Outcome },
  [onlyRevised, notRevised]: readonly Outcome[],
): MovedBy {
  const isSame = (a: Outcome, b: Outcome | undefined) =>
    was.verdict === is.verdict
      ? difference(a.readings, b?.readings ?? []) === 0 && a.verdict === b?.verdict
      : a.verdict === b?.verdict;
  if (isSame(is, onlyRevised) && isSame(was, notRevised)) return "revision";
  if (isSame(was, onlyRevised) && isSame(is, notRevised)) return "rows";
  return "revision and rows";
}

function causeOf(claim: Claim, changed: Changed, movedBy: MovedBy): string {
  const causes = claim.tables.flatMap((name) => {
    const change = changed.get(name);
    const parts = change === undefined ? [] : changeTexts(change, movedBy);
    return parts.length === 0 ? [] : [`${name}: ${parts.join(", ")}`];
  });
  return causes.join("; ") || "description changed";
}

/**
 * What happened to a table in the way that moved a claim, in words: "1 row revised since 2024-05", "2 rows added".
 * @param movedBy leaves out what did not move it
 */
export function changeTexts(
  { added, filled, removed = 0, revised, since }: Omit<Comparison, "largest" | "revisions">,
  movedBy: MovedBy,
): string[] {
  return [
    ...(revised > 0 && movedBy !== "rows" ? [`${counted(revised, "row")} revised since ${since}`] : []),
    ...(movedBy === "revision"
      ? []
      : [
          ...(filled > 0 ? [`${counted(filled, "row")} filled in`] : []),
          ...(added > 0 ? [`${counted(added, "row")} added`] : []),
          ...(removed > 0 ? [`${counted(removed, "row")} removed`] : []),
        ]),
  ];
}
