import {
  attribute,
  type HtmlParent,
  isElement,
  newElement,
  replaceNodes,
  textOf,
  withClass,
} from "./html-tree.js";

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
    if (node.tagName === "table") return [newElement("div", { class: "cb-table" }, [node])];
    return isBox(node) ? [node] : undefined;
  });
}
