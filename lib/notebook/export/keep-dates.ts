import { type HtmlParent, isText, newElement, newText, replaceNodes } from "./html-tree.js";

const DAYS = /\b(\d{4}-\d{2}-\d{2})\b/;

/** Keeps every day written `YYYY-MM-DD` on one line: browsers break lines at hyphens. Code stays as it is. */
export function keepDates(tree: HtmlParent): void {
  replaceNodes(tree, (node) => {
    if (!isText(node)) return /^(pre|code)$/.test(node.nodeName) ? [node] : undefined;
    // Every second part is a day.
    return node.value
      .split(DAYS)
      .map((text, at) =>
        at % 2 === 0 ? newText(text) : newElement("span", { class: "cb-date" }, [newText(text)]),
      );
  });
}
