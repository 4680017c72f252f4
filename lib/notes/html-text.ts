import {
  attribute,
  firstIn,
  type HtmlElement,
  type HtmlParent,
  isElement,
  isText,
  parseHtml,
  textOf,
} from "../notebook/export/html-tree.js";
import { sanitize } from "../notebook/export/sanitize.js";
import { BlockWriter } from "./block-writer.js";
import type { NoteBlock, NoteText } from "./note.js";

/** Elements that end a line; all others are part of one. */
const BLOCKS = new Set(
  (
    "blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table " +
    "tbody tfoot thead tr ul"
  ).split(" "),
);
type About = Omit<NoteBlock, "start" | "end">;
const PARAGRAPH: About = { kind: "paragraph" };

/** Where an element stands. */
interface Within {
  readonly about: About;
  readonly isPre: boolean;
}

/**
 * The text of a page of HTML in blocks, as a reader sees it: scripts, styles, fields of forms and what is hidden are left out.
 * @example htmlText("<p>Up <b>3&percnt;</b><script>x</script></p>").text // => "Up 3%"
 */
export function htmlText(html: string): NoteText {
  const tree = parseHtml(html);
  const title = textOf(firstIn(tree, ({ tagName }) => tagName === "title"))
    .replace(/\s+/g, " ")
    .trim();
  // Neither links nor pictures go along: the text is all that is shown.
  sanitize(tree, { link: () => undefined, image: () => undefined });
  const writer = new HtmlWriter();
  writer.write(tree, { about: PARAGRAPH, isPre: false });
  writer.end(PARAGRAPH);
  return { ...(title !== "" && { title }), ...writer.blocks.done() };
}

/** Walks over a sanitised tree, which is nowhere deep. */
class HtmlWriter {
  readonly blocks = new BlockWriter();
  readonly #line: string[] = [];
  /** Of each ordered list, the number that its next item has. */
  readonly #numbers = new Map<HtmlParent, number>();

  write(parent: HtmlParent, within: Within): void {
    for (const node of parent.childNodes) {
      if (isText(node)) this.#line.push(within.isPre ? node.value : node.value.replace(/[\s\u200b]+/g, " "));
      else if (isElement(node)) this.#element(node, within);
    }
  }

  #element(element: HtmlElement, within: Within): void {
    const { tagName } = element;
    if (tagName === "br") this.#line.push("\n");
    else if (tagName === "td" || tagName === "th") {
      this.write(element, within);
      this.#line.push("\t");
    } else if (BLOCKS.has(tagName)) {
      this.end(within.about);
      const own = { about: this.#aboutOf(element, within.about), isPre: within.isPre || tagName === "pre" };
      this.write(element, own);
      this.end(own.about);
    } else this.write(element, within);
  }

  /** Ends the block that is being written. */
  end(about: About): void {
    const line = this.#line.splice(0).join("");
    const text =
      about.kind === "preformatted"
        ? line.replace(/^\n|\s+$/g, "")
        : line
            .replace(/ {2,}/g, " ")
            .replace(/ ?([\n\t]) ?/g, "$1")
            .trim();
    this.blocks.add(text, about);
  }

  #aboutOf(element: HtmlElement, around: About): About {
    const { tagName } = element;
    const [, level] = /^h([1-6])$/.exec(tagName) ?? [];
    if (level !== undefined) return { kind: "heading", level: Number(level) };
    if (tagName === "tr") return { kind: "row" };
    if (around.kind === "row") return around;
    if (tagName === "pre") return { kind: "preformatted" };
    if (tagName === "blockquote") return { kind: "quote" };
    if (tagName === "li") return { kind: "item", marker: this.#marker(element) };
    return around;
  }

  /** A list's numbers are no part of its text. */
  #marker({ parentNode: list }: HtmlElement): string {
    if (!list || !("tagName" in list) || list.tagName !== "ol") return "•";
    const first = Number.parseInt(attribute(list, "start") ?? "", 10);
    const number = this.#numbers.get(list) ?? (Number.isNaN(first) ? 1 : first);
    this.#numbers.set(list, number + 1);
    return `${number}.`;
  }
}
