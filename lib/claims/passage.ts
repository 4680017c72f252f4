/** The most key words of a passage: a pattern finds a sentence and never holds one. */
export const MAX_KEY_WORDS = 4;
/** The most characters of a figure or key word. */
const MAX_LENGTH = 24;

/**
 * Where a commentary states a claim: a short pattern that finds one passage in a copy of its text, whatever stands around it. All of it
 * must stand within one sentence, in any order.
 */
export interface Passage {
  /** The stated figure, "3.6%", "fourth" or "$1.5 billion"; default none. A passage holds no other figure of its unit. */
  readonly figure?: string;
  /** Key words, of any case: "rally"; with an asterisk all that begin so, "rall*". */
  readonly words: readonly string[];
  /** The most characters from the first to the last; default 120. */
  readonly within?: number;
  /** May the text hold it more than once? Default no: it would not be known which is meant. */
  readonly repeated?: true;
}

/** The most characters of a passage that says nothing of it. */
export const MAX_SPAN = 120;

/**
 * What is wrong with a passage, to end a sentence with; undefined: nothing.
 * @example passageProblem({ words: [] }) // => "has neither a figure nor a key word"
 */
export function passageProblem({ figure, words, within = MAX_SPAN }: Passage): string | undefined {
  if (figure === undefined && words.length === 0) return "has neither a figure nor a key word";
  if (words.length > MAX_KEY_WORDS) return `has ${words.length} key words; ${MAX_KEY_WORDS} are the most`;
  const long = [...words, figure ?? ""].find((text) => text.length > MAX_LENGTH);
  if (long !== undefined) return `has ${JSON.stringify(long)}, longer than ${MAX_LENGTH} characters`;
  const odd = words.find((word) => !/^[^*]*[\p{L}\p{N}]\*?$/u.test(word.trim()));
  if (odd !== undefined) return `has the key word ${JSON.stringify(odd)}, which ends in no letter or digit`;
  if (figure !== undefined && !/[\p{L}\p{N}]/u.test(figure))
    return `has the figure ${JSON.stringify(figure)}`;
  return within > 0 ? undefined : `reaches over ${within} characters`;
}
