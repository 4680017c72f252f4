import { type HtmlParent, isText, newElement, newText, replaceNodes } from "./html-tree.js";

const DATES = /\b(\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?)\b/;

/** Keeps every day and month written `YYYY-MM-DD` or `YYYY-MM` on one line: browsers break lines at hyphens. Code stays as it is. */
export function keepDates(tree: HtmlParent): void {
  replaceNodes(tree, (node) => {
    if (!isText(node)) return /^(pre|code)$/.test(node.nodeName) ? [node] : undefined;
    // Every second part is a date.
    return node.value
      .split(DATES)
      .map((text, at) =>
        at % 2 === 0 ? newText(text) : newElement("span", { class: "cb-date" }, [newText(text)]),
      );
  });
}
