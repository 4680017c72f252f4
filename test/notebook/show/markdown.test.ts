import fc from "fast-check";
import { JSDOM } from "jsdom";
import MarkdownIt from "markdown-it";
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

const PARSER = new MarkdownIt("commonmark");

/** The blocks and marks that a parser of CommonMark alone finds, as a front end that reads neither TeX nor addresses does. */
const marksIn = (source: string): readonly string[] =>
  PARSER.parse(source, {})
    .flatMap((token) => [token, ...(token.children ?? [])])
    .map(({ type }) => type)
    .filter((type) => !/_close$|^(?:text|text_special|inline)$/.test(type));
const lines = (...texts: readonly string[]) => texts.join("\n");

test("a number that ends a sentence at the start of a line begins no list, whatever it is made of", () => {
  for (const { markdown: source } of [
    markdown`${2}. The next sentence.`,
    markdown`It ranks
${1}. The next sentence.`,
    markdown`1${0}${7}) as counted`,
    markdown`${markdown`${3}`}. A piece`,
    markdown`${2024}.`,
  ]) {
    expect(marksIn(source), source).not.toContain("ordered_list_open");
    expect(marksIn(source), source).toContain("paragraph_open");
  }
  expect(marksIn(markdown`- ${4}. Four`.markdown)).toEqual(marksIn(markdown`- Four. Four`.markdown));
  expect(marksIn(markdown`> ${4}. Four`.markdown)).toEqual(["blockquote_open", "paragraph_open"]);
  expect(read(markdown`${2}. A`.markdown).textContent?.trim()).toBe("2. A");
});

test("the template's own lists stay, and so do numbers with decimals", () => {
  const list = markdown`
1. ${"one"}
2. ${"two"}
`.markdown;
  expect(list).toBe(lines("1. one", "2. two"));
  expect(markdown`${12}.5 points`.markdown).toBe("12.5 points");
});

test("no text or number at the start of a line makes markup for CommonMark, with what a template may set after it", () => {
  const start = fc.constantFrom("", "- ", "a\n", "> ", "7");
  const texts = fc.constantFrom("+", "-", "#", "1", "*", "`", "<b>", "|", "_", "=", "+3%", "-3%", "1.", "2)");
  const value = fc.oneof(fc.nat(), fc.double(), fc.string({ minLength: 1 }), texts);
  const after = fc.constantFrom("", ".", ". x", ") x", " x", "\n- x", "\n===");
  const of = (before: string, filling: string | number, rest: string) =>
    marksIn(markdown(Object.assign([before, rest], { raw: [before, rest] }), filling).markdown);
  fc.assert(
    fc.property(start, value, after, (before, one, rest) => {
      fc.pre(String(one).trim() !== "");
      // A letter in the place of the value: what is left is the template's own markup.
      expect(of(before, one, rest)).toEqual(of(before, "q", rest));
    }),
  );
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
