import type { Verdict } from "../../claims/claim.js";
import type { ErrorOutput, MimeBundle, Output } from "../ipynb/notebook.js";
import { escapeHtml } from "../show/escape-html.js";
import { VERDICT_WORDS } from "../show/verdict-words.js";
import { imageAddress, imageAddresses } from "./addresses.js";
import { ansiHtml } from "./ansi.js";
import { figureHtml, shownFigure } from "./figure-html.js";
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
import { markdownHtml } from "./markdown-html.js";
import { mathHtml } from "./math.js";
import type { PageContent } from "./page-content.js";
import { Placeholders } from "./placeholders.js";
import { sanitize } from "./sanitize.js";
import { boxTables } from "./tables.js";

/** The cell that an output belongs to. */
interface Place {
  readonly anchor: string;
  readonly label: string;
}

function text(content: MimeBundle[string] | undefined): string {
  return typeof content === "string" ? content : "";
}

function pre(kind: string, content: string): string {
  const html = ansiHtml(content.replace(/\n$/, ""));
  return html === "" ? "" : `<pre class="cb-out cb-${kind}">${html}</pre>`;
}

function noteVerdicts(tree: HtmlParent, page: PageContent, anchor: string): void {
  for (const card of elementsIn(tree, withClass("cb-verdict"))) {
    const verdict = attribute(card, "data-verdict") ?? "";
    if (!Object.hasOwn(VERDICT_WORDS, verdict)) continue;
    const statement = textOf(firstIn(card, withClass("cb-claim")));
    page.verdicts.push({ verdict: verdict as Verdict, statement, anchor });
  }
}

/** HTML of an output: figures as the page shows them, the rest sanitised; "" when nothing to see remains. */
function richHtml(data: MimeBundle, page: PageContent, { anchor }: Place): string {
  const tree = parseHtml(Placeholders.clean(text(data["text/html"])));
  const [isLoader, isFigure] = [withClass("cb-loader"), withClass("cb-figure")];
  replaceNodes(tree, (node) => (isElement(node) && isLoader(node) ? [] : undefined));
  const isOnly = elementsIn(tree, isFigure).length === 1;
  replaceNodes(tree, (node) => {
    // No figure holds another; to look in each of a nest for what the innermost holds would take long.
    const isWhole = isElement(node) && isFigure(node) && !firstIn(node, isFigure);
    const figure = isWhole ? shownFigure(node) : undefined;
    if (!figure) return undefined;
    page.figures += 1;
    const whole = isOnly ? text(data["image/svg+xml"]) : "";
    return [newText(page.placeholders.hold(figureHtml(figure, whole ? { whole } : {})))];
  });
  sanitize(tree, { link: page.link, image: imageAddresses() });
  boxTables(tree);
  keepDates(tree);
  noteVerdicts(tree, page, anchor);
  const seen = textOf(tree).trim() || firstIn(tree, ({ tagName }) => /^(img|hr)$/.test(tagName));
  return seen ? `<div class="cb-rich">${page.placeholders.html(serializeHtml(tree))}</div>` : "";
}

function image(mime: string, data: MimeBundle, { label }: Place): string {
  const address = imageAddress(mime, data[mime]);
  const alt = text(data["text/plain"]).replace(/^<.*>$/s, "") || `Picture of ${label}`;
  return address ? `<img class="cb-image" alt="${escapeHtml(alt)}" src="${escapeHtml(address)}">` : "";
}

function latex(source: string): string {
  const tex = source.trim().replace(/^(\$\$?)([\s\S]*)\1$/, "$2");
  return mathHtml(tex, { display: true });
}

/** The richest of what an output offers that a page without scripts can show. */
function bundleHtml(data: MimeBundle, page: PageContent, place: Place): string {
  const ways: readonly [mime: string, show: () => string][] = [
    ["text/html", () => richHtml(data, page, place)],
    ...["image/svg+xml", "image/png", "image/jpeg", "image/webp", "image/gif"].map(
      (mime): [string, () => string] => [mime, () => image(mime, data, place)],
    ),
    ["text/markdown", () => `<div class="cb-text">${markdownHtml(text(data["text/markdown"]), page)}</div>`],
    ["text/latex", () => latex(text(data["text/latex"]))],
    ["application/json", () => pre("json", JSON.stringify(data["application/json"], null, 2))],
    ["text/plain", () => pre("plain", text(data["text/plain"]))],
  ];
  for (const [mime, show] of ways) {
    const html = mime in data ? show() : "";
    if (html !== "") return html;
  }
  const types = Object.keys(data);
  const isLoader = text(data["text/html"]).includes("cb-loader");
  return types.length === 0 || isLoader
    ? ""
    : `<p class="cb-unshown">An output of ${place.label} needs a live notebook (${escapeHtml(types.join(", "))}).</p>`;
}

function errorHtml({ ename, evalue, traceback }: ErrorOutput): string {
  const head = `${ename}: ${evalue}`;
  const lines = traceback.join("\n");
  // Most tracebacks begin with what stands above them already.
  const rest = (lines.startsWith(head) ? lines.slice(head.length) : lines).replace(/^\n+/, "");
  const where = rest.trim() === "" ? "" : `<pre class="cb-traceback">${ansiHtml(rest)}</pre>`;
  return `<div class="cb-error"><p><strong>${ansiHtml(ename)}</strong>: ${ansiHtml(evalue)}</p>${where}</div>`;
}

/** One output of a cell as HTML, "" when a page has nothing to show for it. */
export function outputHtml(output: Output, page: PageContent, place: Place): string {
  switch (output.output_type) {
    case "stream":
      return pre(output.name, output.text);
    case "error":
      return errorHtml(output);
    default:
      return bundleHtml(output.data, page, place);
  }
}
