import MarkdownIt from "markdown-it";
import type { MimeBundle } from "../ipynb/notebook.js";
import { escapeHtml } from "../show/escape-html.js";
import { linkEmbedded } from "./embedded-pages.js";
import { headingSlug } from "./heading-slug.js";
import { highlight } from "./highlight.js";
import {
  append,
  attribute,
  elementsIn,
  type HtmlElement,
  type HtmlParent,
  isElement,
  isText,
  newElement,
  newText,
  parseHtml,
  replaceNodes,
  serializeHtml,
  textOf,
} from "./html-tree.js";
import { keepDates } from "./keep-dates.js";
import { joinedLines, withBreaks } from "./math/joined-lines.js";
import { type MathRenderer, mathPlugin } from "./math/markdown-math.js";
import { tablePipes, withBars } from "./math/table-pipes.js";
import type { Heading, PageContent } from "./page-content.js";
import { Placeholders } from "./placeholders.js";
import { sanitize } from "./sanitize.js";
import { picturesOfSvg } from "./svg-elements.js";
import { boxTables } from "./tables.js";
import { taskLists } from "./task-lists.js";

const markdown = new MarkdownIt({ html: true, linkify: true, highlight });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
markdown.use(mathPlugin, (env) => (env as { math: MathRenderer }).math);
markdown.use(tablePipes);
markdown.use(joinedLines);
markdown.use(taskLists);

/** The page's formulas, held back until the HTML around them is sanitised. */
export function heldMath({ formulas, placeholders }: PageContent): MathRenderer {
  return {
    formula: (source, options) => {
      const tex = withBreaks(withBars(source));
      return placeholders.hold(formulas.formula(tex, options), tex);
    },
    reference: (label, options) => placeholders.hold(formulas.reference(label, options), label),
  };
}

function addHeading(heading: HtmlElement, { placeholders, ids, headings, late, slugs }: PageContent): void {
  const text = placeholders.text(textOf(heading)).trim();
  const own = attribute(heading, "id");
  const id = own ?? ids.heading(text);
  if (own === undefined) heading.attrs.push({ name: "id", value: id });
  headings.push({ level: Number(heading.tagName[1]), text, id });
  // Links are also written as GitHub and VS Code name headings. What the notebook itself calls so comes first.
  const others = [...(own === undefined ? [] : [text.replace(/\s+/g, "-")]), slugs.next(headingSlug(text))];
  const aliases = late.hold(() =>
    others
      .flatMap((name) => ids.claim(name) ?? [])
      .map((name) => `<span class="cb-alias" id="${escapeHtml(name)}"></span>`)
      .join(""),
  );
  const about = { class: "cb-anchor", href: `#${id}`, tabindex: "-1", "aria-hidden": "true" };
  append(heading, [newText(`${aliases} `), newElement("a", about, [newText("#")])]);
}

/** What can be searched of a text, by its headings; code is left out. */
function gatherText(
  tree: HtmlParent,
  { placeholders, passages }: PageContent,
  headings: readonly Heading[],
): void {
  const byId = new Map(headings.map((heading) => [heading.id, heading]));
  for (const node of tree.childNodes) {
    const id = isElement(node) ? attribute(node, "id") : undefined;
    const heading = id === undefined ? undefined : byId.get(id);
    if (heading) passages.open(heading.id, heading.text);
    else if (isText(node)) passages.say(placeholders.text(node.value));
    else if (isElement(node) && node.tagName !== "pre") passages.say(placeholders.text(textOf(node)));
  }
}

/** Paragraphs of which nothing is left to see, such as one that defined a macro. */
function dropEmptyParagraphs(tree: HtmlParent, placeholders: Placeholders): void {
  replaceNodes(tree, (node) => {
    if (!isElement(node) || node.tagName !== "p") return undefined;
    const isEmpty = node.childNodes.every((child) => !isElement(child));
    return isEmpty && placeholders.html(textOf(node)).trim() === "" ? [] : undefined;
  });
}

/**
 * Markdown as HTML: GitHub's tables and strikethrough, formulas as MathML, code highlighted, an id on each heading. HTML in
 * the markdown is sanitised ({@link sanitize}), so text and tables stay and scripts, styles and frames do not. Headings and
 * paragraphs are added to the page's.
 * @param attachments images that belong to the cell, by name
 */
export function markdownHtml(
  source: string,
  page: PageContent,
  attachments: Readonly<Record<string, MimeBundle>> = {},
): string {
  const { placeholders, paragraphs } = page;
  const seen = page.headings.length;
  const tree = parseHtml(
    withBreaks(withBars(markdown.render(Placeholders.clean(source), { math: heldMath(page) }))),
  );
  picturesOfSvg(tree);
  linkEmbedded(tree);
  sanitize(tree, page.addresses(attachments));
  boxTables(tree);
  for (const heading of elementsIn(tree, ({ tagName }) => /^h[1-6]$/.test(tagName)))
    addHeading(heading, page);
  for (const paragraph of elementsIn(tree, ({ tagName }) => tagName === "p")) {
    const text = placeholders.text(textOf(paragraph)).replace(/\s+/g, " ");
    if (text.trim() !== "") paragraphs.push(text.trim());
  }
  gatherText(tree, page, page.headings.slice(seen));
  dropEmptyParagraphs(tree, placeholders);
  keepDates(tree);
  return placeholders.html(serializeHtml(tree));
}
