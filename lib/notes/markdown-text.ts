import MarkdownIt from "markdown-it";
import { htmlText } from "./html-text.js";
import type { NoteText } from "./note.js";

const markdown = new MarkdownIt({ html: true });

/**
 * The text of a file of markdown in blocks, as a reader of its page sees it.
 * @example markdownText("# July\n\nUp **9%**.").text // => "July\n\nUp 9%."
 */
export function markdownText(source: string): NoteText {
  return htmlText(markdown.render(source));
}
