/** Nobody who writes a notebook knows it, however the text spells a private-use character. */
const SECRET = crypto.randomUUID();

/** Marks that stand in a text for numbered pieces of finished HTML. */
export interface PieceMarks {
  readonly write: (number: number) => string;
  /** Matches each mark; its group is the number. */
  readonly pattern: RegExp;
}

/**
 * Marks between two private-use characters. An HTML entity or a TeX command can write these characters, but not what stands
 * between them: only this process can write its marks.
 */
export function pieceMarks(open: string, close: string): PieceMarks {
  return {
    write: (number) => `${open}${SECRET}-${number}${close}`,
    pattern: new RegExp(`${open}${SECRET}-(\\d+)${close}`, "g"),
  };
}
