import type { MimeBundle } from "../ipynb/notebook.js";
import { linkEmbedded } from "./embedded-pages.js";
import { frameStyles } from "./frame-styles.js";
import { firstIn, type HtmlParent, parseHtml, serializeHtml, textOf } from "./html-tree.js";
import { keepDates } from "./keep-dates.js";
import { isLong } from "./long-content.js";
import { heldMath } from "./markdown-html.js";
import { mathInHtml } from "./math/html-math.js";
import type { PageContent } from "./page-content.js";
import { Placeholders } from "./placeholders.js";
import { sanitize } from "./sanitize.js";
import { picturesOfSvg } from "./svg-elements.js";
import { boxTables } from "./tables.js";

/** HTML in the box of an output, which scrolls where it is long. */
export const richBox = (html: string): string =>
  `<div class="cb-rich${isLong(html) ? " cb-long" : ""}">${html}</div>`;

/** A sanitised tree in its box, with its placeholders filled; "" when there is nothing to see in it. */
export function richTree(tree: HtmlParent, page: PageContent): string {
  keepDates(tree);
  const seen =
    page.placeholders.html(textOf(tree)).trim() || firstIn(tree, ({ tagName }) => /^(img|hr)$/.test(tagName));
  return seen ? richBox(page.placeholders.html(serializeHtml(tree))) : "";
}

/** HTML of an output: formulas as MathML, the rest sanitised; "" when nothing to see remains. */
export function richHtml(data: MimeBundle, page: PageContent): string {
  const source = typeof data["text/html"] === "string" ? data["text/html"] : "";
  const tree = parseHtml(mathInHtml(Placeholders.clean(source), heldMath(page)));
  picturesOfSvg(tree);
  linkEmbedded(tree);
  frameStyles(tree);
  sanitize(tree, page.addresses());
  boxTables(tree, page);
  return richTree(tree, page);
}
