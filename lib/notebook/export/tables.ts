import { dataLink } from "./data-links.js";
import {
  attribute,
  elementsIn,
  firstIn,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  newElement,
  parseHtml,
  replaceNodes,
  textOf,
} from "./html-tree.js";
import type { PageContent } from "./page-content.js";
import { shownCells } from "./shown-cells.js";

/** A table of more rows scrolls in a box that can be seen as a whole. */
const MAX_ROWS = 150;

/** A head that says nothing, as over the labels of a frame, heads nothing: it is a cell. */
export function emptyHeadsToCells(tree: HtmlParent): void {
  replaceNodes(tree, (node) => {
    if (
      !isElement(node) ||
      node.tagName !== "th" ||
      node.childNodes.some(isElement) ||
      textOf(node).trim() !== ""
    )
      return undefined;
    const kept = ["class", "colspan", "rowspan", "style"].flatMap((name) => {
      const value = attribute(node, name);
      return value === undefined ? [] : [[name, value] as const];
    });
    return [newElement("td", Object.fromEntries(kept), [])];
  });
}

/** The links to the CSV files of a table and of those in it, where the page carries files. */
function linksOf(table: HtmlElement, page: PageContent | undefined): HtmlNode[] {
  if (!page?.data) return [];
  const tables = [table, ...elementsIn(table, ({ tagName }) => tagName === "table")];
  const links = tables.map((one) => {
    const cells = shownCells(one, (held) => page.placeholders.text(held));
    const caption = textOf(firstIn(one, ({ tagName }) => tagName === "caption")).trim();
    return cells ? dataLink(cells, page.placeholders.text(caption), page) : "";
  });
  return parseHtml(links.join("")).childNodes;
}

/**
 * Puts every table of a tree into a box of its own, which scrolls where the page is narrow, and under it a link to its CSV file
 * where the page carries files.
 * @param page default none: there are no links
 */
export function boxTables(tree: HtmlParent, page?: PageContent): void {
  emptyHeadsToCells(tree);
  replaceNodes(tree, (node) => {
    if (!isElement(node) || node.tagName !== "table") return undefined;
    const rows = elementsIn(node, ({ tagName }) => tagName === "tr").length;
    const box = newElement("div", { class: rows > MAX_ROWS ? "cb-table cb-long" : "cb-table" }, [node]);
    return [box, ...linksOf(node, page)];
  });
}
