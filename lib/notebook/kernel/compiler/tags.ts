/** What tslab lets a comment at the head of a cell say of it. */
export interface CellTags {
  /** The name under which other cells import the cell, as `./name`. */
  readonly module?: string;
  readonly isJsx: boolean;
  /** Code for a browser is not run. */
  readonly isBrowser: boolean;
}

const COMMENTS = /^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*/;

/** Reads tslab's tags: `@module`, `@jsx`, `@browser` in documentation comments before the first statement. */
export function cellTags(source: string): CellTags {
  if (!/@(?:module|jsx|browser)\b/.test(source)) return { isJsx: false, isBrowser: false };
  const head = COMMENTS.exec(source)?.[0] ?? "";
  const comments = (head.match(/\/\*\*[\s\S]*?\*\//g) ?? []).join("\n");
  const module = /@module\s+([\w-]+(?:\/[\w-]+)*)\s*(?:\*|$)/m.exec(comments)?.[1];
  return {
    ...(module === undefined ? {} : { module }),
    isJsx: /@jsx\b/.test(comments),
    isBrowser: /@browser\b/.test(comments),
  };
}
