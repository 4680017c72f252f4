import { expect, test } from "vitest";
import { elementsIn, type HtmlElement, parseHtml } from "../../../lib/notebook/export/html-tree.js";
import { shownCells } from "../../../lib/notebook/export/shown-cells.js";
import { table } from "../../../lib/notebook/show/table.js";

function cells(html: string) {
  const [element] = elementsIn(parseHtml(html), ({ tagName }) => tagName === "table");
  const shown = shownCells(element as HtmlElement);
  return shown && { head: shown.columns.map(({ label }) => label), rows: shown.rows };
}

test("shownCells reads a table of the library: signs and numbers as programs write them, missing ones as null", () => {
  const { mime } = table([
    { name: "a", value: -1234.5 },
    { name: "b", value: null },
  ]);
  expect(cells(mime["text/html"] as string)).toEqual({
    head: ["name", "value"],
    rows: [
      ["a", "-1234.50"],
      ["b", null],
    ],
  });
});

test("shownCells reads heads of several rows together, and cells that span others in each place", () => {
  const html =
    "<table><thead><tr><th></th><th colspan=2>2024</th></tr><tr><th>k</th><th>x</th><th>y</th></tr></thead>" +
    "<tbody><tr><th rowspan=2>a</th><td>1</td><td>NaN</td></tr><tr><td>2</td><td>3%</td></tr></tbody></table>";
  expect(cells(html)).toEqual({
    head: ["k", "2024 x", "2024 y"],
    rows: [
      ["a", "1", null],
      ["a", "2", "3%"],
    ],
  });
});

test("shownCells leaves text with commas, dates and names as they are", () => {
  const html = "<table><tr><th>a</th><th>b</th></tr><tr><td>1, 2</td><td>2024-07-24</td></tr></table>";
  expect(cells(html)?.rows).toEqual([["1, 2", "2024-07-24"]]);
});

test.each([
  "<table></table>",
  "<table><tr><th>a</th><th>b</th></tr></table>",
  "<table><tr><td>1</td></tr></table>",
])("shownCells of %s is undefined", (html) => expect(cells(html)).toBeUndefined());

test("shownCells bounds a span that a notebook claims", () => {
  const html = `<table><tr><td colspan="99999999" rowspan="99999999">1</td><td>2</td></tr></table>`;
  expect(cells(html)?.head.length).toBe(1001);
});
