import type { NoteText } from "./note.js";
import { plainText } from "./plain-text.js";
import { type Token, tokensOf } from "./tokens.js";

/** Where a part of a pattern stands in a text. */
export interface Occurrence {
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
}

/** A part of a pattern as the tokens that it stands for. */
interface Part {
  readonly tokens: readonly Token[];
  /** Does its last token stand for all words that begin so? */
  readonly isStem: boolean;
}

const partOf = (text: string): Part => ({ tokens: tokensOf(plainText(text)), isStem: text.endsWith("*") });

/** The tokens of a text by what they say. */
export class TokenIndex {
  readonly #tokens: readonly Token[];
  readonly #places = new Map<string, number[]>();

  constructor(note: NoteText) {
    this.#tokens = tokensOf(note);
    for (const [at, { text, also }] of this.#tokens.entries())
      for (const one of [text, ...also.map((other) => other.text)]) {
        const places = this.#places.get(one);
        if (places) places.push(at);
        else this.#places.set(one, [at]);
      }
  }

  /** Where a figure or key word stands, in the text's order. @param part with an asterisk at its end: all words that begin so */
  occurrences(part: string): readonly Occurrence[] {
    const own = this.#matches(partOf(part));
    // What a pattern joins by a hyphen may be one word.
    const isJoined = /\p{L}-\p{L}/u.test(part);
    const joined = isJoined ? this.#matches(partOf(part.replaceAll("-", ""))) : [];
    return joined.length === 0 ? own : [...own, ...joined].sort((a, b) => a.start - b.start);
  }

  /** Where figures of the unit of another one stand, in the text's order; of a bare number none. */
  sameUnit(figure: string): readonly Occurrence[] {
    const [first, ...rest] = partOf(figure).tokens;
    if (first?.unit === undefined || (first.unit === "" && rest.length === 0)) return [];
    return this.#tokens.flatMap((token, at) => {
      const end = token.unit === first.unit ? this.#endOf(rest, at + 1, { isStem: false }) : undefined;
      return end === undefined
        ? []
        : [{ start: token.start, end: Math.max(end, token.end), sentence: token.sentence }];
    });
  }

  #matches({ tokens, isStem }: Part): Occurrence[] {
    const [first, ...rest] = tokens;
    if (first === undefined) return [];
    return this.#placesOf(first.text, isStem && rest.length === 0).flatMap((at) => {
      const token = this.#tokens[at] as Token;
      const own =
        rest.length === 0 ? endOf(token, first.text, isStem) : this.#endOf(rest, at + 1, { isStem });
      return own === undefined ? [] : [{ start: token.start, end: own, sentence: token.sentence }];
    });
  }

  #placesOf(text: string, isStem: boolean): readonly number[] {
    if (!isStem) return this.#places.get(text) ?? [];
    const places = [...this.#places].flatMap(([word, at]) => (word.startsWith(text) ? at : []));
    return [...new Set(places)].sort((a, b) => a - b);
  }

  /** Where a run of tokens ends that begins at one; undefined where others stand there. */
  #endOf(run: readonly Token[], from: number, { isStem }: { readonly isStem: boolean }): number | undefined {
    let end = 0;
    for (const [offset, { text }] of run.entries()) {
      const token = this.#tokens[from + offset];
      const isLast = offset === run.length - 1;
      const own = token && endOf(token, text, isStem && isLast);
      if (own === undefined || token?.sentence !== this.#tokens[from - 1]?.sentence) return undefined;
      end = own;
    }
    return end;
  }
}

/** Where a token ends that says a text; undefined where it says another. */
function endOf({ text, end, also }: Token, wanted: string, isStem: boolean): number | undefined {
  const says = (one: string) => (isStem ? one.startsWith(wanted) : one === wanted);
  return says(text) ? end : also.find((other) => says(other.text))?.end;
}
