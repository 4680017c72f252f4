/** How many words a text has. */
export const wordCount = (text: string): number => text.split(/\s+/).filter((word) => /\w/.test(word)).length;

/** The clause with the most words: what ends at the end of a sentence, a semicolon or a colon. */
export const longestClause = (text: string): string =>
  text
    .split(/[.?!;:]["*)]*\s/)
    .reduce((longest, clause) => (wordCount(clause) > wordCount(longest) ? clause : longest), "");
