import { expect, test } from "vitest";
import { insideBook, placeHref } from "../../../lib/notebook/export/inside-book.js";

const PLACES: Readonly<Record<string, string>> = { "01 a": "01-a", b: "b" };
const links = { place: "01-a", placeOf: (page: string) => PLACES[page] };

test("placeHref leads to a notebook and to its parts", () => {
  expect([placeHref("01-ä"), placeHref("01-a", "Result")]).toEqual(["#01-%C3%A4", "#01-a/Result"]);
});

test.each([
  ['<p id="x">', '<p id="01-a/x"></p>'],
  ['<section aria-labelledby="x y">', '<section aria-labelledby="01-a/x 01-a/y"></section>'],
  [
    '<table><tbody><tr><td headers="x"></td></tr></tbody></table>',
    '<table><tbody><tr><td headers="01-a/x"></td></tr></tbody></table>',
  ],
  ['<a href="#x">1</a>', '<a href="#01-a/x">1</a>'],
  ['<a href="01%20a.html">1</a>', '<a href="#01-a">1</a>'],
  ['<a href="b.html#Re%20s">1</a>', '<a href="#b/Re%20s">1</a>'],
])("insideBook(%j) belongs to its notebook", (html, inside) => {
  expect(insideBook(html, links)).toBe(inside);
});

test.each([
  '<a href="https://x.example/b.html#x">1</a>',
  '<a href="../b.html">1</a>',
  '<a href="c.html">1</a>',
  '<a href="%zz.html">1</a>',
  "<pre>\n\nx</pre>",
  '<p>&lt;p id="x"&gt; href="#x"</p>',
  '<script type="application/vnd.plotly.v1+json">{"a":"<p id=1>"}</script>',
])("insideBook(%j) leaves it as it is", (html) => {
  expect(insideBook(html, links)).toBe(html);
});
