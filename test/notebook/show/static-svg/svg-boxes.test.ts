import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { svgBox } from "../../../../lib/notebook/show/static-svg/svg-boxes.js";
import { textWidth } from "../../../../lib/plots/text-width.js";

function element(markup: string): Element {
  const { document } = new JSDOM(`<svg xmlns="http://www.w3.org/2000/svg">${markup}</svg>`).window;
  return document.querySelector("svg")?.firstElementChild as Element;
}

test("svgBox of a rectangle is the rectangle", () => {
  expect(svgBox(element('<rect x="1" y="2" width="10" height="20"/>'))).toEqual({
    left: 1,
    top: 2,
    right: 11,
    bottom: 22,
  });
});

test.each([
  ["start", 0],
  ["middle", -0.5],
  ["end", -1],
])("svgBox of a text anchored at its %s lies on that side of its point", (anchor, share) => {
  const width = textWidth("2024", 10);
  const box = svgBox(element(`<text x="50" y="20" style="font-size:10px;text-anchor:${anchor}">2024</text>`));
  expect(box?.left).toBeCloseTo(50 + share * width, 8);
  expect(box?.right).toBeCloseTo(50 + (1 + share) * width, 8);
  expect(box?.top).toBeLessThan(20);
  expect(box?.bottom).toBeGreaterThan(20);
});

test("svgBox of a group covers its children where their transforms put them", () => {
  const moved = '<g transform="translate(100,0)"><rect width="10" height="10"/></g>';
  expect(svgBox(element(`<g>${moved}<rect width="5" height="30"/></g>`))).toEqual({
    left: 0,
    top: 0,
    right: 110,
    bottom: 30,
  });
});

test("svgBox turns with a rotation about a point", () => {
  const box = svgBox(element('<g><g transform="rotate(90,0,0)"><rect width="10" height="2"/></g></g>'));
  expect(box?.left).toBeCloseTo(-2, 8);
  expect(box?.right).toBeCloseTo(0, 8);
  expect(box?.bottom).toBeCloseTo(10, 8);
});

test("svgBox of what has no extent is undefined", () => {
  expect(svgBox(element("<g></g>"))).toBeUndefined();
  expect(svgBox(element("<text></text>"))).toBeUndefined();
});
