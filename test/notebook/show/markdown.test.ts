import fc from "fast-check";
import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { markdownHtml } from "../../../lib/notebook/export/markdown-html.js";
import { markdown, md } from "../../../lib/notebook/show/markdown.js";
import { page } from "../export/notebooks.js";

/** What the exporter's reader makes of it, which reads HTML, TeX and addresses as well. */
function read(source: string): HTMLElement {
  return new JSDOM(markdownHtml(source, page())).window.document.body;
}

test("markdown`...` keeps the template's own markdown and sets values in", () => {
  expect(markdown`The gap was **${"103.1 points"}**, over ${10} years.`.markdown).toBe(
    "The gap was **103.1 points**, over 10 years.",
  );
});

test.each([null, undefined, Number.NaN])('a value %s reads "n/a"', (missing) => {
  expect(markdown`${missing}`.markdown).toBe("n/a");
});

test.each([
  "**bold** _it_ `code` ~~no~~",
  "[link](https://x.example) <https://x.example>",
  "https://x.example and www.x.example",
  "<script>alert(1)</script><img src=x onerror=alert(1)>",
  "&amp; &#60; \\* \\$",
  "$x^2$ and $$y$$",
  "a | b | c",
  "![img](https://x.example/a.png)",
  "a@b.example",
])("a value %j is shown as it is: none of it acts as markdown, HTML or TeX", (value) => {
  const source = markdown`${value}`.markdown;
  expect(read(source).textContent?.trim()).toBe(value);
  expect(source).not.toMatch(/[<$`*_|]/);
});

test("no value whatsoever makes markup", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      const body = read(markdown`x ${value} y`.markdown);
      const elements = [...body.querySelectorAll("*")].map(({ localName }) => localName);
      // A day is kept on its line.
      expect(elements.filter((name) => name !== "span")).toEqual(["p"]);
    }),
  );
});

test.each([
  "# no heading",
  "- no item",
  "+ no item",
  "1. no item",
  "2) no item",
  "> no quote",
  "    no code",
  "```",
  "---",
  "-",
])("a value %j at the start of a line begins no block", (value) => {
  const body = read(markdown`${value}`.markdown);
  expect([...body.querySelectorAll("*")].map(({ localName }) => localName)).toEqual(["p"]);
});

test("a value's line breaks do not break the paragraph", () => {
  expect(markdown`a ${"b\n\n# c"} d`.markdown).toBe("a b &#35; c d");
});

test("a value that is a piece of markdown keeps it", () => {
  const piece = markdown`**${"a*b"}**`;
  expect(markdown`see ${piece}`.markdown).toBe("see **a&#42;b**");
});

test("the indent of the template is taken off, whatever the values hold", () => {
  const item = "x\n        y";
  expect(
    markdown`
      # Title

      - ${item}
        more
  `.markdown,
  ).toBe("# Title\n\n- x y\n  more");
});

test("TeX in the template keeps its backslashes; escaped backticks and dollars are unescaped", () => {
  expect(markdown`$\frac{a}{b}$ \`code\` \${x}`.markdown).toBe("$\\frac{a}{b}$ `code` $" + "{x}");
});

test("markdown`...` can be shown: as markdown and as text", () => {
  const { mime } = markdown`*a*`;
  expect(mime).toEqual({ "text/markdown": "*a*", "text/plain": "*a*" });
});

test("md`...` outside a kernel says where it works", () => {
  expect(() => md`a`).toThrow("work in a cell of a notebook that runs on the tslab kernel");
});
