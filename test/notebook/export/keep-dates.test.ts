import { expect, test } from "vitest";
import { parseHtml, serializeHtml } from "../../../lib/notebook/export/html-tree.js";
import { keepDates } from "../../../lib/notebook/export/keep-dates.js";

const kept = (html: string) => {
  const tree = parseHtml(html);
  keepDates(tree);
  return serializeHtml(tree).replaceAll(/<span class="cb-date">(.*?)<\/span>/g, "[$1]");
};

test.each([
  ["from 2024-05 to 2024-07-24.", "from [2024-05] to [2024-07-24]."],
  ["<td>2023-12</td>", "<td>[2023-12]</td>"],
  ["2024-13 and 12024-01 and 2024-011", "2024-13 and 12024-01 and 2024-011"],
  ["<code>2024-05</code><pre>2024-07-24</pre>", "<code>2024-05</code><pre>2024-07-24</pre>"],
])("keepDates(%s) keeps days and months on one line: %s", (html, expected) => {
  expect(kept(html)).toBe(expected);
});
