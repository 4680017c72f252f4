import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { addSimpleSelectors } from "../../../../lib/notebook/show/twin/simple-selectors.js";

const HTML =
  '<div id="a" class="x y"><svg class="main-svg"><g class="x"><text class="xy">1</text><linearGradient></linearGradient></g><g class=" y  x "></g></svg><p class="x">2</p></div>';

/** The same document twice: with jsdom's own engine, and with the short one. */
const [own, short] = [new JSDOM(HTML).window, new JSDOM(HTML).window];
addSimpleSelectors(short);

test.each([
  "*",
  "g",
  "text",
  "linearGradient",
  "p",
  "div",
  ".x",
  ".y",
  ".xy",
  "g.x",
  "p.x",
  "g.y",
  ".main-svg",
  "none",
  ".none",
])("%s finds what jsdom finds, in its order, from the document and from an element", (selector) => {
  const texts = (root: ParentNode) => ({
    all: [...root.querySelectorAll(selector)].map((element) => element.outerHTML),
    first: root.querySelector(selector)?.outerHTML,
  });
  expect(texts(short.document)).toEqual(texts(own.document));
  const [inOwn, inShort] = [own, short].map(({ document }) => document.getElementById("a") as Element);
  expect(texts(inShort as Element)).toEqual(texts(inOwn as Element));
});

test.each(["g > text", "#a", "[class]", "g[class*=x]", "g, p", "svg .x", "svg:first-child"])(
  "%s is left to jsdom",
  (selector) => {
    const outer = ({ document }: JSDOM["window"]) =>
      [...document.querySelectorAll(selector)].map((element) => element.outerHTML);
    expect(outer(own).length).toBeGreaterThan(0);
    expect(outer(short)).toEqual(outer(own));
  },
);

test("a selector that is none is refused as jsdom refuses it", () => {
  expect(() => short.document.querySelector("")).toThrow(short.DOMException);
});
