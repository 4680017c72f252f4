import { escapeHtml } from "../notebook/show/escape-html.js";
import { VERDICT_WORDS } from "../notebook/show/verdict-words.js";
import type { AnnotatedNote, NoteMark } from "./annotate-note.js";
import type { Figure } from "./figure.js";
import { markedText, type Stretch } from "./marked-text.js";
import type { BlockKind, NoteBlock } from "./note.js";
import type { TextSpan } from "./text-span.js";

/** Headings of the page begin here: those of the note stand below its own title. */
const TOP_LEVEL = 2;

/** The anchor of the block of a note that an offset lies in. */
export function blockAnchor({ note: { blocks } }: AnnotatedNote, { start }: TextSpan): string {
  let [low, high] = [0, blocks.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle] as NoteBlock).start <= start) low = middle;
    else high = middle - 1;
  }
  return `text-${low + 1}`;
}

function markStretch({ number, result: { verdict }, start, end }: NoteMark): Stretch {
  const { sign, word } = VERDICT_WORDS[verdict];
  return {
    ...{ start, end },
    open: (isFirst) =>
      `<mark class="cb-passage" data-verdict="${verdict}"${isFirst ? ` id="mark-${number}"` : ""}>`,
    close: "</mark>",
    after: `<sup class="cb-ref" data-verdict="${verdict}"><a href="#card-${number}" aria-label="Mark ${number}: ${word}">${number}<span aria-hidden="true">${sign}</span></a></sup>`,
  };
}

const untiedStretch = ({ start, end }: Figure, at: number): Stretch => ({
  ...{ start, end },
  open: (isFirst) => `<span class="cb-untied"${isFirst ? ` id="untied-${at + 1}"` : ""}>`,
  close: "</span>",
  after: `<sup class="cb-ref"><a href="#untied" aria-label="Untied">untied</a></sup>`,
});

/** Those of some spans, in order, that begin before an offset, taken from their front. */
function takeUntil<T extends TextSpan>(spans: readonly T[], from: number, end: number): readonly T[] {
  let to = from;
  while (to < spans.length && (spans[to] as T).start < end) to += 1;
  return spans.slice(from, to);
}

/** Elements of blocks that follow each other and are of one list or table. */
const AROUND: Partial<Record<BlockKind, readonly [open: string, close: string]>> = {
  row: ['<div class="cb-table"><table><tbody>', "</tbody></table></div>"],
};

/**
 * The text of a note as HTML, block by block, with its marks; beside each block stand the cards of its marks.
 * @param card a mark's card as HTML
 */
export function noteHtml(annotated: AnnotatedNote, card: (mark: NoteMark) => string): string {
  const { note, marks, untied } = annotated;
  const stretches = [...marks.map(markStretch), ...untied.map(untiedStretch)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  const parts: string[] = [];
  let [nextStretch, nextMark, level, page] = [0, 0, TOP_LEVEL - 1, 1];
  for (let at = 0; at < note.blocks.length; ) {
    const first = note.blocks[at] as NoteBlock;
    const isRow = first.kind === "row";
    const from = at;
    for (at += 1; isRow && note.blocks[at]?.kind === "row"; ) at += 1;
    const group = note.blocks.slice(from, at);
    if (first.page !== undefined && first.page !== page) {
      page = first.page;
      parts.push(`<p class="cb-note-page">Page ${page}</p>\n`);
    }
    if (first.level !== undefined) level = Math.min(first.level + TOP_LEVEL - 1, level + 1, 6);
    const inner = group.map((block, offset) => {
      const own = takeUntil(stretches, nextStretch, block.end);
      nextStretch += own.length;
      return blockHtml(note.text, block, own, { id: `text-${from + offset + 1}`, level });
    });
    const cards = takeUntil(marks, nextMark, (group.at(-1) as NoteBlock).end);
    nextMark += cards.length;
    const [open = "", close = ""] = AROUND[first.kind] ?? [];
    const beside = cards.length === 0 ? "" : `<div class="cb-note-cards">${cards.map(card).join("")}</div>`;
    parts.push(
      `<div class="cb-note-row"><div class="cb-note-text">${open}${inner.join("")}${close}</div>${beside}</div>\n`,
    );
  }
  return `<div class="cb-note cb-note-as-${note.format}">\n${parts.join("")}</div>\n`;
}

function blockHtml(
  text: string,
  block: NoteBlock,
  stretches: readonly Stretch[],
  { id, level }: { readonly id: string; readonly level: number },
): string {
  const html = markedText(text, block, stretches);
  switch (block.kind) {
    case "heading":
      return `<h${level} id="${id}">${html}</h${level}>`;
    case "quote":
      return `<blockquote id="${id}"><p>${html}</p></blockquote>`;
    case "preformatted":
      return `<pre id="${id}">${html}</pre>`;
    case "row":
      return `<tr id="${id}"><td>${markedText(text, block, stretches, { between: "</td><td>" })}</td></tr>`;
    case "item":
      return `<p id="${id}" class="cb-note-item"><span>${escapeHtml(block.marker ?? "•")}</span> ${html}</p>`;
    case "paragraph":
      return `<p id="${id}">${html}</p>`;
  }
}
