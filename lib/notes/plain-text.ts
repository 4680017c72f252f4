import type { NoteBlock, NoteText } from "./note.js";

/** A longer line is a paragraph of its own: nobody wraps lines there. */
const MAX_WRAPPED = 120;

/**
 * A plain text in blocks: paragraphs stand between blank lines; where lines are not wrapped, each is a paragraph.
 * @example plainText("One\ntwo\n\nThree").blocks.length // => 2
 */
export function plainText(text: string): NoteText {
  const blocks: NoteBlock[] = [];
  const add = (start: number, end: number) => blocks.push({ kind: "paragraph", start, end });
  for (const { index: start, 0: chunk } of text.matchAll(/\S[^\n]*(?:\n(?!\s*(?:\n|$))[^\n]*)*/g)) {
    const lines = chunk.split("\n");
    if (lines.every((line) => line.length <= MAX_WRAPPED)) add(start, start + chunk.trimEnd().length);
    else {
      let at = start;
      for (const line of lines) {
        const indent = line.length - line.trimStart().length;
        if (indent < line.length) add(at + indent, at + line.trimEnd().length);
        at += line.length + 1;
      }
    }
  }
  return { text, blocks };
}
