import { expect, test } from "vitest";
import { isLong } from "../../../lib/notebook/export/long-content.js";

test.each([
  ["", false],
  ["<p>a</p>".repeat(600), false],
  ["<p>a</p>".repeat(601), true],
  ["<br>".repeat(601), true],
  [`<table>${"<tr><td>1</td></tr>".repeat(2000)}</table>`, false],
  ["a ".repeat(60_000), true],
  [`<img src="data:image/png;base64,${"A".repeat(200_000)}">`, false],
])("isLong(html) %#", (html, long) => {
  expect(isLong(html)).toBe(long);
});
