import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanSvg } from "../../../lib/notebook/export/clean-svg.js";
import { externalReferences } from "./external-references.js";

const svg = (content: string) => `<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`;

test("a picture stays character by character", () => {
  const picture = `<?xml version="1.0"?>\n${svg(
    '<style>*{stroke:url(#a)}</style><defs><path id="p" d="M0,0"/></defs><use xlink:href="#p" x=\'1\'/><text>a &lt; b</text><image href="data:image/png;base64,AA=="/>',
  )}`;
  expect(cleanSvg(picture)).toBe(picture);
});

test.each([
  ["<script>alert(1)</script>", ""],
  ["<script/><g/>", "<g/>"],
  ["<svg:script xmlns:svg='x'><a/></svg:script><g/>", "<g/>"],
  ["<foreignObject><p onclick='x'>y</p></foreignObject>", ""],
  ['<g onload="alert(1)" id="a"/>', '<g id="a"/>'],
  ['<image href="https://x.example/a.png"/>', "<image/>"],
  ['<use xlink:href="other.svg#a"/>', "<use/>"],
  ['<a href="java&#115;cript:alert(1)">b</a>', "<a>b</a>"],
  ['<rect style="fill:url(https://x.example/a)"/>', '<rect style="fill:none"/>'],
  ["<style>@import 'a.css';a{b:url(x.png)}</style>", "<style>a{b:none}</style>"],
  ["<style><![CDATA[a{b:url(x.png)}]]></style>", "<style><![CDATA[a{b:none}]]></style>"],
  ["<!-- note --><g/>", "<g/>"],
])("of %j %j is left", (content, left) => {
  expect(cleanSvg(svg(content))).toBe(svg(left));
});

test.each(["<p>x</p>", "", '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "<svg><script>"])(
  "%j is no picture",
  (text) => {
    expect(cleanSvg(text)).toBe("");
  },
);

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
