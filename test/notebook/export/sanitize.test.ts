// Takes long: HTML that is made up at random is read by a browser's parser as well.

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
  ["<noscript><img src=data:x></noscript><b>a</b>", "<b>a</b>"],
  ["<plaintext>b</plaintext>", ""],
  ["<template><p>x<template>y</template></template><p>a", "<p>a</p>"],
  ["<svg><foreignObject><p>x</p></foreignObject><a xlink:href=#x>y</a></svg><p>a", "<p>a</p>"],
  ["<svg><desc><b>x</svg>a", ""],
  ["<math><annotation-xml encoding=text/html><p>x</p></annotation-xml></math>a", "a"],
  ["<svg><b>a", "<b>a</b>"],
  ["<p is=my-p>a</p>", "<p>a</p>"],
  ["<a xlink:href=#x>a</a>", "a"],
  ["<p>a<table>b<tr><td>c", "<p>a</p>b<table><tbody><tr><td>c</td></tr></tbody></table>"],
  ["<table><a href=#x>a<tr><td>b", '<a href="#x">a</a><table><tbody><tr><td>b</td></tr></tbody></table>'],
  ["<a href=#x><p>a<a href=#y>b", '<a href="#x"></a><p><a href="#x">a</a><a href="#y">b</a></p>'],
  ["<b><p>a</b>b", "<b></b><p><b>a</b>b</p>"],
  ["<form><p>a<form><p>b", "<p>a</p><p>b</p>"],
  ["<select><option>x</select>a", "a"],
  ["a\0b&#0;c&amp;&lt;&nbsp;&copy", "ab\uFFFDc&amp;&lt;&nbsp;\u00A9"],
  ["<p title='</p><script>'>a", '<p title="&lt;/p&gt;&lt;script&gt;">a</p>'],
  ["<!DOCTYPE html><html><head><title>x</title></head><body class=cb-a>a<?php b ?>", "a"],
])("sanitize makes of %j %j", (html, expected) => {
  expect(clean(html)).toBe(expected);
});

test("sanitize gives every copy that the parser makes of an element its attributes once", () => {
  const fragment = parseHtml("<a href=a><p>x</a>y");
  sanitize(fragment, { link: (href) => `${href}!`, image: () => undefined });
  expect(serializeHtml(fragment)).toBe('<a href="a!"></a><p><a href="a!">x</a>y</p>');
});

test.each(["<div>", "<b>", "<font>", "<svg><desc>", "<table><tr><td>", "<template>", "<a href=x><div>"])(
  "sanitize takes %j 50000 times in each other, and keeps no more levels than browsers",
  (tag) => {
    const html = clean(`${tag.repeat(50_000)}x`);
    const levels = html.match(/<\w+/g)?.length ?? 0;
    expect(levels).toBeLessThan(2000);
    expect(clean(html)).toBe(html);
  },
);

test("sanitize keeps 512 levels and the text below them", () => {
  const [open, close] = ["<i>".repeat(512), "</i>".repeat(512)];
  expect(clean(`${open}<u>x</u>y${close}`)).toBe(`${open}xy${close}`);
});

test("sanitize drops handlers, ids, names and every style but the alignment", () => {
  expect(
    clean('<p id="a" name="b" onclick="alert(1)" style="color:red;text-align:center;position:fixed">x</p>'),
  ).toBe('<p style="text-align:center">x</p>');
});

test.each([
  '<div style="display:none">x</div>a',
  '<button style="color:red; display : none;"><b>x</b></button>a',
  "<div hidden><pre>x</pre></div>a",
  '<p style="visibility: hidden">x</p>a',
])("sanitize leaves out what was not to be seen (%s)", (html) => {
  expect(clean(html)).toBe("a");
});

test("sanitize keeps ids where the page has a name for them, of anchors also their names", () => {
  const fragment = parseHtml(
    '<p id="a">x</p><a name="b"></a><a id="c" name="d">y</a><p name="e">z</p><p id="no">w</p>',
  );
  const anchor = (id: string) => (id === "no" ? undefined : `page-${id}`);
  sanitize(fragment, { link: () => undefined, image: () => undefined, anchor });
  expect(serializeHtml(fragment)).toBe(
    '<p id="page-a">x</p><a id="page-b"></a><a id="page-c">y</a><p>z</p><p>w</p>',
  );
});

test("sanitize keeps the size of an image, and the proportions that it says", () => {
  expect(clean('<img src="data:x" width="9" style="width: 300px; border: 1px solid">')).toBe(
    '<img width="300" src="data:x">',
  );
  expect(clean('<img src="data:x" width="40" height="20">')).toBe(
    '<img src="data:x" width="40" height="20" style="aspect-ratio:40/20">',
  );
  expect(clean('<img src="data:x" style="width:50%">')).toBe('<img width="50%" src="data:x">');
});

test("sanitize keeps alignment however it is written, and of cells colours that are colours", () => {
  expect(clean('<p align="center">x</p>')).toBe('<p style="text-align:center">x</p>');
  const cell = (style: string) =>
    clean(`<table><tbody><tr><td style="${style}">1</td></tr></tbody></table>`).match(/<td[^>]*>/)?.[0];
  expect(cell("background-color: #ffee00; color: rgb(1, 2, 3)")).toBe(
    '<td style="--back:#ffee00;--ink:rgb(1, 2, 3)">',
  );
  expect(cell("background: url(https://x.example/a.png)")).toBe("<td>");
  expect(cell("font-weight: bold; position: fixed")).toBe('<td style="font-weight:600">');
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
      // Read again, other elements may have come to hold each other, but none that sanitize would take away.
      expect(clean(html)).toBe(serializeHtml(parseHtml(html)));
    }),
    { numRuns: 300 },
  );
});
