// Takes long: generated pictures are cleaned, and a very large one.

import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanSvg } from "../../../lib/notebook/export/clean-svg.js";
import { externalReferences } from "./external-references.js";

const SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const svg = (content: string) => `<svg ${SPACES}>${content}</svg>`;

test("a picture stays as it is", () => {
  const picture = svg(
    '<style>*{stroke:url(#a)}</style><defs><path id="p" d="M0,0"/></defs><use xlink:href="#p" x="1"/><text xml:space="preserve">a &lt; b </text><image href="data:image/png;base64,AA=="/><linearGradient gradientUnits="userSpaceOnUse"/>',
  );
  expect(cleanSvg(picture)).toBe(picture);
  expect(cleanSvg(`<?xml version="1.0"?>\n<!-- made by hand -->\n${picture}\n`)).toBe(picture);
});

test("a picture whose elements have a prefix is written without it", () => {
  const prefixed = '<ns0:svg xmlns:ns0="http://www.w3.org/2000/svg"><ns0:rect width="1"/></ns0:svg>';
  expect(cleanSvg(prefixed)).toBe(svg('<rect width="1"/>'));
});

test.each([
  ["<script>alert(1)</script>", ""],
  ["<script/><g/>", "<g/>"],
  ["<svg:script xmlns:svg='x'><a/></svg:script><g/>", "<g/>"],
  ["<h.x:script xmlns:h.x='http://www.w3.org/1999/xhtml'>alert(1)</h.x:script><g/>", "<g/>"],
  [
    "<\u00e9:script xmlns:\u00e9='http://www.w3.org/1999/xhtml'>alert(1)</\u00e9:script><g/>",
    "&lt;é:script xmlns:é='http://www.w3.org/1999/xhtml'&gt;alert(1)<g/>",
  ],
  ["<h:meta xmlns:h='http://www.w3.org/1999/xhtml' http-equiv='refresh' content='0;url=x'/><g/>", "<g/>"],
  ["<g xmlns='http://www.w3.org/1999/xhtml'><style/></g>", "<g><style/></g>"],
  ["<foreignObject><p onclick='x'>y</p></foreignObject>", ""],
  [
    "<switch><foreignObject><p>x</p></foreignObject><text>y</text></switch>",
    "<switch><text>y</text></switch>",
  ],
  ['<g onload="alert(1)" id="a"/>', '<g id="a"/>'],
  ['<image href="https://x.example/a.png"/>', "<image/>"],
  ['<image href="data:image/svg+xml,x"/>', "<image/>"],
  [
    '<image><animate attributeName="href" values="https://x.example/a"/><set attributeName="href" to="b"/></image>',
    "<image></image>",
  ],
  ['<use xlink:href="other.svg#a"/>', "<use/>"],
  ['<use href="data:image/png,x"/>', "<use/>"],
  ['<a href="java&#115;cript:alert(1)">b</a>', "<a>b</a>"],
  ['<a href="https://x.example" ping="https://x.example">b</a>', "<a>b</a>"],
  ['<g xml:base="https://x.example"/>', "<g/>"],
  ['<rect style="fill:url(https://x.example/a)"/>', '<rect style="fill:none"/>'],
  ['<rect fill="&#117;rl(https://x.example/a)"/>', '<rect fill="none"/>'],
  ['<rect filter="u\\72l(https://x.example/a)"/>', '<rect filter="none"/>'],
  ["<style>@import 'a.css';a{b:url(x.png)}</style>", "<style> a{b:none}</style>"],
  ["<style>&#64;import 'a.css';a{b:u<!-- -->rl(x.png)}</style>", "<style> a{b:none}</style>"],
  ["<style><![CDATA[a{b:url(x.png)}]]></style>", "<style>a{b:none}</style>"],
  ["<!-- note --><g/>", "<g/>"],
])("of %j %j is left", (content, left) => {
  expect(cleanSvg(svg(content))).toBe(svg(left));
});

test.each(["<p>x</p>", "", '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>'])("%j is no picture", (text) => {
  expect(cleanSvg(text)).toBe("");
});

/** Nine elements, each of which shows the one before ten times over. */
const repeated = (part: (id: string) => string) =>
  Array.from({ length: 9 }, (_, at) => `<g id="a${at + 1}">${part(`a${at}`).repeat(10)}</g>`).join("");

test.each([
  ["uses", repeated((id) => `<use xlink:href="#${id}"/>`)],
  [
    "uses by another name, before what they use",
    repeated((id) => `<use href=" #${id} "/>`)
      .split("</g>")
      .reverse()
      .join("</g>"),
  ],
  ["patterns", repeated((id) => `<rect fill="url('#${id}')"/>`).replaceAll(/<(\/?)g/g, "<$1pattern")],
  ["masks in styles", repeated((id) => `<rect style="mask:url(#${id})"/>`).replaceAll(/<(\/?)g/g, "<$1mask")],
])("a picture that repeats itself without end by %s is none", (_, parts) => {
  expect(cleanSvg(svg(`<defs><g id="a0"><rect/></g></defs>${parts}<use href="#a9"/>`))).toBe("");
});

test.each([
  ["100,000 points of one shape", `<path id="p"/>${'<use href="#p"/>'.repeat(100_000)}`],
  [
    "a part that uses itself",
    '<g id="a"><use href="#a"/></g><g id="b"><use href="#c"/></g><g id="c"><use href="#b"/></g>',
  ],
])("a picture with %s stays", (_, content) => {
  expect(cleanSvg(svg(content))).toBe(svg(content));
});

test("a picture of 50,000 elements in each other is read in the time that it takes", () => {
  expect(cleanSvg(svg(`${"<g>".repeat(50_000)}${"</g>".repeat(50_000)}`)).length).toBeGreaterThan(300_000);
});

test("whatever it is made of, it loads nothing", () => {
  const piece = fc.constantFrom(
    ...[
      "<g>",
      "</g>",
      "<script>",
      "</script>",
      '<image href="https://x.example"/>',
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
    ],
    ...[
      '<use href="a.svg#b"/>',
      "<style>",
      "</style>",
      "@import 'a';",
      "url(a)",
      '<g onload="x">',
      '"',
      ">",
      "<",
      "x",
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const address = Buffer.from(cleanSvg(svg(pieces.join("")))).toString("base64");
      expect(externalReferences(`<img src="data:image/svg+xml;base64,${address}">`)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
