import {
  append,
  elementsIn,
  type HtmlElement,
  type HtmlParent,
  hasClass,
  isElement,
  newElement,
  replaceNode,
} from "./html-tree.js";

const isTable = ({ tagName }: HtmlElement) => tagName === "table";

function isBoxed({ parentNode }: HtmlElement): boolean {
  if (!isElement(parentNode)) return false;
  return isTable(parentNode) || hasClass(parentNode, "cb-table") || isBoxed(parentNode);
}

/** Puts every table of a tree that stands free into a box of its own, which scrolls where the page is narrow. */
export function boxTables(tree: HtmlParent): void {
  for (const table of elementsIn(tree, isTable)) {
    if (isBoxed(table)) continue;
    const box = newElement("div", { class: "cb-table" });
    replaceNode(table, [box]);
    append(box, [table]);
  }
}
