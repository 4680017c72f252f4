import MarkdownIt from "markdown-it";
import type { MimeBundle } from "../ipynb/notebook.js";
import { imageAddresses } from "./addresses.js";
import { highlight } from "./highlight.js";
import { keepDates } from "./keep-dates.js";
import { mathHtml, mathPlugin } from "./math.js";
import type { PageContent } from "./page-content.js";
import { Placeholders } from "./placeholders.js";
import { parseHtml, sanitize, serializeHtml } from "./sanitize.js";
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
  const fragment = parseHtml(markdown.render(Placeholders.clean(source), { placeholders }));
  sanitize(fragment, { link, image: imageAddresses(attachments) });
  boxTables(fragment);
  for (const heading of fragment.querySelectorAll("h1,h2,h3,h4,h5,h6")) {
    const text = placeholders.text(heading.textContent ?? "").trim();
    const id = ids.heading(text);
    headings.push({ level: Number(heading.localName[1]), text, id });
    heading.id = id;
    const anchor = fragment.ownerDocument.createElement("a");
    anchor.className = "cb-anchor";
    anchor.href = `#${id}`;
    anchor.tabIndex = -1;
    anchor.setAttribute("aria-hidden", "true");
    anchor.textContent = "#";
    heading.append(" ", anchor);
  }
  for (const paragraph of fragment.querySelectorAll("p")) {
    const text = placeholders.text(paragraph.textContent ?? "").replace(/\s+/g, " ");
    if (text.trim() !== "") paragraphs.push(text.trim());
  }
  keepDates(fragment);
  return placeholders.html(serializeHtml(fragment));
}
