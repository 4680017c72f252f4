import type { ClaimResult } from "../claims/claim.js";
import type { Figure } from "./figure.js";
import { findFigures } from "./figures.js";
import { findPassages } from "./find-passages.js";
import type { Note } from "./note.js";
import type { TextSpan } from "./text-span.js";
import { TokenIndex } from "./token-index.js";

/** A passage of a note that a claim is about. */
export interface NoteMark extends TextSpan {
  /** Its place among the marks of the note, from 1. */
  readonly number: number;
  readonly result: ClaimResult;
}

/** A passage of a claim that no place in the note is known for. */
export interface LostPassage {
  readonly result: ClaimResult;
  /** Why, as a sentence without its full stop. */
  readonly problem: string;
  /** Where it may stand. */
  readonly places: readonly TextSpan[];
}

/** A note with what its claims say of it. */
export interface AnnotatedNote {
  readonly note: Note;
  /** In the text's order. */
  readonly marks: readonly NoteMark[];
  /** In the order of the claims. */
  readonly lost: readonly LostPassage[];
  /** How many figures, ranks and superlatives the text holds, without dates and numbers of pages. */
  readonly figures: number;
  /** Those that no claim ties, in the text's order. */
  readonly untied: readonly Figure[];
}

/** Does a span overlap one of several? @param spans in order and disjoint, or nested */
const overlaps = ({ start, end }: TextSpan, spans: readonly TextSpan[]) =>
  spans.some((span) => span.start < end && start < span.end);

/** A note with a mark at each passage that a claim is about, and the figures that none of them ties. A claim ties what its pattern names. */
export function annotateNote(note: Note, results: readonly ClaimResult[]): AnnotatedNote {
  const index = new TokenIndex(note);
  const marks: Omit<NoteMark, "number">[] = [];
  const tied: TextSpan[] = [];
  const lost: LostPassage[] = [];
  for (const result of results) {
    const { passages = [] } = result.claim;
    if (passages.length === 0)
      lost.push({ result, problem: "it names no passage; give it passages in its definition", places: [] });
    for (const passage of passages) {
      const { found, problem, places } = findPassages(index, passage);
      for (const { start, end, parts } of found) {
        marks.push({ start, end, result });
        tied.push(...parts);
      }
      if (problem !== undefined) lost.push({ result, problem, places });
    }
  }
  const figures = findFigures(note.text);
  return {
    note,
    marks: marks
      .sort((a, b) => a.start - b.start || b.end - a.end)
      .map((mark, at) => ({ ...mark, number: at + 1 })),
    lost,
    figures: figures.length,
    untied: figures.filter((figure) => !overlaps(figure, tied)),
  };
}
