import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { markdown, md } from "../../../lib/notebook/show/markdown.js";

/** What a markdown reader with everything turned on makes of it. */
function text(source: string): string {
  return new MarkdownIt({ html: true, linkify: true }).renderInline(source);
}

function plain(html: string): string {
  return html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
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
  expect(plain(text(source))).toBe(value);
  expect(source).not.toMatch(/[<$`*_|]/);
});

test("no value whatsoever makes markup", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      expect(text(markdown`x ${value} y`.markdown)).not.toMatch(/<(?!br)/);
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
  const html = new MarkdownIt({ html: true }).render(markdown`${value}`.markdown);
  expect(html).toMatch(/^<p>.*<\/p>\n$/);
  expect(html).not.toMatch(/<(h1|li|blockquote|code|hr|pre)/);
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
