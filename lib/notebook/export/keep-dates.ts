import { type HtmlParent, isElement, isText, newElement, newText, replaceNode } from "./html-tree.js";

const DAYS = /\b(\d{4}-\d{2}-\d{2})\b/;

/** Keeps every day written `YYYY-MM-DD` on one line: browsers break lines at hyphens. Code stays as it is. */
export function keepDates(tree: HtmlParent): void {
  for (const child of tree.childNodes) {
    if (isElement(child) && !/^(pre|code)$/.test(child.tagName)) keepDates(child);
    if (!isText(child) || !DAYS.test(child.value)) continue;
    // Every second part is a day.
    const parts = child.value.split(DAYS).map((part, at) => {
      const text = newText(part);
      return at % 2 === 0 ? text : newElement("span", { class: "cb-date" }, [text]);
    });
    replaceNode(child, parts);
  }
}
