import type { Verdict } from "../../claims/claim.js";
import type { MimeBundle } from "../ipynb/notebook.js";
import { VERDICT_WORDS } from "../show/verdict-words.js";
import { linkTables } from "./data-links.js";
import { linkEmbedded } from "./embedded-pages.js";
import { figureHtml, shownFigure } from "./figure-html.js";
import { frameStyles } from "./frame-styles.js";
import {
  attribute,
  elementsIn,
  firstIn,
  type HtmlParent,
  isElement,
  newText,
  parseHtml,
  replaceNodes,
  serializeHtml,
  textOf,
  withClass,
} from "./html-tree.js";
import { keepDates } from "./keep-dates.js";
import { isLong } from "./long-content.js";
import { heldMath } from "./markdown-html.js";
import { mathInHtml } from "./math/html-math.js";
import type { PageContent } from "./page-content.js";
import { Placeholders } from "./placeholders.js";
import { sanitize } from "./sanitize.js";
import { picturesOfSvg } from "./svg-elements.js";
import { boxTables } from "./tables.js";

function noteVerdicts(tree: HtmlParent, page: PageContent, anchor: string): void {
  for (const card of elementsIn(tree, withClass("cb-verdict"))) {
    const verdict = attribute(card, "data-verdict") ?? "";
    if (!Object.hasOwn(VERDICT_WORDS, verdict)) continue;
    const statement = textOf(firstIn(card, withClass("cb-claim")));
    page.verdicts.push({ verdict: verdict as Verdict, statement, anchor });
  }
}

/**
 * HTML of an output: figures as the page shows them, formulas as MathML, the rest sanitised; "" when nothing to see remains.
 * @param data the output, whose SVG is the file of its only figure
 * @param anchor of its cell
 */
export function richHtml(data: MimeBundle, page: PageContent, anchor: string): string {
  const source = typeof data["text/html"] === "string" ? data["text/html"] : "";
  const tree = parseHtml(mathInHtml(Placeholders.clean(source), heldMath(page)));
  const [isLoader, isFigure] = [withClass("cb-loader"), withClass("cb-figure")];
  replaceNodes(tree, (node) => (isElement(node) && isLoader(node) ? [] : undefined));
  const isOnly = elementsIn(tree, isFigure).length === 1;
  replaceNodes(tree, (node) => {
    // No figure holds another; to look in each of a nest for what the innermost holds would take long.
    const isWhole = isElement(node) && isFigure(node) && !firstIn(node, isFigure);
    const figure = isWhole ? shownFigure(node) : undefined;
    if (!figure) return undefined;
    page.figures += 1;
    const svg = isOnly ? data["image/svg+xml"] : undefined;
    const whole = typeof svg === "string" && svg !== "" ? { whole: svg } : {};
    return [newText(page.placeholders.hold(figureHtml(figure, { ...whole, data: page.data })))];
  });
  picturesOfSvg(tree);
  linkEmbedded(tree);
  frameStyles(tree);
  sanitize(tree, page.addresses());
  boxTables(tree);
  linkTables(tree, page);
  keepDates(tree);
  noteVerdicts(tree, page, anchor);
  const seen =
    page.placeholders.html(textOf(tree)).trim() || firstIn(tree, ({ tagName }) => /^(img|hr)$/.test(tagName));
  if (!seen) return "";
  const html = page.placeholders.html(serializeHtml(tree));
  return `<div class="cb-rich${isLong(html) ? " cb-long" : ""}">${html}</div>`;
}
