import type { TextSpan } from "./text-span.js";

/** A stretch of a text that holds whole sentences, such as a paragraph or an item of a list. */
export interface TextBlock extends TextSpan {
  readonly kind: string;
}

/** A sentence, or what stands alone as one: an item, a heading, a cell of a table. */
export interface Sentence extends TextSpan {
  readonly block: TextBlock;
}

/** Words whose full stop ends no sentence. */
const ABBREVIATION =
  /(?:(?<![\w-])(?:[A-Z]|U\.S|U\.K|E\.U|a\.m|p\.m|e\.g|i\.e|vs|approx|No|Nos|Mr|Mrs|Ms|Dr|St|Inc|Corp|Co|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Fig|est|incl|excl|p))\.$/;
/** Where a line of a wrapped text begins something new: a bullet, a number of a list. */
const ITEM = /^[ \t]*(?:[-–•*▪]|\d{1,2}[.)]|\([a-z\d]{1,2}\))\s/;
/** A line this much shorter than the longest ends its paragraph. */
const SHORT_LINE = 0.6;

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** The lines of a block put together to pieces that hold no more than one paragraph, item or heading. */
function pieces(text: string, { start, end }: TextSpan): TextSpan[] {
  const lines: TextSpan[] = [];
  for (let at = start; at < end; ) {
    const next = text.indexOf("\n", at);
    const stop = next < 0 || next >= end ? end : next;
    lines.push({ start: at, end: stop });
    at = stop + 1;
  }
  const longest = Math.max(...lines.map((line) => line.end - line.start));
  const found: { start: number; end: number }[] = [];
  for (const [i, line] of lines.entries()) {
    const words = text.slice(line.start, line.end);
    const before = lines[i - 1];
    const short = before !== undefined && before.end - before.start < SHORT_LINE * longest;
    const last = found.at(-1);
    const fresh = last === undefined || ITEM.test(words) || (short && /^\s*[A-Z“"]/.test(words));
    if (fresh) found.push({ ...line });
    else last.end = line.end;
  }
  return found;
}

/**
 * The sentences of a text, in its order, without the marks of items and the white space around them.
 * @param blocks the text's paragraphs, headings and items; no sentence goes over their ends
 * @example sentencesOf("It rose. It fell.", [{ kind: "paragraph", start: 0, end: 17 }]).map(({ start }) => start) // => [0, 9]
 */
export function sentencesOf(text: string, blocks: readonly TextBlock[]): Sentence[] {
  return blocks.flatMap((block) =>
    pieces(text, block).flatMap((piece) => {
      const mark = ITEM.exec(text.slice(piece.start, piece.end))?.[0].length ?? 0;
      return split(text, { start: piece.start + mark, end: piece.end }).map((span) => ({ ...span, block }));
    }),
  );
}

function split(text: string, { start, end }: TextSpan): TextSpan[] {
  const found: { start: number; end: number }[] = [];
  for (const { index, segment } of segmenter.segment(text.slice(start, end).replaceAll("\n", " "))) {
    const at = start + index;
    const last = found.at(-1);
    const goesOn =
      last && ABBREVIATION.test(text.slice(Math.max(last.start, last.end - 12), last.end).trimEnd());
    if (last && goesOn) last.end = at + segment.length;
    else found.push({ start: at, end: at + segment.length });
  }
  return found.flatMap((span) => {
    const words = text.slice(span.start, span.end);
    if (!/[\p{L}\p{N}]/u.test(words)) return [];
    const lead = words.length - words.trimStart().length;
    return [{ start: span.start + lead, end: span.start + words.trimEnd().length }];
  });
}
