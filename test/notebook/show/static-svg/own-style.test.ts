import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { OwnStyle } from "../../../../lib/notebook/show/static-svg/own-style.js";

const { document } = new JSDOM("").window;

/** The style as it is kept, and as jsdom's reading of CSS keeps it. */
function both(property: string, value: string): { own: string; css: string } {
  const [element, other] = [document.createElement("i"), document.createElement("i")];
  const style = new OwnStyle(element);
  style.setProperty(property, value);
  other.style.setProperty(property, value);
  return { own: style.getPropertyValue(property), css: other.style.getPropertyValue(property) };
}

describe("a value is kept as CSS keeps it, with single quotes", () => {
  test.each([
    ["font-family", '-apple-system, "Segoe UI", Roboto, sans-serif'],
    ["font-family", "Open   Sans, verdana"],
    ["font-family", "'x y',z"],
    ["font-family", '"a, b", c'],
    ["font-family", "日本, Ünï Cödé, A1, B_2, --x"],
    ["fill", "rgb(1, 2, 3)"],
    ["fill", 'url("#a")'],
    ["stroke-width", "0.5px"],
    ["stroke-dasharray", "5px,2px"],
    ["stroke-dasharray", "5, 2.5px 1e-7px"],
    ["stroke-dasharray", "none"],
    ["opacity", "0.5"],
  ])("%s: %s", (property, value) => {
    const { own, css } = both(property, value);
    expect(css).not.toBe("");
    expect(own).toBe(css.replaceAll('"', "'"));
  });
});

describe("what CSS does not take is left out", () => {
  test.each([
    ["font-family", "3D Font"],
    ["font-family", "a,,b"],
    ["font-family", "Arial,"],
    ["font-family", "O'Reilly"],
    ["font-family", "a 'b'"],
    ["font-family", "a b!important"],
    ["font-family", "a; fill: red"],
    ["stroke-dasharray", "solid"],
    ["stroke-dasharray", "undefinedpx"],
    ["stroke-width", "NaNpx"],
    ["opacity", "NaN"],
  ])("%s: %s", (property, value) => {
    expect(both(property, value)).toEqual({ own: "", css: "" });
  });
});

test("a name with an apostrophe keeps its double quotes", () => {
  expect(both("font-family", '"O\'Reilly"').own).toBe('"O\'Reilly"');
});

test("a value that is none leaves the one before; nothing and null take it away", () => {
  const style = new OwnStyle(document.createElement("i"));
  style.setProperty("opacity", 1);
  style.setProperty("opacity", Number.NaN);
  expect(style.getPropertyValue("opacity")).toBe("1");
  style.setProperty("opacity", null);
  expect(style.getPropertyValue("opacity")).toBe("");
  style.setProperty("fill", "red");
  style.setProperty("fill", "");
  expect(style.getPropertyValue("fill")).toBe("");
});

test("the attribute and the style say the same, whichever was written", () => {
  const element = document.createElement("i");
  const style = new OwnStyle(element) as OwnStyle & Record<"fontSize" | "font-size", string>;
  style.fontSize = "12px";
  style.setProperty("fill", "red");
  expect(element.getAttribute("style")).toBe("font-size: 12px;fill: red;");
  element.setAttribute("style", "fill:blue; font-size: 9px; junk");
  expect([style.fontSize, style["font-size"], style.getPropertyValue("fill")]).toEqual([
    "9px",
    "9px",
    "blue",
  ]);
  style.removeProperty("fill");
  expect(element.getAttribute("style")).toBe("font-size: 9px;");
  element.removeAttribute("style");
  expect(style.fontSize).toBe("");
});
