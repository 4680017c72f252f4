import {
  attribute,
  elementsIn,
  firstIn,
  type HtmlElement,
  isElement,
  newElement,
  newText,
  parseHtml,
  replaceNodes,
  serializeHtml,
  textOf,
} from "../html-tree.js";
import type { Page } from "../page-html.js";
import { heldAddress } from "./pdf-links.js";

/** A folded table of more rows is left out: nobody reads eight sheets of readings. */
const MAX_ROWS = 40;

/** Of a page that is beside this one, under the ending of the files that there are. */
function besides(href: string, names: ReadonlySet<string>): string {
  const [, page = "", anchor = ""] = /^([^/?#:]+)\.html(#.*)?$/.exec(href) ?? [];
  return names.has(page) ? `${page}.pdf${anchor}` : href;
}

/** What is folded, opened; a long table is named instead. Paper has nothing of the tools under a figure, and so not its data. */
function unfolded(details: HtmlElement): HtmlElement {
  const rows = elementsIn(details, ({ tagName }) => tagName === "tr").length;
  if (rows > MAX_ROWS) {
    const summary = textOf(firstIn(details, ({ tagName }) => tagName === "summary")).trim();
    return newElement("p", { class: "cb-more" }, [newText(`${summary}: not in print, see the HTML page.`)]);
  }
  if (attribute(details, "open") === undefined) details.attrs.push({ name: "open", value: "" });
  return details;
}

/**
 * A page as it is printed: what is folded is open, except long tables; nothing that answers to a
 * pointer; links to the other pages lead to their PDFs.
 * @param names of the other pages, as addresses write them
 */
export function printablePage(page: Page, names: ReadonlySet<string>): Page {
  const tree = parseHtml(page.main);
  replaceNodes(tree, (node) =>
    isElement(node) && node.tagName === "details" ? [unfolded(node)] : undefined,
  );
  for (const { attrs } of elementsIn(tree, ({ tagName }) => tagName === "a")) {
    const link = attrs.find(({ name }) => name === "href");
    if (link && !/^(?:#|[a-z][a-z0-9+.-]*:)/i.test(link.value))
      link.value = heldAddress(besides(link.value, names));
  }
  return {
    ...page,
    main: serializeHtml(tree),
    home: undefined,
    contents: "",
    footer: "",
    figures: false,
    code: false,
  };
}
