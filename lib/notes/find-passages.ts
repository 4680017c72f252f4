import { MAX_SPAN, type Passage } from "../claims/passage.js";
import { listed } from "../platform/text/listed.js";
import type { Occurrence, TokenIndex } from "./token-index.js";

/** A stretch of a note that a pattern fits. */
export interface FoundPassage {
  readonly start: number;
  readonly end: number;
  /** Where its figure and its key words stand. */
  readonly parts: readonly Occurrence[];
}

/** What became of a pattern: the passages that it fits, or why it found none that is sure. */
export interface PassageSearch {
  /** Empty where there is a problem. */
  readonly found: readonly FoundPassage[];
  /** A sentence without its full stop. */
  readonly problem?: string;
  /** Where what it is about may stand. */
  readonly places: readonly FoundPassage[];
}

/**
 * The passages of a note that a pattern fits: one, or several where it may stand more than once. A figure is matched as it was stated and
 * never to another: where it has changed, the places of the key words are reported.
 */
export function findPassages(index: TokenIndex, passage: Passage): PassageSearch {
  const { figure, words, within = MAX_SPAN, repeated = false } = passage;
  const found = fitting(index, { figure, words, within });
  if (found.length === 1 || (repeated && found.length > 0)) return { found, places: [] };
  const named = listed(words.map((word) => `“${word}”`));
  const pattern = [figure, named].filter((part) => part).join(" near ");
  if (found.length > 1)
    return {
      found: [],
      problem: `${pattern}: the pattern fits ${found.length} passages, and which of them is meant is not known`,
      places: found,
    };
  const places = figure === undefined || words.length === 0 ? [] : fitting(index, { words, within });
  const where = words.length === 0 ? "" : ` near ${named}`;
  return {
    found: [],
    problem:
      figure === undefined
        ? `no sentence holds ${named} near each other`
        : `stated figure ${figure} not found${where}`,
    places,
  };
}

function fitting(
  index: TokenIndex,
  {
    figure,
    words,
    within,
  }: { readonly figure?: string | undefined; readonly words: readonly string[]; readonly within: number },
): FoundPassage[] {
  const all = words.map((word) => index.occurrences(word));
  const rest = figure === undefined ? all.toSorted((a, b) => a.length - b.length) : all;
  const anchors = figure === undefined ? (rest.shift() ?? []) : index.occurrences(figure);
  const rivals = figure === undefined ? [] : index.sameUnit(figure);
  const passages = anchors.flatMap((anchor) => {
    const parts = [anchor, ...rest.map((one) => nearest(one, anchor))];
    if (!parts.every((part) => part !== undefined)) return [];
    const start = Math.min(...parts.map((part) => part.start));
    const end = Math.max(...parts.map((part) => part.end));
    if (end - start > within) return [];
    const many = firstFrom(rivals, end) - firstFrom(rivals, start);
    return many > 1 ? [] : [{ start, end, parts }];
  });
  // Key words that stand twice in one sentence are one passage, the shorter; figures are each their own.
  return figure === undefined ? shortestOfOverlapping(passages) : passages;
}

/** The first of some occurrences that begins at an offset or after it, by its number. */
function firstFrom(occurrences: readonly Occurrence[], offset: number): number {
  let [low, high] = [0, occurrences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((occurrences[middle] as Occurrence).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The occurrence in the same sentence that is nearest to another; undefined where there is none. */
function nearest(occurrences: readonly Occurrence[], to: Occurrence): Occurrence | undefined {
  const at = firstFrom(occurrences, to.start);
  const around = [occurrences[at - 1], occurrences[at]].filter(
    (one) => one !== undefined && one.sentence === to.sentence,
  ) as Occurrence[];
  const distance = (one: Occurrence) => Math.max(one.start - to.end, to.start - one.end);
  return around.sort((a, b) => distance(a) - distance(b))[0];
}

function shortestOfOverlapping(passages: readonly FoundPassage[]): FoundPassage[] {
  const kept: FoundPassage[] = [];
  for (const one of passages.toSorted((a, b) => a.start - b.start)) {
    const last = kept.at(-1);
    if (last === undefined || one.start >= last.end) kept.push(one);
    else if (one.end - one.start < last.end - last.start) kept[kept.length - 1] = one;
  }
  return kept;
}
