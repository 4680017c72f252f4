import { type HtmlParent, isElement, newElement, replaceNodes, withClass } from "./html-tree.js";

const isBox = withClass("cb-table");

/** Puts every table of a tree that stands free into a box of its own, which scrolls where the page is narrow. */
export function boxTables(tree: HtmlParent): void {
  replaceNodes(tree, (node) => {
    if (!isElement(node)) return undefined;
    if (node.tagName === "table") return [newElement("div", { class: "cb-table" }, [node])];
    return isBox(node) ? [node] : undefined;
  });
}
