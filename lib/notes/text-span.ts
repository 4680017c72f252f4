/** A piece of a text. */
export interface TextSpan {
  /** Offset of its first character, in UTF-16 units. */
  readonly start: number;
  /** Offset after its last character. */
  readonly end: number;
}

/** The matches of a pattern as spans. @param pattern with the flag g */
export function spansOf(text: string, pattern: RegExp): TextSpan[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * Spans in the text's order, each that lies within or over an earlier one left out; of two that start together the longer stays.
 * @example disjoint([{ start: 3, end: 5 }, { start: 0, end: 4 }]) // => [{ start: 0, end: 4 }]
 */
export function disjoint<T extends TextSpan>(spans: readonly T[]): T[] {
  let end = 0;
  return spans
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((span) => {
      if (span.start < end) return false;
      end = span.end;
      return true;
    });
}

/**
 * The text with the characters of some spans replaced by a filler, so that every offset stays.
 * @param spans in order and disjoint
 * @example blanked("on July 11", [{ start: 3, end: 10 }]) // => "on \0\0\0\0\0\0\0"
 */
export function blanked(text: string, spans: readonly TextSpan[], filler = "\0"): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    pieces.push(text.slice(at, start), filler.repeat(end - start));
    at = end;
  }
  return pieces.join("") + text.slice(at);
}
