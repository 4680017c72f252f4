import {
  attribute,
  elementsIn,
  type HtmlParent,
  isElement,
  newElement,
  replaceNodes,
  textOf,
  withClass,
} from "./html-tree.js";

/** A table of more rows scrolls in a box that can be seen as a whole. */
const MAX_ROWS = 150;

const isBox = withClass("cb-table");

/** A head that says nothing, as over the labels of a frame, heads nothing: it is a cell. */
function emptyHeadsToCells(tree: HtmlParent): void {
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

/** Puts every table of a tree that stands free into a box of its own, which scrolls where the page is narrow. */
export function boxTables(tree: HtmlParent): void {
  emptyHeadsToCells(tree);
  replaceNodes(tree, (node) => {
    if (!isElement(node)) return undefined;
    if (node.tagName === "table") {
      const rows = elementsIn(node, ({ tagName }) => tagName === "tr").length;
      return [newElement("div", { class: rows > MAX_ROWS ? "cb-table cb-long" : "cb-table" }, [node])];
    }
    return isBox(node) ? [node] : undefined;
  });
}
