const DAY = /\b\d{4}-\d{2}-\d{2}\b/;

/** Keeps every day written `YYYY-MM-DD` on one line: browsers break lines at hyphens. Code stays as it is. */
export function keepDates(node: Node): void {
  for (const child of [...node.childNodes]) {
    if (child.nodeType !== 3) {
      if (!/^(pre|code)$/i.test(child.nodeName)) keepDates(child);
      continue;
    }
    let rest = child as Text;
    for (let found = DAY.exec(rest.data); found; found = DAY.exec(rest.data)) {
      const day = rest.splitText(found.index);
      rest = day.splitText(found[0].length);
      const span = (child.ownerDocument as Document).createElement("span");
      span.className = "cb-date";
      day.replaceWith(span);
      span.append(day);
    }
  }
}
