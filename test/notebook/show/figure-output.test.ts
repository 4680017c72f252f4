import { gunzipSync } from "node:zlib";
import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { FIGURE } from "../../../lib/notebook/output-data.js";
import { figureOutput } from "../../../lib/notebook/show/figure-output.js";
import type { Figure } from "../../../lib/plots/figure.js";
import { themed } from "../../../lib/plots/theme.js";

const BAD = `</script><img src=x onerror=alert(1)>"'&`;

function figure(text = "Growth"): Figure {
  return {
    data: [{ type: "bar", x: [text, "b"], y: [1, 2], name: text }],
    layout: themed({ title: { text, subtitle: { text: `sub ${text}` } } }),
    alt: `alt ${text}`,
    caption: `source ${text}`,
  };
}

function root(of: Figure): Element {
  return new JSDOM(figureOutput(of).mime["text/html"]).window.document.querySelector("figure") as Element;
}

test("figureOutput is one output: HTML, SVG, data and text", () => {
  expect(Object.keys(figureOutput(figure()).mime)).toEqual([
    "text/html",
    "image/svg+xml",
    FIGURE,
    "text/plain",
  ]);
});

test("figureOutput's HTML holds title, static SVG with alternative text, the figure as JSON and caption", () => {
  const element = root(figure());
  expect(element.querySelector(".cb-title")?.textContent).toBe("Growth");
  expect(element.querySelector(".cb-subtitle")?.textContent).toBe("sub Growth");
  expect(element.querySelector("img.cb-static-svg")?.getAttribute("alt")).toBe("alt Growth");
  expect(element.querySelector(".cb-caption")?.textContent).toBe("source Growth");
  const packed = element.querySelector('script[type="application/gzip"]')?.textContent ?? "";
  const json = gunzipSync(Buffer.from(packed, "base64")).toString();
  expect(JSON.parse(json).data).toEqual([{ type: "bar", x: ["Growth", "b"], y: [1, 2], name: "Growth" }]);
});

test("figureOutput's static SVG is an SVG that the output holds itself", () => {
  const source = root(figure()).querySelector("img")?.getAttribute("src") ?? "";
  expect(source).toMatch(/^data:image\/svg\+xml,/);
  expect(decodeURIComponent(source.slice(source.indexOf(",") + 1))).toMatch(
    /^<svg [^>]*viewBox="0 0 820 420"/,
  );
});

test("figureOutput takes every text for text, never for markup or for the end of a script", () => {
  const element = root(figure(BAD));
  expect(element.querySelectorAll("img")).toHaveLength(1);
  expect(element.querySelectorAll("script")).toHaveLength(2);
  expect(element.querySelector(".cb-title")?.textContent).toBe(BAD);
  expect(element.querySelector("img")?.getAttribute("alt")).toBe(`alt ${BAD}`);
});

test("figureOutput as text says title, what one sees, and source", () => {
  expect(figureOutput(figure()).mime["text/plain"]).toBe("Growth\nsub Growth\nalt Growth\nsource Growth");
});

test("figureOutput of the same figure is the same text", () => {
  expect(figureOutput(figure())).toEqual(figureOutput(figure()));
});
