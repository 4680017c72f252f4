import fc from "fast-check";
import { expect, test } from "vitest";
import { parseHtml, serializeHtml } from "../../../lib/notebook/export/html-tree.js";
import { sanitize } from "../../../lib/notebook/export/sanitize.js";
import { externalReferences } from "./external-references.js";

function clean(html: string): string {
  const fragment = parseHtml(html);
  sanitize(fragment, {
    link: (href) => (href.startsWith("javascript:") ? undefined : href),
    image: (src) => (src.startsWith("data:") ? src : undefined),
  });
  return serializeHtml(fragment);
}

test("sanitize keeps text, lists, tables and their structure", () => {
  const html =
    '<p>a <b>b</b> <a href="#x">c</a></p><ul><li>d</li></ul><table><tbody><tr><td colspan="2" style="text-align:right">1</td></tr></tbody></table>';
  expect(clean(html)).toBe(html);
});

test.each([
  ["<script>alert(1)</script>a", "a"],
  ["<style>p{}</style>a", "a"],
  ["<iframe srcdoc='<b>x</b>'></iframe>a", "a"],
  ["<svg><script>alert(1)</script><text>x</text></svg>a", "a"],
  ["<math><mtext><img src=x></mtext></math>a", "a"],
  ["<form action=https://x.example><input name=a><button>go</button></form>", "go"],
  ["<object data=x>b</object>a", "a"],
  ["<!-- note -->a", "a"],
  ["<template><b>x</b></template>a", "a"],
  ["<textarea></textarea><noscript><img src=x></noscript>a", "a"],
  ["<my-element>kept</my-element>", "kept"],
  ["<font color=red>kept</font>", "kept"],
])("sanitize makes of %j %j", (html, expected) => {
  expect(clean(html)).toBe(expected);
});

test("sanitize drops handlers, ids, names and every style but the alignment", () => {
  expect(
    clean('<p id="a" name="b" onclick="alert(1)" style="color:red;text-align:center;position:fixed">x</p>'),
  ).toBe('<p style="text-align:center">x</p>');
});

test("sanitize keeps the page's own classes and no others", () => {
  expect(clean('<span class="cb-number evil hljs-string">x</span><i class="evil">y</i>')).toBe(
    '<span class="cb-number hljs-string">x</span><i>y</i>',
  );
});

test("sanitize turns a link that may not lead anywhere into its text, an image that may not load into its alternative", () => {
  expect(clean('<a href="javascript:alert(1)">a</a><img src="https://x.example/a.png" alt="a chart">')).toBe(
    "aa chart",
  );
});

test("sanitize leaves nothing that runs or loads, whatever the HTML, also after a browser has read it again", () => {
  const piece = fc.constantFrom(
    "<p>",
    "</p>",
    "<table>",
    "<tr>",
    "<td>",
    "<svg>",
    "</svg>",
    "<math>",
    "<style>",
    "</style>",
    "<a href=javascript:alert(1)>",
    "<img src=x onerror=alert(1)>",
    "<script>",
    "</script>",
    "<noscript>",
    "<title>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<mglyph>",
    "<foreignObject>",
    "<template>",
    "<select>",
    "<option>",
    "<b>",
    "<button>",
    "<div title='</p><script>'>",
    '"',
    "'",
    ">",
    "x",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const html = clean(pieces.join(""));
      expect(externalReferences(html)).toEqual([]);
      expect(html).not.toMatch(/<(script|style|svg|math|template|noscript|select)\b/);
    }),
    { numRuns: 300 },
  );
});
