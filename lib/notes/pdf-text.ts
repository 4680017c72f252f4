import type { StructuredTextItem } from "unpdf";
import { UserError } from "../platform/user-error.js";
import { median } from "../stats/median.js";
import { BlockWriter } from "./block-writer.js";
import type { NoteText } from "./note.js";

/** More than this share of the usual distance between lines is between paragraphs. */
const PARAGRAPH_GAP = 1.3;
/** A line so much larger than the usual one is a heading. */
const HEADING_SIZE = 1.15;
/** What the first or last line of a page is that holds its number alone. */
const PAGE_NUMBER = /^\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|\/|\|)\s*\d{1,4})?\W*$/i;

/** A line of a page, in points from its lower left corner. */
interface Line {
  readonly text: string;
  readonly size: number;
  readonly y: number;
  readonly page: number;
}

/**
 * The text of a PDF in blocks: lines that follow each other closely are a paragraph, larger ones a heading. Numbers of pages are left out.
 * @throws UserError through the promise when it is encrypted, damaged, or holds no text
 */
export async function pdfText(bytes: Uint8Array, name: string): Promise<NoteText> {
  // It takes a while to load, and only a PDF needs it.
  const { extractTextItems, getDocumentProxy, getMeta } = await import("unpdf");
  // What it has to say of fonts is nobody's concern.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }).catch((error: Error) => {
    throw new UserError(`${name} cannot be read: ${whyUnread(error)}`);
  });
  try {
    const { items } = await extractTextItems(pdf);
    const { info } = await getMeta(pdf);
    const title = typeof info.Title === "string" ? info.Title.trim() : "";
    const lines = items.flatMap((page, at) => withoutNumber(linesOf(page, at + 1)));
    if (lines.length === 0)
      throw new UserError(
        `${name} holds no text: its pages are pictures, as of a scan; have the text recognised first, as with "ocrmypdf ${name} out.pdf"`,
      );
    return { ...(title !== "" && { title }), ...blocksOf(lines) };
  } finally {
    await pdf.destroy();
  }
}

function whyUnread({ name, message }: Error): string {
  if (name === "PasswordException")
    return "it is encrypted with a password; save a copy without one, and give that";
  return `it is no whole PDF (${message}); export it anew, or save its text as .txt`;
}

/** The lines of a page in the order in which it writes them. */
function linesOf(items: readonly StructuredTextItem[], page: number): Line[] {
  const lines: (Line & { text: string })[] = [];
  let end = 0;
  let isOpen = false;
  for (const { str, x, y, width, fontSize, hasEOL } of items) {
    const line = lines.at(-1);
    if (str !== "") {
      if (isOpen && line && Math.abs(line.y - y) < fontSize / 2 && x > end - fontSize)
        line.text += x - end > fontSize / 6 && !/\s$/.test(line.text) ? ` ${str}` : str;
      else lines.push({ text: str, size: fontSize, y, page });
      end = x + width;
      isOpen = true;
    }
    if (hasEOL) isOpen = false;
  }
  return lines.filter(({ text }) => text.trim() !== "");
}

function withoutNumber(lines: readonly Line[]): readonly Line[] {
  const isNumber = (line: Line | undefined) => line !== undefined && PAGE_NUMBER.test(line.text);
  const from = isNumber(lines[0]) ? 1 : 0;
  return lines.slice(from, lines.length > from && isNumber(lines.at(-1)) ? -1 : undefined);
}

/** Does a paragraph go on from the foot of a page to the top of the next? */
const goesOn = (before: Line, line: Line) =>
  line.page !== before.page && /[\p{L},;]\s*$/u.test(before.text) && /^\s*\p{Ll}/u.test(line.text);

function blocksOf(lines: readonly Line[]): NoteText {
  const usualSize = median(lines.map(({ size }) => size));
  const gaps = lines.flatMap(({ y, page, size }, at) => {
    const before = lines[at - 1];
    const gap = before && before.page === page ? before.y - y : 0;
    return gap > 0 && gap < 3 * size ? [gap] : [];
  });
  const usualGap = gaps.length > 0 ? median(gaps) : 0;
  const isLarge = ({ size }: Line) => size > HEADING_SIZE * usualSize;
  const writer = new BlockWriter();
  let block: Line[] = [];
  const end = () => {
    const [first] = block;
    const text = block.map((line) => line.text.trim()).join("\n");
    if (first)
      writer.add(text, {
        ...(isLarge(first) ? { kind: "heading", level: 2 } : { kind: "paragraph" }),
        page: first.page,
      });
    block = [];
  };
  for (const line of lines) {
    const before = block.at(-1);
    if (before && !goesOn(before, line)) {
      const gap = before.y - line.y;
      const isNear = line.page === before.page && gap > 0 && gap <= PARAGRAPH_GAP * usualGap;
      if (!isNear || isLarge(line) !== isLarge(before)) end();
    }
    block.push(line);
  }
  end();
  return writer.done();
}
