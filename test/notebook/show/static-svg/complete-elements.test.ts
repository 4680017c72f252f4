import { expect, test } from "vitest";
import { drawPlot } from "../../../../lib/notebook/show/static-svg/draw-plot.js";
import { textWidth } from "../../../../lib/plots/text-width.js";

const SVG = "http://www.w3.org/2000/svg";
const XLINK = "http://www.w3.org/1999/xlink";
/** The document that plotly draws in, its elements completed. */
const document = drawPlot({ data: [], layout: {} }, (svg) => svg.ownerDocument);

test("an SVG element has its name as it is written, as in a browser", () => {
  const names = ["text", "clipPath"].map((name) => document.createElementNS(SVG, name));
  expect(names.map(({ nodeName }) => nodeName)).toEqual(["text", "clipPath"]);
  expect(names.map(({ tagName }) => tagName)).toEqual(["text", "clipPath"]);
});

test("an SVG element finds an attribute of a namespace by its local name", () => {
  const link = document.createElementNS(SVG, "a");
  link.setAttributeNS(XLINK, "xlink:href", "page.html");
  expect(link.getAttributeNS(XLINK, "href")).toBe("page.html");
  expect([...link.getAttributeNames()]).toEqual(["href"]);
});

test("an SVG element has one style, which is its own", () => {
  const [one, other] = [document.createElementNS(SVG, "g"), document.createElementNS(SVG, "g")];
  one.style.setProperty("fill", "red");
  expect(one.style).toBe(one.style);
  expect(one.getAttribute("style")).toBe("fill: red;");
  expect(other.getAttribute("style")).toBeNull();
  expect((one.cloneNode(true) as SVGElement).style.getPropertyValue("fill")).toBe("red");
});

test("an SVG element has a box, a text a width of its size, a path a length and points", () => {
  const rect = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ x: 1, y: 2, width: 10, height: 20 })) {
    rect.setAttribute(name, String(value));
  }
  expect(rect.getBBox()).toMatchObject({ x: 1, y: 2, width: 10, height: 20, right: 11, bottom: 22 });
  expect(document.createElementNS(SVG, "g").getBoundingClientRect()).toMatchObject({ left: 0, width: 0 });
  const text = document.createElementNS(SVG, "text");
  text.textContent = "2024";
  text.style.setProperty("font-size", "10px");
  expect(text.getComputedTextLength()).toBeCloseTo(textWidth("2024", 10), 10);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", "M0,0L3,4");
  expect([path.getTotalLength(), path.getPointAtLength(2.5)]).toEqual([5, { x: 1.5, y: 2 }]);
});

test("an anchor knows the protocol of its address", () => {
  const anchor = document.createElement("a");
  const protocol = (href: string) => {
    anchor.href = href;
    return anchor.protocol;
  };
  expect(protocol("https://x.example/2%25")).toBe("https:");
  expect(protocol(" java\nscript:alert(1)")).toBe("javascript:");
  expect(protocol("page.html")).toBe(":");
});
