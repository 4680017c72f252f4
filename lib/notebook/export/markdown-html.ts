import MarkdownIt from "markdown-it";
import type { MimeBundle } from "../ipynb/notebook.js";
import { imageAddresses } from "./addresses.js";
import { highlight } from "./highlight.js";
import { append, elementsIn, newElement, newText, parseHtml, serializeHtml, textOf } from "./html-tree.js";
import { keepDates } from "./keep-dates.js";
import { mathHtml, mathPlugin } from "./math.js";
import type { PageContent } from "./page-content.js";
import { Placeholders } from "./placeholders.js";
import { sanitize } from "./sanitize.js";
import { boxTables } from "./tables.js";

const markdown = new MarkdownIt({ html: true, linkify: true, highlight });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
markdown.use(mathPlugin, (tex, display, env) =>
  (env as { placeholders: Placeholders }).placeholders.hold(mathHtml(tex, { display }), tex),
);

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
  const { placeholders, ids, headings, paragraphs, link } = page;
  const tree = parseHtml(markdown.render(Placeholders.clean(source), { placeholders }));
  sanitize(tree, { link, image: imageAddresses(attachments) });
  boxTables(tree);
  for (const heading of elementsIn(tree, ({ tagName }) => /^h[1-6]$/.test(tagName))) {
    const text = placeholders.text(textOf(heading)).trim();
    const id = ids.heading(text);
    headings.push({ level: Number(heading.tagName[1]), text, id });
    heading.attrs.push({ name: "id", value: id });
    const about = { class: "cb-anchor", href: `#${id}`, tabindex: "-1", "aria-hidden": "true" };
    append(heading, [newText(" "), newElement("a", about, [newText("#")])]);
  }
  for (const paragraph of elementsIn(tree, ({ tagName }) => tagName === "p")) {
    const text = placeholders.text(textOf(paragraph)).replace(/\s+/g, " ");
    if (text.trim() !== "") paragraphs.push(text.trim());
  }
  keepDates(tree);
  return placeholders.html(serializeHtml(tree));
}
